package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInJourneyTest extends Journey {
    @ParameterizedTest
    @CsvSource({
        "province, 驾驶舱 漏保名单 错保名单 政策待遇 参数变更 政策计算器",
        "policy, 驾驶舱 漏保名单 错保名单 全量核对 政策待遇 参数变更 政策计算器",
        "city, 驾驶舱 漏保名单 错保名单 政策待遇 参数变更 政策计算器",
        "county, 驾驶舱 漏保名单 错保名单 全量核对 政策待遇 参数变更 政策计算器",
        "countyhead, 驾驶舱 漏保名单 错保名单 政策待遇 参数变更 政策计算器",
        "data, 驾驶舱 数据接入 全量核对 政策待遇 参数变更 政策计算器",
        "town, 驾驶舱 漏保名单 错保名单 政策待遇 参数变更 政策计算器",
    })
    void everyRoleSeesItsOwnMenu(String username, String entries) {
        signIn(username);
        // nothing waits for anybody yet, or a count stands behind the name
        assertThat(menu().stream().map(entry -> entry.split("\\s")[0]).toList())
                .isEqualTo(List.of(entries.split(" ")));
    }

    @Test
    void aWrongPasswordSaysWhatToDoAndKeepsTheName() {
        open("/sign-in");
        page.locator("input[name=username]").fill("county");
        page.locator("input[name=password]").fill("not-this-one");
        button("登录").click();
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("请核对");
        assertThat(page.locator("input[name=username]")).hasValue("county");
        assertThat(page.locator("input[name=password]")).isEmpty();
        assertUsableByAll();
    }

    @Test
    void aDeepLinkLeadsThroughSigningInToItsPage() {
        open("/missed?certainty=certain");
        assertThat(page.url()).contains("/sign-in?next=");
        page.locator("input[name=username]").fill("county");
        page.locator("input[name=password]").fill(Installation.PASSWORD);
        button("登录").click();
        page.waitForURL("**/missed?certainty=certain");
        assertThat(heading("漏保名单")).isVisible();
    }

    @Test
    void aPageOfAnotherRoleSaysWhoCanGrantIt() {
        signIn("town");
        open("/imports");
        assertThat(heading("您没有打开这个页面的权限")).isVisible();
        assertUsableByAll();
    }

    @Test
    void anUnknownAddressLeadsBack() {
        signIn("county");
        open("/no-such-page");
        assertThat(heading("没有这个页面")).isVisible();
        link("回到首页").click();
        page.waitForURL("**/cockpit");
    }

    @Test
    void signingOutEndsTheSession() {
        signIn("county");
        page.locator("button[aria-controls=account-panel]").click();
        button("退出登录").click();
        page.waitForURL("**/sign-in");
        open("/missed");
        assertThat(page.url()).contains("/sign-in");
    }

    @Test
    void anExpiredSessionAsksToSignInOnTopOfThePage() {
        signIn("county");
        page.context()
                .clearCookies(
                        new com.microsoft.playwright.BrowserContext.ClearCookiesOptions()
                                .setName("HUIMIN"));
        page.getByLabel(
                        "查找家庭",
                        new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .first()
                .fill("350213");
        assertThat(heading("登录已过期")).isVisible();
        assertUsableByAll();
        page.locator("dialog input[name=password]").fill(Installation.PASSWORD);
        button("登录").click();
        assertThat(heading("登录已过期")).isHidden();
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/cockpit$"));
    }
}
