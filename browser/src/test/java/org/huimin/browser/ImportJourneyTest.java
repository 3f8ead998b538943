package org.huimin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJourneyTest extends Journey {
    static final String IDENTITY_NUMBER = "公民身份号码";
    private static final LocatorAssertions.ContainsTextOptions PATIENTLY =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @TempDir Path folder;

    @BeforeEach
    void county() {
        County.imported();
        signIn("data");
    }

    @Test
    void aBadRowIsSetAsideMendedAndSentAgain() throws IOException {
        Damaged damaged = damage(1);
        open("/imports");
        assertUsableByAll();
        send(damaged.file);
        assertThat(page.locator("header .tag")).containsText("完成，有问题行", PATIENTLY);
        Locator setAside = page.locator("section tbody tr").first();
        assertThat(setAside).containsText(IDENTITY_NUMBER);
        // a person's number shows its ends; it stands whole in the file to be mended
        assertThat(setAside)
                .containsText(
                        damaged.wrong.substring(0, 6) + "********" + damaged.wrong.substring(14));
        assertThat(setAside).not().containsText(damaged.wrong);
        assertUsableByAll();

        String mended = Files.readString(damaged.file).replace(damaged.wrong, damaged.right);
        send(Files.writeString(damaged.file, mended));
        assertThat(page.locator("header .tag")).containsText("已完成", PATIENTLY);
        assertThat(page.getByText("没有问题行，全部接入了。")).isVisible();
    }

    @Test
    void badRowsAreTakenAwayAsAFileThatCanBeMendedAndSent() throws IOException {
        Damaged damaged = damage(2);
        open("/imports");
        send(damaged.file);
        assertThat(page.locator("header .tag")).containsText("完成，有问题行", PATIENTLY);
        String batch = page.url();
        Download download = page.waitForDownload(() -> button("下载问题行（CSV）").click());
        String given = Files.readString(download.path(), StandardCharsets.UTF_8);
        assertThat(given).contains(damaged.wrong);
        send(
                Files.writeString(
                        folder.resolve(download.suggestedFilename()),
                        given.replace(damaged.wrong, damaged.right)));
        assertThat(page.locator("header .tag")).containsText("已完成", PATIENTLY);
        page.navigate(batch);
        assertThat(page.getByText("有问题的行都已改好")).isVisible();
    }

    @Test
    void aFileWhoseNameFitsNothingSaysSoBeforeItIsSent() throws IOException {
        open("/imports");
        page.locator("input[type=file]")
                .setInputFiles(Files.writeString(folder.resolve("完全不认识.csv"), "a,b\n1,2\n"));
        assertThat(page.locator(".files")).containsText("文件名对不上任何数据集");
    }

    @Test
    void theCatalogueOffersEmptyHeadings() throws IOException {
        open("/imports/datasets");
        page.locator("summary").first().click();
        Download download = page.waitForDownload(() -> page.getByText("下载空白表头").first().click());
        String headings = Files.readString(download.path(), StandardCharsets.UTF_8);
        assertThat(headings).startsWith("\uFEFF").contains(",");
        assertUsableByAll();
    }

    private record Damaged(Path file, String wrong, String right) {}

    /** A row of a delivered file, with a wrong check digit in its identity number. */
    private Damaged damage(int line) throws IOException {
        Path delivered = County.smallDelivery();
        List<String> lines = County.lines(delivered);
        int column =
                List.of(lines.getFirst().replace("\uFEFF", "").split(",")).indexOf(IDENTITY_NUMBER);
        String[] row = lines.get(line).split(",", -1);
        String right = row[column];
        String wrong = right.substring(0, 17) + (right.endsWith("0") ? "1" : "0");
        row[column] = wrong;
        Path file = folder.resolve(delivered.getFileName());
        Files.writeString(file, lines.getFirst() + "\n" + String.join(",", row) + "\n");
        return new Damaged(file, wrong, right);
    }

    private void send(Path file) {
        page.locator("input[type=file]").setInputFiles(file);
        assertThat(page.locator(".files")).containsText("认作：");
        button("开始接入").click();
        page.waitForURL(address ->
                address.matches(".*/imports/\\w+$") && page.locator(".files").count() == 0);
    }
}
