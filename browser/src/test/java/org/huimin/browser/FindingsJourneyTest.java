package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingsJourneyTest extends Journey {
    @BeforeEach
    void county() {
        County.decided();
        signIn("county");
    }

    @Test
    void aMissedHouseholdIsFoundAndItsReasonsAreReadByKeyboardAlone() {
        open("/missed");
        page.keyboard().press("j");
        page.keyboard().press("j");
        Locator second = page.locator("[data-row]").nth(1);
        assertThat(second).isFocused();
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        page.waitForURL("**/households/*");
        assertThat(heading("待核实的问题")).isVisible();
        showTrace();
        assertThat(page.locator(".trace-formula").first()).isVisible();
        assertThat(page.title()).doesNotContain("＊").doesNotContain("350213");
        assertUsableByAll();
    }

    @Test
    void theReasonSheetSaysWhoPrintedItAndHidesTheControls() {
        open("/missed");
        page.locator("[data-row]").first().click();
        page.waitForURL("**/households/*");
        settle();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".sheet-head")).containsText("county");
        assertThat(page.locator(".watermark span").first()).containsText("县级示例审批人");
        assertThat(page.locator("#main-menu")).isHidden();
        assertThat(button("打印理由单")).isHidden();
        assertThat(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)).length)
                .isGreaterThan(10_000);
    }

    @Test
    void filtersLiveInTheAddressAndTheBackButtonWorks() {
        open("/wrong");
        page.getByLabel("把握").selectOption("all");
        assertThat(page).hasURL(Pattern.compile(".*/wrong\\?certainty=all$"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^实发")))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*certainty=all&sort=-paid$"));
        page.reload();
        assertThat(page.getByLabel("把握")).hasValue("all");
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*/wrong\\?certainty=all$"));
        assertUsableByAll();
    }

    @Test
    void aSearchedNameNeverStandsInTheAddress() {
        open("/missed");
        String number =
                page.locator("tbody tr").first().locator("td").first().locator("span").innerText();
        page.getByLabel("户号或姓名").fill(number);
        button("筛选").click();
        assertThat(page.locator(".turner")).containsText("共 ");
        assertThat(page.locator("tbody tr").first()).containsText(number);
        assertThat(page.url()).doesNotContain(number);
        page.reload();
        assertThat(page.getByLabel("户号或姓名")).hasValue(number);
    }

    @Test
    void nothingFoundSaysWhatToDo() {
        open("/missed");
        page.getByLabel("户号或姓名").fill("没有这个人");
        button("筛选").click();
        assertThat(heading("没有符合这些条件的记录")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("清空条件"))
                .first()
                .click();
        assertThat(page.locator("tbody tr").first()).isVisible();
    }

    @Test
    void theListIsTakenAwayAsAWorkbook() throws IOException {
        open("/missed");
        Download download = page.waitForDownload(() -> button("导出 Excel").click());
        byte[] workbook = Files.readAllBytes(download.path());
        assertThat(new String(workbook, 0, 2, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PK");
        assertThat(download.suggestedFilename()).endsWith(".xlsx");
    }

    @Test
    void aHouseholdIsFoundByNumberAndAnIdentityNumberIsShownForAReason() {
        open("/missed");
        String number =
                page.locator("tbody tr").first().locator("td").first().locator("span").innerText();
        page.keyboard().press("/");
        page.keyboard().type(number);
        page.keyboard().press("Enter");
        page.waitForURL("**/households/*");
        Locator first = page.locator("tbody tr").first();
        assertThat(first).containsText("*");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^显示全号")))
                .first()
                .click();
        button("显示").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("用途");
        button("入户核查").click();
        button("显示").click();
        assertThat(first).containsText(Pattern.compile("\\d{17}[\\dX]"));
    }

    @Test
    void theTimeLineTellsEveryFactWithItsRowAndNarrowsToOne() {
        open("/missed");
        page.locator("[data-row]").first().click();
        page.waitForURL("**/households/*");
        button("时间线").first().click();
        Locator events = page.locator(".days ul > li");
        assertThat(events.first()).containsText(Pattern.compile("第 \\d+ 行"));
        int all = events.count();
        Locator facts = page.locator(".timeline select").first();
        facts.selectOption(new SelectOption().setIndex(1));
        assertThat(events.count()).isPositive().isLessThan(all);
        assertUsableByAll();
    }

    @Test
    void anEnglishReaderIsToldWhyInEnglish() {
        page.evaluate("localStorage.setItem('huimin.display', '{\"language\":\"en\"}')");
        open("/missed");
        page.locator("[data-row]").first().click();
        page.waitForURL("**/households/*");
        assertThat(heading("Decisions by programme")).isVisible();
        for (String said : page.locator(".decision h3, .reasons").allInnerTexts()) {
            assertThat(said.replaceAll("For .*", "")).doesNotContainPattern("\\p{IsHan}");
        }
        assertUsableByAll();
    }

    private void showTrace() {
        Locator closed =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("计算过程 ▾"));
        if (closed.count() > 0) {
            closed.first().click();
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("全部展开"))
                .first()
                .click();
    }
}
