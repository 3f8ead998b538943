package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;
import static org.huimin.platform.people.Islands.CARL;
import static org.huimin.platform.people.Islands.DORA;
import static org.huimin.platform.people.Islands.EAST;
import static org.huimin.platform.people.Islands.HEADER;
import static org.huimin.platform.people.Islands.WEST;
import static org.huimin.platform.people.Islands.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.exchange.ImportRequest;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Rows that a delivery of everything no longer has. */
class FullDeliveryTest {
    private static final String BOATS = "boatNo,idNumber,value,share,sunk,crew\n";

    @TempDir Path folder;
    private Islands islands;

    @BeforeEach
    void begin() throws IOException {
        Path content = folder.resolve("content");
        FileSystemUtils.copyRecursively(Islands.CONTENT, content);
        closes(content.resolve("datasets/boats.yaml"));
        closes(content.resolve("datasets/islanders.yaml"));
        islands = new Islands(folder, content);
        islands.takeRegister();
        islands.clock.turn(Duration.ofDays(10));
    }

    private static void closes(Path contract) throws IOException {
        Files.writeString(
                contract,
                Files.readString(contract)
                        .replace("\nabsence:", "\ncloses: {when: absent, guard: 30%}\nabsence:"));
    }

    @AfterEach
    void end() {
        islands.close();
    }

    private static String boat(String number, String owner) {
        return number + "," + owner + ",1000,50,否,2\n";
    }

    private Batch.DeliveredFile confirmed(String name, String text) {
        return islands.exchange
                .batch(
                        new ImportRequest(
                                List.of(islands.exchange.file(name, text)),
                                ExchangeFixture.COUNTY,
                                true,
                                true),
                        ExchangeFixture.DATA)
                .files()
                .getFirst();
    }

    private long open(String table) {
        return islands.count("people.record_" + table + " where recorded_to is null");
    }

    @Test
    void whatIsGoneIsClosedAndItsFactsFollow() {
        String rest = boat("B2", ANNA) + boat("B3", BEN) + boat("B4", DORA);
        islands.take("boats-1.csv", BOATS + boat("B1", ANNA) + rest);
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(2);
        Batch.DeliveredFile file = islands.take("boats-2.csv", BOATS + rest);
        assertThat(file.problemEn()).isNull();
        assertThat(file.closed()).isEqualTo(1);
        assertThat(file.unchanged()).isEqualTo(3);
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(1);
        assertThat(open("boats")).isEqualTo(3);
        assertThat(islands.count("people.record_boats")).isEqualTo(4);
        Batch.DeliveredFile again = islands.exchange.takeAgain(folder.resolve("boats-2.csv"));
        assertThat(again.closed()).isZero();
        assertThat(again.missing()).isZero();
        // and back again
        islands.take("boats-3.csv", BOATS + boat("B1", ANNA) + rest);
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(2);
    }

    @Test
    void halfAFileClosesNothingUntilSomebodyConfirms() {
        islands.take("boats-1.csv", BOATS + boat("B1", ANNA) + boat("B2", ANNA) + boat("B3", BEN));
        String half = BOATS + boat("B3", BEN) + boat("B9", DORA);
        Batch.DeliveredFile file = islands.take("boats-2.csv", half);
        assertThat(file.state()).isEqualTo(Batch.FileState.DONE);
        assertThat(file.added()).isEqualTo(1);
        assertThat(file.closed()).isZero();
        assertThat(file.missing()).isEqualTo(2);
        assertThat(file.problemZh())
                .contains("350213000000", "3 行中有 2 行", "66.7%", "--confirm-missing");
        assertThat(file.problemEn())
                .contains("of 3 rows", "350213000000", "2 (66.7%)", "--confirm-missing");
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(2);
        Batch.DeliveredFile sure = confirmed("boats-2.csv", half);
        assertThat(sure.closed()).isEqualTo(2);
        assertThat(sure.problemEn()).isNull();
        assertThat(islands.now(ANNA, "boat_count")).isNull();
        assertThat(open("boats")).isEqualTo(2);
    }

    @Test
    void whoIsGoneFromTheRegisterLeavesTheHouseholdAndStaysKnown() {
        Batch.DeliveredFile file =
                islands.take(
                        "岛民名册-2.csv",
                        HEADER
                                + row(ANNA, "安娜", "H1", "户主", EAST, "在册")
                                + row(BEN, "本", "H1", "配偶", EAST, "在册")
                                + row(DORA, "朵拉", "H2", "户主", WEST, "在册"));
        assertThat(file.closed()).isEqualTo(1);
        assertThat(islands.now(CARL, "in_register")).isEqualTo(false);
        assertThat(islands.now(CARL, "household_id"))
                .isNotEqualTo(islands.now(ANNA, "household_id"));
        assertThat(islands.count("people.person")).isEqualTo(4);
        assertThat(
                        islands.count(
                                "people.membership where upper_inf(recorded) and upper(valid) = '2026-03-25'"))
                .isEqualTo(1);
        assertThat(islands.now(BEN, "in_register")).isEqualTo(true);
    }

    @Test
    void rowsInQuarantineAndRowsOfOtherOfficesAreNotMissing() {
        String three = boat("B2", ANNA) + boat("B3", BEN) + boat("B4", DORA);
        islands.take("boats-1.csv", BOATS + boat("B1", ANNA) + three);
        Batch.DeliveredFile bad =
                islands.take("boats-2.csv", BOATS + "B1," + ANNA + ",viel,50,否,2\n" + three);
        assertThat(bad.quarantined()).isEqualTo(1);
        assertThat(bad.closed() + bad.missing()).isZero();
        Path elsewhere = islands.exchange.file("boats-3.csv", BOATS + boat("B5", CARL));
        Batch.DeliveredFile other =
                islands.exchange.take(
                        elsewhere,
                        350214_000_000L,
                        TestCallers.of("350214", Role.DATA_OFFICER),
                        false);
        assertThat(other.closed() + other.missing()).isZero();
        Batch.DeliveredFile own = islands.take("boats-4.csv", BOATS + boat("B1", ANNA) + three);
        assertThat(own.closed() + own.missing()).isZero();
        assertThat(open("boats")).isEqualTo(5);
    }

    @Test
    void onlyWhoMayImportThereMayConfirm() {
        long file = islands.exchange.takeAgain(folder.resolve("岛民名册.csv")).id();
        assertThatThrownBy(() ->
                        CallerContext.run(
                                TestCallers.of("350213", Role.CLERK),
                                () -> islands.exchange.imports().confirmMissing(file)))
                .isInstanceOf(NotPermitted.class);
        assertThat(
                        CallerContext.run(
                                TestCallers.of("350214", Role.DATA_OFFICER),
                                () -> islands.exchange.imports().confirmMissing(file)))
                .isEmpty();
    }
}
