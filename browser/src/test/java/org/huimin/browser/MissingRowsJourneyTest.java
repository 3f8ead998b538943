package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Half a register arrives as if it were all of it. */
class MissingRowsJourneyTest extends Journey {
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @TempDir Path folder;

    @BeforeEach
    void county() {
        County.imported();
        signIn("data");
    }

    @Test
    void nothingEndsUntilTheOfficerHasCheckedAndConfirmed() throws IOException {
        Path whole = County.fullDelivery();
        List<String> lines = County.lines(whole);
        int kept = lines.size() / 2;
        Path half = folder.resolve(whole.getFileName());
        Files.writeString(half, String.join("\n", lines.subList(0, kept)) + "\n");
        try {
            send(half);
            Locator question = page.locator(".question");
            assertThat(question).containsText("一行也没有结束", PATIENTLY);
            String missing = missing(question.innerText());
            // rows in quarantine were never delivered
            assertThat(Integer.parseInt(missing)).isBetween(1, lines.size() - kept);
            assertUsableByAll();

            button("确认结束 " + missing + " 行…").click();
            Locator dialog = page.locator("dialog");
            assertThat(dialog).containsText("待遇不会因此直接变动");
            assertUsableByAll();
            button("结束这 " + missing + " 行").click();
            assertThat(dialog).containsText("请先勾选");
            page.getByText("我已与送数部门核实").click();
            String before = page.url();
            button("结束这 " + missing + " 行").click();
            page.waitForURL(address -> !address.equals(before));
            assertThat(page.locator(".ended"))
                    .containsText("已按全量数据结束 " + missing + " 行", PATIENTLY);
            assertUsableByAll();

            page.navigate(before);
            assertThat(page.locator(".question")).containsText("后来又送达过");
            assertThat(page.locator(".question button").count()).isZero();
        } finally {
            // the other journeys are about the whole county
            send(whole);
            // with or without rows in quarantine: the register has its own faults
            assertThat(page.locator("header .tag"))
                    .containsText(Pattern.compile("^(已完成|完成，有问题行)$"), PATIENTLY);
        }
    }

    private static String missing(String question) {
        Matcher told = Pattern.compile("其中 ([\\d,]+) 行").matcher(question);
        assertThat(told.find()).as(question).isTrue();
        return told.group(1);
    }

    private void send(Path file) {
        open("/imports");
        page.locator("input[type=file]").setInputFiles(file);
        assertThat(page.locator(".files")).containsText("认作：");
        button("开始接入").click();
        page.waitForURL(address -> address.matches(".*/imports/\\d+$"));
    }
}
