package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;
import static org.huimin.platform.people.Islands.CARL;
import static org.huimin.platform.people.Islands.DORA;
import static org.huimin.platform.people.Islands.EAST;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.exchange.QuarantinedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files as departments really deliver them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportFaultsTest {
    private static final String HARVESTS = "公民身份号码,收购方,月份,金额,账号\n";
    private static final String BOATS = "船号,公民身份号码,估值,份额,已沉没,船员\n";

    // one for all tests: the life cycle is per class
    @TempDir static Path folder;
    private Islands islands;
    private int nth;

    @BeforeAll
    void begin() {
        islands = new Islands(folder);
    }

    @AfterAll
    void end() {
        islands.close();
    }

    @BeforeEach
    void empty() {
        nth++;
        islands.database.doAs(
                org.huimin.platform.testing.TestCallers.system(),
                jdbc -> {
                    for (String table :
                            List.of(
                                    "people.record_harvests",
                                    "people.record_boats",
                                    "people.record_islanders",
                                    "people.current",
                                    "people.membership",
                                    "people.household",
                                    "people.person",
                                    "exchange.batch")) {
                        jdbc.sql("delete from " + table).update();
                    }
                });
        islands.takeRegister();
    }

    private Batch.DeliveredFile take(String stem, String text, Charset charset) {
        return islands.exchange.take(
                islands.exchange.file(stem + "-" + nth + ".csv", text, charset));
    }

    private List<QuarantinedRow> quarantined() {
        return CallerContext.run(
                ExchangeFixture.DATA,
                () ->
                        islands.exchange
                                .imports()
                                .quarantined(
                                        islands.exchange.imports().list(1, 1).getFirst().id(),
                                        1,
                                        100));
    }

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
    void badRowsGoToQuarantineAndGoodRowsGoIn() {
        String wrongDigit = ANNA.substring(0, 17) + (ANNA.charAt(17) == '1' ? '2' : '1');
        Batch.DeliveredFile file =
                take(
                        "harvests",
                        HARVESTS
                                + ANNA
                                + ",甲,2026-01,100,\n"
                                + wrongDigit
                                + ",甲,2026-01,100,\n"
                                + BEN
                                + ",甲,2026-13,一百,\n"
                                + BEN
                                + ",甲,,2000000,\n"
                                + CARL
                                + ",甲,2026-01,3万,\n"
                                + DORA
                                + ",甲,20",
                        StandardCharsets.UTF_8);
        assertThat(file.added()).isEqualTo(1);
        assertThat(file.rows()).isEqualTo(6);
        assertThat(quarantined())
                .hasSize(5)
                .satisfiesExactly(
                        r -> {
                            assertThat(r.row()).isEqualTo(3);
                            assertThat(r.field()).isEqualTo("公民身份号码");
                            assertThat(r.value()).isEqualTo(wrongDigit);
                            assertThat(r.reasonZh()).contains("校验码");
                            assertThat(r.remedyEn()).isNotBlank();
                        },
                        r -> {
                            assertThat(r.field()).isEqualTo("月份；金额");
                            assertThat(r.reasonZh()).isEqualTo("月份：不是月份；金额：不是数字");
                        },
                        r ->
                                assertThat(r.reasonEn())
                                        .contains(
                                                "required but empty",
                                                "not between 0.00 and 1000000.00"),
                        r -> assertThat(r.reasonZh()).contains("万"),
                        r -> assertThat(r.reasonEn()).contains("fewer cells"));
        assertThat(islands.count("exchange.quarantine q where q::text like '%" + wrongDigit + "%'"))
                .isZero();
    }

    @Test
    void copiesAreCountedAndContradictionsQuarantined() {
        Batch.DeliveredFile file =
                take(
                        "boats",
                        BOATS
                                + "B1,"
                                + ANNA
                                + ",100,50,否,1\nB1,"
                                + ANNA
                                + ",100,50,否,1\nB2,"
                                + ANNA
                                + ",100,50,否,1\nB2,"
                                + ANNA
                                + ",999,50,否,1\nB3,"
                                + ANNA
                                + ",1,50,否,1\n",
                        StandardCharsets.UTF_8);
        assertThat(file.added()).isEqualTo(2);
        assertThat(file.unchanged()).isEqualTo(1);
        assertThat(file.quarantined()).isEqualTo(2);
        assertThat(quarantined()).extracting(QuarantinedRow::row).containsExactly(4, 5);
        assertThat(quarantined()).extracting(QuarantinedRow::field).containsOnly("船号、公民身份号码");
    }

    @Test
    void fifteenDigitsAbolishedDivisionsAndSmallLettersAreTheSamePerson() {
        String old = CARL.substring(0, 6) + CARL.substring(8, 17);
        // 2010 does not fit a 15-digit number: those are of the 20th century
        String anna15 = ANNA.substring(0, 6) + ANNA.substring(8, 17);
        Batch.DeliveredFile file =
                take(
                        "boats",
                        BOATS
                                + "B1,"
                                + anna15
                                + ",1,50,否,1\nB2, "
                                + CARL.toLowerCase(java.util.Locale.ROOT)
                                + ",1,50,否,1\n",
                        StandardCharsets.UTF_8);
        assertThat(file.added()).isEqualTo(2);
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(1);
        assertThat(islands.now(CARL, "boat_count")).isEqualTo(1);
        assertThat(old).hasSize(15);
    }

    @Test
    void aHugeCellSpoilsOnlyItsRow() {
        Batch.DeliveredFile file =
                take(
                        "harvests",
                        HARVESTS
                                + ANNA
                                + ","
                                + "甲".repeat(200_000)
                                + ",2026-01,1,\n"
                                + BEN
                                + ",甲,2026-01,1,\n",
                        StandardCharsets.UTF_8);
        assertThat(file.added()).isEqualTo(1);
        assertThat(quarantined())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.reasonEn()).contains("200000 characters");
                    assertThat(r.value()).hasSizeLessThan(3_000);
                });
        Batch.DeliveredFile open =
                take(
                        "harvests-open",
                        HARVESTS
                                + ANNA
                                + ",\""
                                + "甲,\n".repeat(2_000_000)
                                + BEN
                                + ",甲,2026-01,1,\n",
                        StandardCharsets.UTF_8);
        assertThat(open.state()).isEqualTo(Batch.FileState.REFUSED);
        assertThat(open.problemZh()).contains("第 2 行", "引号");
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

    @Test
    void quarantinedRowsAreDownloadedMendedAndTakenBack() {
        String wrongDigit = BEN.substring(0, 17) + (BEN.charAt(17) == '1' ? '2' : '1');
        take(
                "harvests",
                HARVESTS + wrongDigit + ",甲,2026-01,100,6222\n" + CARL + ",\"乙,丙\",2026-01,abc,\n",
                StandardCharsets.UTF_8);
        StringWriter csv = new StringWriter();
        String name =
                CallerContext.run(
                        ExchangeFixture.DATA,
                        () -> {
                            long file =
                                    islands.exchange
                                            .imports()
                                            .list(1, 1)
                                            .getFirst()
                                            .files()
                                            .getFirst()
                                            .id();
                            islands.exchange.imports().writeQuarantine(file, csv);
                            return islands.exchange
                                    .imports()
                                    .quarantineFileName(file)
                                    .orElseThrow();
                        });
        assertThat(csv.toString())
                .startsWith("公民身份号码,收购方,月份,金额,账号,行号,字段,原因,办法,隔离号")
                .contains("6222", "\"乙,丙\"");
        // one is mended, the other is still wrong
        String mended = csv.toString().replace(wrongDigit, BEN);
        Batch.DeliveredFile file =
                islands.exchange.take(islands.exchange.file(name, "\uFEFF" + mended));
        assertThat(file.added()).isEqualTo(1);
        assertThat(file.quarantined()).isEqualTo(1);
        assertThat(islands.count("exchange.quarantine where state = 'repaired'")).isEqualTo(1);
        assertThat(islands.count("exchange.quarantine where state = 'open'")).isEqualTo(1);
        // the other one comes with its number only: known by its business key
        take("harvests-later", HARVESTS + CARL + ",\"乙,丙\",2026-01,5,\n", StandardCharsets.UTF_8);
        assertThat(islands.count("exchange.quarantine where state = 'open'")).isZero();
        assertThat(islands.now(BEN, "harvest")).isEqualTo(10_000L);
    }

    @Test
    void theSameBadFileTwiceKeepsOneSetOfBadRows() {
        String text = HARVESTS + CARL + ",甲,2026-01,abc,\n123,甲,2026-01,1,\n";
        take("harvests", text, StandardCharsets.UTF_8);
        islands.exchange.takeAgain(folder.resolve("harvests-" + nth + ".csv"));
        assertThat(islands.count("exchange.quarantine where state = 'open'")).isEqualTo(2);
        assertThat(EAST).isPositive();
    }
}
