package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.junit.jupiter.api.Test;

/** Encodings, separators, headers and kinds of files as departments really deliver them. */
class FileFormatsTest extends DeliveriesTest {
    @Test
    void readsTheEncodingsDepartmentsUse() {
        String text = HARVESTS + ANNA + ",翔安龍眼合作社,2026-01,100.00,\n";
        for (Charset charset :
                List.of(
                        StandardCharsets.UTF_8,
                        Charset.forName("GB18030"),
                        StandardCharsets.UTF_16LE)) {
            islands.database.doAs(
                    org.huimin.platform.testing.TestCallers.system(),
                    jdbc -> jdbc.sql("delete from people.record_harvests").update());
            String marked = charset.name().startsWith("UTF-16") ? "\uFEFF" + text : text;
            Batch.DeliveredFile file = take("harvests-" + charset.name(), marked, charset);
            assertThat(file.problemEn()).as(charset.name()).isNull();
            assertThat(islands.count("people.record_harvests where buyer = '翔安龍眼合作社'"))
                    .as(charset.name())
                    .isEqualTo(1);
        }
        Batch.DeliveredFile marked =
                take(
                        "harvests-bom",
                        "\uFEFF" + text.replace("2026-01", "2026-02"),
                        StandardCharsets.UTF_8);
        assertThat(marked.added()).isEqualTo(1);
    }

    @Test
    void findsGb18030BehindALongAsciiBeginning() {
        StringBuilder text = new StringBuilder("idNumber,buyer,month,amount,account\n");
        for (int i = 0; i < 3_000; i++) {
            text.append(ExchangeFixture.id("350213", "19800101", i % 1000))
                    .append(",B")
                    .append(i)
                    .append(",2026-01,1,\n");
        }
        text.append(ANNA).append(",龙眼,2026-01,1,\n");
        Batch.DeliveredFile file = take("harvests", text.toString(), Charset.forName("GB18030"));
        assertThat(file.added()).isEqualTo(3_001);
        assertThat(islands.count("people.record_harvests where buyer = '龙眼'")).isEqualTo(1);
    }

    @Test
    void separatorsQuotesTitlesAndOtherNamesOfColumnsDoNotMatter() {
        Batch.DeliveredFile file =
                take(
                        "harvests",
                        "二〇二六年收成发放表;;;;\n身份证号;收购方;收成月份;金额;账号\n"
                                + ANNA
                                + ";\"甲;乙 \"\"大\"\" 社\";2026年1月;\"1,234.50\";\n\n",
                        StandardCharsets.UTF_8);
        assertThat(file.problemEn()).isNull();
        assertThat(file.added()).isEqualTo(1);
        assertThat(
                        islands.count(
                                "people.record_harvests where buyer = '甲;乙 \"大\" 社' and amount = 123450"))
                .isEqualTo(1);
        assertThat(
                        take(
                                        "harvests-tab",
                                        HARVESTS.replace(',', '\t') + BEN + "\t甲\t202601\t7\t\n",
                                        StandardCharsets.UTF_8)
                                .added())
                .isEqualTo(1);
    }

    @Test
    void aWrongHeaderIsToldBeforeAnyRowIsRead() {
        Batch.DeliveredFile file =
                take(
                        "harvests",
                        "公民身份号码,收购方,月分,金额,账号\n" + ANNA + ",甲,2026-01,1,\n",
                        StandardCharsets.UTF_8);
        assertThat(file.state()).isEqualTo(Batch.FileState.REFUSED);
        assertThat(file.problemZh()).contains("第 1 行", "缺少“月份”", "不认识“月分”");
        assertThat(file.problemEn()).contains("Row 1", "missing 月份 (month)", "unknown 月分");
        assertThat(islands.count("people.record_harvests")).isZero();
    }

    @Test
    void emptyUnknownAndDamagedFilesAreRefusedWithARemedy() {
        assertThat(take("harvests", "", StandardCharsets.UTF_8))
                .satisfies(f -> {
                    assertThat(f.state()).isEqualTo(Batch.FileState.REFUSED);
                    assertThat(f.problemZh()).contains("空");
                });
        assertThat(take("harvests-header", HARVESTS, StandardCharsets.UTF_8).rows()).isZero();
        assertThat(take("什么", HARVESTS, StandardCharsets.UTF_8).problemEn())
                .contains("belongs to no dataset");
        Path damaged =
                islands.exchange.file(
                        "harvests-damaged.csv",
                        new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'});
        assertThat(islands.exchange.take(damaged).problemEn())
                .contains("neither UTF-8 nor GB18030");
        Path zip =
                islands.exchange.file(
                        "harvests-damaged.xlsx", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
        assertThat(islands.exchange.take(zip).state()).isEqualTo(Batch.FileState.REFUSED);
    }

    @Test
    void readsSpreadsheetsWithNumbersDatesAndTexts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            List<String> titles = List.of("证号", "公民身份号码", "等级", "发证日期", "有效期至");
            for (int i = 0; i < titles.size(); i++) {
                sheet.value(0, i, titles.get(i));
            }
            sheet.value(1, 0, 17);
            sheet.value(1, 1, ANNA);
            sheet.value(1, 2, 1);
            sheet.value(1, 3, LocalDate.of(2020, 5, 6));
            sheet.style(1, 3).format("yyyy-MM-dd").set();
            sheet.value(1, 4, 46_387);
            sheet.value(2, 0, "L2");
            sheet.value(2, 1, 350213197002030128.0);
            sheet.value(2, 2, "一等");
            sheet.value(2, 3, "2020-05-06");
        }
        Batch.DeliveredFile file =
                islands.exchange.take(
                        islands.exchange.file("领航证-" + nth + ".xlsx", bytes.toByteArray()));
        assertThat(file.problemEn()).isNull();
        assertThat(file.added()).isEqualTo(1);
        assertThat(
                        islands.count(
                                "people.record_licences where licence_no = '17' and issued_on = '2020-05-06' and expires_on = '2026-12-31'"))
                .isEqualTo(1);
        assertThat(quarantined())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.row()).isEqualTo(3);
                    assertThat(r.reasonZh()).contains("后几位已丢失");
                });
    }
}
