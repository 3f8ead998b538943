package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;
import static org.huimin.platform.people.Islands.CARL;
import static org.huimin.platform.people.Islands.DORA;
import static org.huimin.platform.people.Islands.EAST;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.exchange.QuarantinedRow;
import org.junit.jupiter.api.Test;

/** Rows as departments really deliver them: wrong, twice, contradicting, mended. */
class ImportFaultsTest extends DeliveriesTest {
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
