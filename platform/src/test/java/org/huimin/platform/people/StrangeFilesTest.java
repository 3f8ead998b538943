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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.exchange.QuarantinedRow;
import org.junit.jupiter.api.Test;

/** Files that nobody here wrote: other columns, other sheets, spoiled numbers, stray quotes. */
class StrangeFilesTest extends DeliveriesTest {
    private Batch.DeliveredFile text(String stem, String text) {
        return take(stem, text, StandardCharsets.UTF_8);
    }

    @Test
    void furtherAndLackingOptionalColumnsAreToldAndTheRowsTaken() {
        Batch.DeliveredFile file =
                text("harvests", "序号,金额,收购方,身份证号,收成月份,备注\n1,100,甲," + ANNA + ",2026-01,无\n");
        assertThat(file.state()).isEqualTo(Batch.FileState.DONE);
        assertThat(file.added()).isEqualTo(1);
        assertThat(file.problemZh()).contains("“账号”", "“备注”", "“序号”", "没有读入");
        assertThat(file.problemEn()).contains("账号 (account)", "unknown", "备注, 序号");
        assertThat(islands.now(ANNA, "harvest")).isEqualTo(10_000L);
    }

    @Test
    void aColumnUnderNearlyItsNameIsNotTakenForLacking() {
        Batch.DeliveredFile file = text("boats", BOATS.replace("估值", "估算价值"));
        assertThat(file.problemEn()).contains("unknown to the contract", "估算价值");
        Batch.DeliveredFile renamed =
                text(
                        "岛民名册",
                        Islands.HEADER.replace("联系电话", "联系电活")
                                + Islands.row(ANNA, "安娜", "H1", "户主", EAST, "在册"));
        assertThat(renamed.state()).isEqualTo(Batch.FileState.REFUSED);
        assertThat(renamed.problemZh()).contains("缺少“联系电话”", "不认识“联系电活”");
        // without a column of the business key rows could not be told apart
        assertThat(text("harvests-key", "身份证号,月份,金额\n" + ANNA + ",2026-01,1\n").state())
                .isEqualTo(Batch.FileState.REFUSED);
    }

    @Test
    void aQuoteThatNobodyClosedSpoilsOnlyItsRows() {
        Batch.DeliveredFile open =
                text(
                        "harvests",
                        HARVESTS
                                + ANNA
                                + ",\"甲,2026-01,1,\n"
                                + BEN
                                + ",乙,2026-01,2,\n"
                                + CARL
                                + ",丙,2026-01,3,\n");
        assertThat(open.added()).isEqualTo(2);
        assertThat(quarantined())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.row()).isEqualTo(2);
                    assertThat(r.reasonZh()).contains("引号没有成对");
                    assertThat(r.reasonEn()).contains("unbalanced quote");
                });
        Batch.DeliveredFile closed =
                text(
                        "harvests-closed",
                        HARVESTS
                                + ANNA
                                + ",\"甲,2026-02,1,\n"
                                + BEN
                                + ",乙,2026-02,2,\n"
                                + CARL
                                + ",\"丙,丁\",2026-02,3,\n"
                                + DORA
                                + ",\"两\n行\",2026-02,4,\n");
        assertThat(closed.added()).isEqualTo(2);
        assertThat(quarantined()).extracting(QuarantinedRow::row).containsExactly(2, 4);
        assertThat(islands.count("people.record_harvests where buyer = E'两\\n行'")).isEqualTo(1);
    }

    @Test
    void sumsThatMayBeAnythingAndReversalsAreToldApart() {
        String[] sums = {"12,34", "(5.00)", "−5", "1,234,567.5", "￥１，２００"};
        StringBuilder rows = new StringBuilder(HARVESTS);
        for (int i = 0; i < sums.length; i++) {
            rows.append(ANNA).append(",甲").append(i).append(",2026-01,\"").append(sums[i]);
            rows.append("\",\n");
        }
        Batch.DeliveredFile file = text("harvests", rows.toString());
        assertThat(quarantined())
                .extracting(r -> r.row() + r.reasonEn().substring(0, 8))
                .containsExactly("2not a nu", "3negative", "4negative", "5not betw");
        assertThat(file.added()).isEqualTo(1);
        assertThat(islands.count("people.record_harvests where amount = 120000")).isEqualTo(1);
    }

    @Test
    void longNumbersThatLostDigitsAreNeverTaken() throws IOException {
        Batch.DeliveredFile file =
                text(
                        "harvests",
                        HARVESTS
                                + "1.1010519900307E+17,甲,2026-01,1,\n"
                                + ANNA
                                + ",甲,2026-01,1,6.21700123456789E+18\n'"
                                + BEN
                                + ",甲,2026-01,1,'6217001234567890123\n");
        assertThat(file.added()).isEqualTo(1);
        assertThat(quarantined())
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.reasonZh()).contains("后几位已丢失"));
        workbook(
                "harvests-number",
                book -> {
                    Worksheet sheet = sheet(book, "数据", ANNA, "甲", "2026-03", "1");
                    sheet.value(1, 4, 6217001234567890123L);
                    row(sheet, 2, BEN, "甲", "", "1");
                    sheet.value(2, 2, 2025.1);
                });
        assertThat(quarantined()).extracting(QuarantinedRow::field).containsExactly("账号", "月份");
    }

    @Test
    void theSheetWithTheDataIsReadAndSeveralAreRefused() throws IOException {
        Batch.DeliveredFile cover =
                workbook(
                        "harvests-cover",
                        book -> {
                            book.newWorksheet("填报说明").value(0, 0, "请如实填写");
                            sheet(book, "数据", ANNA, "甲", "2026-01", "1");
                        });
        assertThat(cover.added()).isEqualTo(1);
        Batch.DeliveredFile several =
                workbook(
                        "harvests-several",
                        book -> {
                            sheet(book, "上半年", ANNA, "乙", "2026-01", "1");
                            sheet(book, "下半年", BEN, "乙", "2026-01", "1");
                        });
        assertThat(several.state()).isEqualTo(Batch.FileState.REFUSED);
        assertThat(several.problemZh()).contains("上半年、下半年");
        assertThat(several.problemEn()).contains("2 sheets");
    }

    @Test
    void aRegisterRowAgreesWithItsIdentityNumber() {
        Batch.DeliveredFile file =
                text(
                        "岛民名册",
                        "公民身份号码,姓名,性别,出生日期,户号,与户主关系,村居区划代码,城乡,联系电话,状态,登记日期\n"
                                + BEN
                                + ",本,男,1968-05-04,H1,0２,"
                                + EAST
                                + ",农村,,在册,\n"
                                + ANNA
                                + ",安娜,男,1971-02-03,H1,配偶,"
                                + EAST
                                + ",农村,,在册,\n");
        assertThat(file.quarantined()).isEqualTo(1);
        assertThat(quarantined())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.field()).isEqualTo("出生日期；性别");
                    assertThat(r.reasonZh()).contains("与身份号码里的");
                    assertThat(r.remedyEn()).contains("household book");
                });
    }

    @Test
    void whatIsSaidAboutAFileRepeatsNobodysNumber() {
        Batch.DeliveredFile headless = text("harvests", ANNA + ",甲,2026-01,1,\n");
        assertThat(headless.state()).isEqualTo(Batch.FileState.REFUSED);
        assertThat(headless.problemZh() + headless.problemEn())
                .contains("“…”")
                .doesNotContain(ANNA);
        text(
                "岛民名册",
                Islands.HEADER
                        + Islands.row(BEN, "本", "H1", "户主", EAST, "在册").replace("" + EAST, DORA));
        assertThat(quarantined())
                .singleElement()
                .satisfies(r -> assertThat(r.reasonZh() + r.reasonEn()).doesNotContain(DORA));
    }

    @Test
    void aDownloadOfBadRowsSurvivesASpreadsheet() {
        text(
                "harvests",
                HARVESTS
                        + BEN
                        + ",\"=HYPERLINK(\"\"x\"\")\",2026-01,abc,0123\n"
                        + CARL
                        + ",-1,2026-01,abc,6217001234567890123\n");
        StringWriter csv = new StringWriter();
        long id =
                islands.count(
                        "(select max(file_id) as n from exchange.file) f, generate_series(1, n)");
        CallerContext.run(
                ExchangeFixture.DATA, () -> islands.exchange.imports().writeQuarantine(id, csv));
        assertThat(csv.toString())
                .contains("Reason,Remedy", "not a number", "\t" + BEN, "\t0123", "'=HYPERLINK")
                .contains("\t6217001234567890123", ",-1,");
        Batch.DeliveredFile back = text("harvests-back", csv.toString().replace("abc", "7"));
        assertThat(back.problemEn()).isNull();
        assertThat(back.added()).isEqualTo(2);
        assertThat(islands.count("people.record_harvests where buyer = '=HYPERLINK(\"x\")'"))
                .isEqualTo(1);
        assertThat(islands.count("exchange.quarantine where state = 'open'")).isZero();
    }

    @Test
    void whatIsNoTableIsToldTooWhenItLiesInTheFolder() throws IOException {
        var inside = java.nio.file.Files.createDirectory(folder.resolve("folder-" + nth));
        for (String name : List.of("harvests.xls", "boats.zip", ".hidden.csv", "~$boats.xlsx")) {
            java.nio.file.Files.writeString(inside.resolve(name), "x");
        }
        Batch batch =
                islands.exchange.batch(inside, ExchangeFixture.COUNTY, ExchangeFixture.DATA, false);
        assertThat(batch.files())
                .extracting(Batch.DeliveredFile::name)
                .containsExactly("boats.zip", "harvests.xls");
        assertThat(batch.files()).allSatisfy(f -> assertThat(f.problemZh()).contains("压缩包请先解压"));
    }

    private Batch.DeliveredFile workbook(String stem, Consumer<Workbook> fill) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            fill.accept(workbook);
        }
        return islands.exchange.take(
                islands.exchange.file(stem + "-" + nth + ".xlsx", bytes.toByteArray()));
    }

    private static Worksheet sheet(Workbook book, String name, String... cells) {
        Worksheet sheet = book.newWorksheet(name);
        row(sheet, 0, "公民身份号码", "收购方", "月份", "金额", "账号");
        row(sheet, 1, cells);
        return sheet;
    }

    private static void row(Worksheet sheet, int at, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.value(at, i, cells[i]);
        }
    }
}
