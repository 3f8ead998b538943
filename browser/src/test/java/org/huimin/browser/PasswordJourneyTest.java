package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import org.huimin.platform.access.Role;
import org.junit.jupiter.api.Test;

/** Everybody changes the own password; the one of a demonstration account stays as it is. */
class PasswordJourneyTest extends Journey {
    private static final String WANTED = "松树 河流 石桥 灯塔 小船";

    @Test
    void thePasswordIsChangedAndOnlyTheNewOneSignsIn() {
        assumeFalse(Installation.isGiven(), "adds an account of its own");
        Installation.addAccount("newcomer", Set.of(Role.CLERK));
        signIn("newcomer");
        open("/password");
        assertUsableByAll();

        change("not-the-right-one", WANTED);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("现在的密码不正确");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("请重新输入现在的密码");
        assertThat(page.locator("input[name=current]")).isEmpty();
        assertUsableByAll();

        change(Installation.PASSWORD, "太短");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("新密码不足 12 位");

        change(Installation.PASSWORD, WANTED);
        assertThat(page.locator(".done")).containsText("密码已修改");
        assertUsableByAll();

        page.locator("button[aria-controls=account-panel]").click();
        button("退出登录").click();
        page.waitForURL("**/sign-in*");
        enter(Installation.PASSWORD);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("用户名或密码不正确");
        enter(WANTED);
        page.waitForURL(address -> !address.contains("/sign-in"));
        assertThat(page.locator("#main-menu a").first()).isVisible();
    }

    private void change(String current, String wanted) {
        page.locator("input[name=current]").fill(current);
        page.locator("input[name=wanted]").fill(wanted);
        page.locator("input[name=again]").fill(wanted);
        button("修改密码").click();
    }

    private void enter(String password) {
        page.locator("input[name=username]").fill("newcomer");
        page.locator("input[name=password]").fill(password);
        button("登录").click();
    }
}
