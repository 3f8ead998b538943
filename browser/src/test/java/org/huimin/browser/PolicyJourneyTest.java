package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Reading the programmes, changing a parameter by two people, trying a household. Names no
 * programme: it takes the first of the list, whatever the content holds.
 */
class PolicyJourneyTest extends Journey {
    private static final Pattern PRESENT = Pattern.compile(".+");
    private static final Page.GetByTextOptions EXACT = new Page.GetByTextOptions().setExact(true);
    private static final String CHANGE = ".*/policy/changes/[0-9a-f-]{36}";
    private static final Locator.GetByLabelOptions FIELD =
            new Locator.GetByLabelOptions().setExact(true);

    @BeforeEach
    void county() {
        County.imported();
        signIn("county");
    }

    @Test
    void aProgrammeIsReadFromItsListToItsSources() {
        open("/policy");
        assertThat(heading("政策待遇")).isVisible();
        assertUsableByAll();
        int all = page.locator("tbody tr").count();
        page.getByLabel("查找待遇").fill("没有这样的待遇");
        assertThat(page.getByText("没有这项待遇").first()).isVisible();
        page.getByLabel("查找待遇").fill("");
        assertThat(page.locator("tbody tr")).hasCount(all);

        page.locator("[data-row]").first().click();
        page.waitForURL("**/policy/*");
        settle();
        assertThat(page.locator("#rules .rule").first()).isVisible();
        assertUsableByAll();
        assertThat(page.locator("#rules a.name").first()).hasAttribute("title", PRESENT);
        // what is folded away opens; a name in a formula leads to where it is explained
        button("全部展开").click();
        page.locator("#rules a.name.parameter").first().click();
        page.waitForURL("**#parameter-*");
        Locator parameter = page.locator(".parameter [aria-expanded=true]").first();
        assertThat(parameter).isVisible();
        assertThat(page.locator("#parameters .segment.now").first()).isVisible();
        assertThat(page.locator("#cases").getByText("案例全部通过"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        Download table = page.waitForDownload(() -> button("导出参数表").click());
        assertThat(table.suggestedFilename()).endsWith(".xlsx");
        assertUsableByAll();

        // a case is a start for the calculator
        page.locator("#cases").getByText("放进政策计算器").first().click();
        page.waitForURL("**/calculator");
        assertThat(page.locator("#result tbody tr").first()).isVisible();
        assertThat(page.getByText("案例：").first()).isVisible();
    }

    @Test
    void englishReadersReadEnglish() {
        open("/policy");
        page.locator("button[aria-controls=account-panel]").click();
        page.getByText("English", EXACT).click();
        page.locator("[data-row]").first().click();
        page.waitForURL("**/policy/*");
        settle();
        assertThat(heading("How it is decided").first()).isVisible();
        assertThat(heading("Parameters").first()).isVisible();
        assertUsableByAll();
        open("/calculator");
        assertThat(heading("Policy calculator")).isVisible();
        assertUsableByAll();
    }

    @Test
    void aParameterIsChangedByTwoPeopleWhoSeeWhatItDoes() {
        County.decided();
        propose(someDay(), "2000");
        assertThat(page.getByText("待审批").first()).isVisible();
        assertThat(button("批准")).hasCount(0);
        button("运行影响预览").click();
        assertThat(page.locator(".tiles dd").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
        assertThat(page.locator(".tiles")).containsText("每月增减");
        button("按收入十等分").click();
        assertThat(page.locator("tbody tr").first()).isVisible();
        assertUsableByAll();
        Download figures = page.waitForDownload(() -> button("导出影响预览").click());
        assertThat(figures.suggestedFilename()).endsWith(".xlsx");
        String address = page.url();

        signOutAndIn("countyhead");
        assertThat(page.locator("#main-menu .badge")).isVisible();
        page.navigate(address);
        settle();
        assertThat(button("批准")).isEnabled();
        assertUsableByAll();
        button("批准").click();
        assertThat(page.getByText("已批准").first()).isVisible();
        assertThat(button("批准")).hasCount(0);
        open("/policy/changes?show=all");
        assertThat(page.locator("tbody tr").first()).containsText("已批准");
        assertUsableByAll();
        Download tables = page.waitForDownload(() -> button("导出已批准的参数表").click());
        assertThat(tables.suggestedFilename()).endsWith(".zip");
    }

    @Test
    void aWrongValueIsExplainedAndARefusalNeedsAReason() {
        propose(someDay(), "很多");
        Locator notice = page.getByRole(AriaRole.ALERT);
        assertThat(notice).containsText("很多");
        assertUsableByAll();
        page.getByLabel("新数值").fill("1999");
        button("提交").click();
        page.waitForURL(address -> address.matches(".*/policy/changes/[0-9a-f-]{36}"));
        String address = page.url();
        signOutAndIn("countyhead");
        page.navigate(address);
        settle();
        assertThat(button("批准")).isDisabled();
        button("退回").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("理由");
        page.getByLabel("意见").fill("依据文件不对");
        button("退回").click();
        assertThat(page.getByText("已退回").first()).isVisible();
        assertThat(page.locator(".history")).containsText("依据文件不对");
    }

    @Test
    void aStandardThatTheContentWarnsOfIsSeenByBothBeforeItIsApproved() {
        County.decided();
        fill("特困人员救助供养", "基本生活标准", someDay(), "1000");
        page.waitForURL(address -> address.matches(CHANGE));
        Locator warned =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("审批前请注意"));
        assertThat(warned).containsText("1,000.00 元，应不低于");
        assertThat(warned).containsText("依据：");
        assertThat(warned).containsText("请撤回重提");
        assertUsableByAllAtBothSizes();
        preview();
        String address = page.url();

        signOutAndIn("countyhead");
        page.navigate(address);
        settle();
        assertThat(warned).containsText("依据：");
        assertThat(warned).containsText("请在意见里写明依据");
        assertUsableByAllAtBothSizes();
        page.getByLabel("意见").fill("物价普遍下降");
        button("批准").click();
        assertThat(page.getByText("已批准").first()).isVisible();
        // what the approver was told stays with the decision
        assertThat(page.locator(".history")).containsText("物价普遍下降［提醒：");
        assertThat(warned).hasCount(0);
    }

    @Test
    void belowTheProvincesFloorNobodyCanSetAStandard() {
        County.decided();
        LocalDate day = someDay();
        signOutAndIn("policy");
        fill("最低生活保障", "低保标准", day, "1500");
        page.waitForURL(address -> address.matches(CHANGE));
        preview();
        String address = page.url();
        signOutAndIn("province");
        page.navigate(address);
        settle();
        button("批准").click();
        assertThat(page.getByText("已批准").first()).isVisible();

        signOutAndIn("county");
        fill("最低生活保障", "低保标准", day.plusDays(1), "1499");
        Locator notice = page.getByRole(AriaRole.ALERT);
        assertThat(notice).containsText("1,499.00 元，应不低于 1,500.00 元");
        assertThat(notice).containsText("依据：");
        assertThat(notice).containsText("请核对数值");
        assertUsableByAllAtBothSizes();
        page.getByLabel("新数值").fill("1500");
        button("提交").click();
        page.waitForURL(there -> there.matches(CHANGE));
        assertThat(page.getByText("待审批").first()).isVisible();
        button("撤回").click();
        assertThat(page.getByText("已撤回").first()).isVisible();
    }

    @Test
    void aHouseholdIsTriedByHandComparedAndTakenAway() throws Exception {
        open("/calculator");
        assertUsableByAll();
        Locator member =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("成员 1"));
        // what the result lacks stands first; the rest is there for whom it concerns
        assertThat(
                        member.getByRole(
                                AriaRole.TEXTBOX,
                                new Locator.GetByRoleOptions().setName("月工资收入 元/月")))
                .isVisible();
        assertThat(member.getByLabel("年龄", FIELD)).isHidden();
        member.locator("details").first().locator("summary").click();
        member.getByLabel("年龄", FIELD).fill("45");
        Locator result = page.locator("#result");
        assertThat(result.locator("tbody tr").first()).isVisible();
        member.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("年龄 不知道")).click();
        assertThat(member.getByLabel("年龄", FIELD)).isDisabled();
        member.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("年龄 不知道")).click();
        member.getByLabel("年龄", FIELD).fill("许多");
        assertThat(member.locator("[aria-invalid=true]")).hasCount(1);
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        member.getByLabel("年龄", FIELD).fill("45");
        assertThat(member.locator("[aria-invalid=true]")).hasCount(0);

        button("＋ 添加成员").click();
        assertThat(page.locator("section.member")).hasCount(2);
        page.getByText("复制成方案乙，对比").click();
        assertThat(result.locator("thead th")).hasCount(4);
        assertUsableByAll();

        Download file = page.waitForDownload(() -> button("导出 JSON").click());
        Path saved = Path.of("target", "household.json");
        file.saveAs(saved);
        button("重新开始").click();
        assertThat(page.locator("section.member")).hasCount(1);
        page.locator("input[type=file]").setInputFiles(saved);
        assertThat(page.locator("section.member")).hasCount(2);
    }

    @Test
    void aRealHouseholdIsAStart() {
        open("/calculator");
        button("从真实家庭开始").click();
        page.getByLabel("户号或姓名").fill("陈");
        button("查找").click();
        page.locator(".hit").first().click();
        assertThat(page.getByText("从“户号").first()).isVisible();
        assertThat(page.locator("#result tbody tr").first()).isVisible();
        assertUsableByAll();
    }

    private void propose(LocalDate effective, String value) {
        open("/policy");
        page.locator("[data-row]")
                .filter(new Locator.FilterOptions().setHasText("最低生活保障边缘家庭"))
                .first()
                .click();
        page.waitForURL("**/policy/*");
        settle();
        page.locator("#parameters .opener").first().click();
        page.locator("#parameters .opener").first().click();
        page.locator("#parameters").getByText("提出变更").first().click();
        page.waitForURL("**/policy/changes/new*");
        settle();
        assertUsableByAll();
        page.getByLabel("生效日期").fill(effective.toString());
        settle();
        page.getByLabel("新数值").fill(value);
        page.getByLabel("依据文件").fill("示例县民政局〔2026〕1号");
        page.getByLabel("变更理由").fill("按年度调整");
        button("提交").click();
        settle();
    }

    /** Proposes a value of a parameter of the caller's own place. */
    private void fill(String programme, String parameter, LocalDate effective, String value) {
        open("/policy/changes/new");
        page.getByLabel("待遇").selectOption(programme);
        settle();
        page.getByLabel("参数", new Page.GetByLabelOptions().setExact(true)).selectOption(parameter);
        page.getByLabel("生效日期").fill(effective.toString());
        settle();
        page.getByLabel("新数值").fill(value);
        page.getByLabel("依据文件").fill("示例民政〔2026〕2号");
        page.getByLabel("变更理由").fill("按年度调整");
        button("提交").click();
        settle();
    }

    private void preview() {
        button("运行影响预览").click();
        assertThat(page.locator(".tiles dd").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(120_000));
    }

    private void assertUsableByAllAtBothSizes() {
        assertUsableByAll();
        page.setViewportSize(390, 844);
        assertUsableByAll();
        page.setViewportSize(width(), height());
    }

    /** A day no earlier visit of the same installation has set. */
    private static LocalDate someDay() {
        return LocalDate.now().plusDays(400 + ThreadLocalRandom.current().nextInt(20_000));
    }

    private void signOutAndIn(String username) {
        page.locator("button[aria-controls=account-panel]").click();
        button("退出登录").click();
        page.waitForURL("**/sign-in*");
        signIn(username);
    }
}
