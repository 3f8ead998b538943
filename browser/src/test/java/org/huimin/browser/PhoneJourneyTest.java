package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cheapest phone of a village aide: 360 pixels wide, fingers instead of a mouse. */
class PhoneJourneyTest extends Journey {
    private static final int FINGER = 44;

    @Override
    int width() {
        return 360;
    }

    @Override
    int height() {
        return 740;
    }

    @BeforeEach
    void county() {
        County.decided();
        signIn("county");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cockpit",
                "/missed",
                "/wrong",
                "/runs",
                "/policy",
                "/policy/changes",
                "/policy/changes/new",
                "/calculator"
            })
    void everyPageFitsAndEveryButtonCanBeHit(String path) {
        open(path);
        assertUsableByAll();
        for (Locator target : page.locator("button:visible, select:visible, nav a:visible").all()) {
            var box = target.boundingBox();
            assertThat(box.height)
                    .as(path + ": " + target.innerText())
                    .isGreaterThanOrEqualTo(FINGER);
        }
    }

    @Test
    void theMenuOpensAndLeadsToAHousehold() {
        page.locator(".burger").tap();
        link("漏保名单").tap();
        page.waitForURL("**/missed");
        page.locator("[data-row]").first().tap();
        page.waitForURL("**/households/*");
        settle();
        assertThat(heading("家庭成员")).isVisible();
        assertUsableByAll();
        page.getByRole(
                        AriaRole.BUTTON,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName("时间线"))
                .first()
                .tap();
        assertThat(page.locator(".days > li").first()).isVisible();
        assertUsableByAll();
    }

    @Test
    void aProgrammeReadsOnAPhone() {
        open("/policy");
        page.locator("[data-row]").first().tap();
        page.waitForURL("**/policy/*");
        settle();
        assertThat(page.locator("#rules .rule").first()).isVisible();
        assertUsableByAll();
        button("全部展开").tap();
        assertThat(page.locator("#rules .rule").last()).isVisible();
        assertUsableByAll();
    }

    @Test
    void largeTypeStillFits() {
        page.locator("button[aria-controls=account-panel]").tap();
        page.getByText("大字", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .tap();
        for (String path : new String[] {"/cockpit", "/missed", "/policy", "/calculator"}) {
            open(path);
            assertThat(page.evaluate("getComputedStyle(document.documentElement).fontSize"))
                    .isEqualTo("22px");
            assertUsableByAll();
        }
    }
}
