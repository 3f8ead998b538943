package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CockpitJourneyTest extends Journey {
    @BeforeEach
    void county() {
        County.decided();
        signIn("county");
    }

    @Test
    void everyFigureCarriesUnitAndSourceAndExplainsItself() {
        Locator figures = page.locator(".figure");
        assertThat(figures.first()).isVisible();
        figures.first().click();
        Locator explanation = page.getByRole(AriaRole.DIALOG);
        for (String term : new String[] {"单位", "统计期", "来源", "更新时间"}) {
            assertThat(explanation.getByText(term, new Locator.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
        assertUsableByAll();
        page.keyboard().press("Escape");
        assertThat(explanation).isHidden();
        assertThat(figures.first()).isFocused();
    }

    @Test
    void thePlacesLeadDownOneBranchAtATimeAndBack() {
        Locator town = table("的下级地区").locator("tbody a[data-row]").first();
        String name = town.innerText();
        town.click();
        assertThat(page.locator("h1")).containsText(name);
        assertThat(page).hasURL(Pattern.compile(".*/cockpit\\?place=350213\\d{6}$"));
        assertUsableByAll();
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*/cockpit$"));
        assertThat(page.locator("h1")).not().containsText(name);
    }

    @Test
    void aCountOfAProgrammeOpensItsList() {
        Locator missed = table("各项待遇").locator("a.missed").first();
        String count = missed.innerText();
        missed.click();
        assertThat(page).hasURL(Pattern.compile(".*/missed\\?programme=.*"));
        assertThat(page.locator(".turner")).containsText("共 " + count + " 条");
    }

    @Test
    void placesCanBeSeenAsTilesToo() {
        page.getByText("格子图", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".tile").count()).isPositive();
        assertUsableByAll();
    }

    private Locator table(String caption) {
        return page.getByRole(
                AriaRole.TABLE,
                new com.microsoft.playwright.Page.GetByRoleOptions().setName(caption));
    }
}
