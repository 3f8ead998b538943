package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.CARL;
import static org.huimin.platform.people.Islands.DORA;
import static org.huimin.platform.people.Islands.EAST;
import static org.huimin.platform.people.Islands.HEADER;
import static org.huimin.platform.people.Islands.WEST;
import static org.huimin.platform.people.Islands.row;

import java.time.Duration;
import org.huimin.platform.exchange.Batch;
import org.junit.jupiter.api.Test;

/** What rows of a register become: persons, households, and versions of them. */
class ImportTest extends IslandsTest {
    @Test
    void aRegisterMakesPersonsHouseholdsAndMemberships() {
        Batch.DeliveredFile file = islands.takeRegister();
        assertThat(file.problemEn()).isNull();
        assertThat(file.state()).isEqualTo(Batch.FileState.DONE);
        assertThat(file.added()).isEqualTo(4);
        assertThat(file.persons()).isEqualTo(4);
        assertThat(islands.count("people.person where in_register")).isEqualTo(4);
        assertThat(islands.count("people.household")).isEqualTo(2);
        assertThat(islands.count("people.membership")).isEqualTo(4);
        assertThat(islands.now(CARL, "relation")).isEqualTo("20");
        assertThat(islands.now(CARL, "urban_rural")).isEqualTo("rural");
        assertThat(islands.now(CARL, "place")).isEqualTo(EAST);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        islands.takeRegister();
        long versions = islands.count("people.record_islanders");
        assertThat(islands.takeRegister().state()).isEqualTo(Batch.FileState.KNOWN);
        Batch.DeliveredFile again = islands.exchange.takeAgain(folder.resolve("岛民名册.csv"));
        assertThat(again.state()).isEqualTo(Batch.FileState.DONE);
        assertThat(again.unchanged()).isEqualTo(4);
        assertThat(again.accepted()).isZero();
        assertThat(again.persons()).isZero();
        assertThat(islands.count("people.record_islanders")).isEqualTo(versions);
        assertThat(islands.count("people.membership")).isEqualTo(4);
        assertThat(islands.count("people.household")).isEqualTo(2);
    }

    @Test
    void whoMovesLeavesTheOldHouseholdThatDay() {
        islands.takeRegister();
        islands.take(
                "boats.csv",
                "boatNo,idNumber,value,share,sunk,crew\nB1," + CARL + ",1000,50,否,2\n");
        islands.clock.turn(Duration.ofDays(10));
        Batch.DeliveredFile file =
                islands.take("岛民名册-2.csv", HEADER + row(CARL, "卡尔", "H2", "配偶", WEST, "在册"));
        assertThat(file.problemEn()).isNull();
        assertThat(file.changed()).isEqualTo(1);
        assertThat(islands.now(CARL, "place")).isEqualTo(WEST);
        assertThat(islands.now(CARL, "household_id")).isEqualTo(islands.now(DORA, "household_id"));
        assertThat(islands.count("people.record_boats where place = " + WEST)).isEqualTo(1);
        assertThat(
                        islands.count(
                                "people.membership where upper_inf(recorded) and upper_inf(valid)"))
                .isEqualTo(4);
        assertThat(
                        islands.count(
                                "people.membership where upper_inf(recorded) and upper(valid) = '2026-03-25'"))
                .isEqualTo(1);
        assertThat(islands.count("people.membership where not upper_inf(recorded)")).isEqualTo(1);
        // and out of the register
        islands.clock.turn(Duration.ofDays(5));
        islands.take("岛民名册-3.csv", HEADER + row(CARL, "卡尔", "H2", "配偶", WEST, "离岛"));
        assertThat(islands.now(CARL, "in_register")).isEqualTo(false);
        assertThat(
                        islands.count(
                                "people.membership where upper_inf(recorded) and upper_inf(valid)"))
                .isEqualTo(3);
    }

    @Test
    void aHouseholdThatMovesTakesAllMembersAlong() {
        islands.takeRegister();
        islands.clock.turn(Duration.ofDays(10));
        islands.take("岛民名册-2.csv", HEADER + row(ANNA, "安娜", "H1", "户主", WEST, "在册"));
        assertThat(islands.now(CARL, "place")).isEqualTo(WEST);
        assertThat(islands.count("people.person where place = " + WEST)).isEqualTo(4);
        assertThat(
                        islands.count(
                                "people.household where upper_inf(recorded) and upper_inf(valid) and place = "
                                        + WEST))
                .isEqualTo(2);
        assertThat(
                        islands.count(
                                "people.household where upper_inf(recorded) and not upper_inf(valid)"))
                .isEqualTo(1);
        assertThat(islands.count("people.record_islanders where place = " + EAST)).isZero();
    }

    @Test
    void aRelationIsCorrectedNotEnded() {
        islands.takeRegister();
        islands.clock.turn(Duration.ofDays(10));
        islands.take("岛民名册-2.csv", HEADER + row(CARL, "卡尔", "H1", "配偶", EAST, "在册"));
        assertThat(islands.now(CARL, "relation")).isEqualTo("10");
        assertThat(islands.count("people.membership where not upper_inf(valid)")).isZero();
        assertThat(islands.count("people.membership where not upper_inf(recorded)")).isEqualTo(1);
    }
}
