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

import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rows of departments become: persons, households, facts, and versions of them. */
class ImportTest {
    @TempDir Path folder;
    Islands islands;

    @BeforeEach
    void begin() {
        islands = new Islands(folder, Islands.CONTENT, this::lanes);
    }

    Lanes lanes(DataSource database) {
        return Lanes.of(database);
    }

    @AfterEach
    void end() {
        islands.close();
    }

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
    void correctionsAreNewVersions() {
        islands.takeRegister();
        islands.take(
                "boats.csv",
                "boatNo,idNumber,value,share,sunk,crew\nB1,"
                        + ANNA
                        + ",1000,50,否,2\nB2,"
                        + ANNA
                        + ",300,25.5,否,\n");
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(2);
        assertThat(islands.now(ANNA, "boat_shares")).isEqualTo(76L);
        assertThat(islands.now(ANNA, "boat_value")).isEqualTo(100_000L);
        assertThat(islands.now(ANNA, "dearest_boat")).isEqualTo(100_000L);
        Batch.DeliveredFile file =
                islands.take(
                        "boats-2.csv",
                        "boatNo,idNumber,value,share,sunk,crew\nB1," + ANNA + ",1000,50,是,2\n");
        assertThat(file.changed()).isEqualTo(1);
        assertThat(file.added()).isZero();
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(1);
        assertThat(islands.now(ANNA, "boat_value")).isNull();
        assertThat(islands.count("people.record_boats")).isEqualTo(3);
        assertThat(islands.count("people.record_boats where recorded_to is null")).isEqualTo(2);
    }

    @Test
    void monthsAreAveragedOverTheMonthsDeliveredAndTheWindowMoves() {
        islands.takeRegister();
        String header = "idNumber,buyer,month,amount,account\n";
        islands.take(
                "harvests.csv",
                header
                        + ANNA
                        + ",甲,2026-01,100.00,\n"
                        + ANNA
                        + ",甲,2026-02,200.00,\n"
                        + ANNA
                        + ",甲,2026-03,3000.00,\n"
                        + BEN
                        + ",甲,2026-03,100,\n");
        assertThat(islands.now(ANNA, "harvest")).isEqualTo(110_000L);
        assertThat(islands.now(ANNA, "usual_harvest")).isEqualTo(20_000L);
        assertThat(islands.now(ANNA, "yearly_harvest")).isEqualTo(330_000L);
        assertThat(islands.now(BEN, "harvest")).isEqualTo(3_333L);
        assertThat(islands.now(BEN, "usual_harvest")).isEqualTo(10_000L);
        assertThat(islands.now(CARL, "harvest")).isNull();
        // a month to come is a mistake; when it has come, a month nobody but Ben has moves the
        // window of all
        String nextYear = header + BEN + ",甲,2027-02,100,\n";
        assertThat(islands.take("harvests-1.csv", nextYear).quarantined()).isEqualTo(1);
        assertThat(islands.now(ANNA, "harvest")).isEqualTo(110_000L);
        islands.clock.turn(Duration.ofDays(365));
        islands.take("harvests-2.csv", nextYear.replace("100,", "100.00,"));
        assertThat(islands.now(ANNA, "yearly_harvest")).isEqualTo(300_000L);
        assertThat(islands.now(ANNA, "harvest")).isEqualTo(150_000L);
    }

    @Test
    void ofTwoMiddleMonthsTheHalfCountsRoundedUp() {
        islands.takeRegister();
        islands.take(
                "harvests.csv",
                "idNumber,buyer,month,amount,account\n"
                        + ANNA
                        + ",甲,2026-01,0.01,\n"
                        + ANNA
                        + ",甲,2026-02,0.02,\n");
        assertThat(islands.now(ANNA, "usual_harvest")).isEqualTo(2L);
    }

    @Test
    void theLatestValidLicenceCounts() {
        islands.takeRegister();
        islands.take(
                "领航证.csv",
                "证号,公民身份号码,等级,发证日期,有效期至\n"
                        + "L1,"
                        + ANNA
                        + ",一等,2010/1/5,\nL2,"
                        + ANNA
                        + ",2,20200105,2025-12-31\nL3,"
                        + BEN
                        + ",一等,2020年1月5日,2026-03-20\n");
        assertThat(islands.now(ANNA, "pilot_class")).isEqualTo("1");
        assertThat(islands.now(BEN, "pilot")).isEqualTo(true);
        assertThat(islands.now(CARL, "pilot")).isNull();
    }

    @Test
    void aPayeeNoRegisterKnowsIsSeenToo() {
        islands.takeRegister();
        String stranger = ExchangeFixture.id("350214", "19990909", 5);
        islands.take(
                "津贴花名册.csv",
                "项目,公民身份号码,月金额,发放中\n雨伞,"
                        + stranger
                        + ",88.5,是\n雨伞津贴,"
                        + ANNA
                        + ",100,1\numbrella-allowance,"
                        + BEN
                        + ",100,0\n");
        assertThat(islands.now(stranger, "received_umbrella_allowance")).isEqualTo(8_850L);
        assertThat(islands.now(stranger, "in_register")).isEqualTo(false);
        assertThat(islands.now(stranger, "place")).isEqualTo(ExchangeFixture.COUNTY);
        assertThat(islands.now(ANNA, "received_umbrella_allowance")).isEqualTo(10_000L);
        assertThat(islands.now(BEN, "received_umbrella_allowance")).isNull();
        islands.take("岛民名册-2.csv", HEADER + row(stranger, "新", "H9", "户主", WEST, "在册"));
        assertThat(islands.now(stranger, "in_register")).isEqualTo(true);
        assertThat(islands.now(stranger, "place")).isEqualTo(WEST);
        assertThat(islands.now(stranger, "received_umbrella_allowance")).isEqualTo(8_850L);
        assertThat(islands.count("people.record_grants where place = " + WEST)).isEqualTo(1);
    }

    @Test
    void rowsThatComeBeforeTheRegisterMoveToThePersonsPlace() {
        islands.take(
                "boats.csv",
                "boatNo,idNumber,value,share,sunk,crew\nB1," + ANNA + ",1000,50,否,2\n");
        assertThat(islands.count("people.record_boats where place = " + ExchangeFixture.COUNTY))
                .isEqualTo(1);
        islands.takeRegister();
        assertThat(islands.count("people.record_boats where place = " + EAST)).isEqualTo(1);
        assertThat(islands.now(ANNA, "boat_count")).isEqualTo(1);
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

    @Test
    void noIdentityNumberIsKeptInClear() {
        islands.takeRegister();
        islands.take(
                "harvests.csv",
                "idNumber,buyer,month,amount,account\n"
                        + ANNA
                        + ",甲,2026-01,100.00,6222021234567890\n");
        for (String table :
                new String[] {
                    "people.person",
                    "people.record_islanders",
                    "people.record_harvests",
                    "people.current",
                    "exchange.file"
                }) {
            assertThat(
                            islands.count(
                                    table
                                            + " t where t::text like '%"
                                            + ANNA.substring(6, 17)
                                            + "%' or t::text like '%13900000000%' or t::text like '%6222021234567890%'"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aTownClerkSeesOnlyTheOwnTown() {
        islands.takeRegister();
        islands.take(
                "boats.csv",
                "boatNo,idNumber,value,share,sunk,crew\nB1,"
                        + ANNA
                        + ",1000,50,否,2\nB2,"
                        + DORA
                        + ",1000,50,否,2\n");
        var clerk = TestCallers.of("350213100", Role.CLERK);
        for (String table :
                new String[] {
                    "person",
                    "household",
                    "membership",
                    "record_islanders",
                    "record_boats",
                    "current"
                }) {
            long own =
                    islands.database.as(
                            clerk,
                            jdbc ->
                                    jdbc.sql(
                                                    "select count(*) from people."
                                                            + table
                                                            + " where place / 1000 = 350213100")
                                            .query(Long.class)
                                            .single());
            long all =
                    islands.database.as(
                            clerk,
                            jdbc ->
                                    jdbc.sql("select count(*) from people." + table)
                                            .query(Long.class)
                                            .single());
            assertThat(all).as(table).isEqualTo(own).isPositive();
            assertThat(islands.count("people." + table)).as(table).isGreaterThan(all);
        }
        long files =
                islands.database.as(
                        clerk,
                        jdbc ->
                                jdbc.sql("select count(*) from exchange.file")
                                        .query(Long.class)
                                        .single());
        assertThat(files).isZero();
    }

    @Test
    void onlyDataOfficersImportAndOnlyForTheirPlaces() {
        Path file =
                islands.exchange.file("岛民名册.csv", HEADER + row(ANNA, "安娜", "H1", "户主", EAST, "在册"));
        assertThatThrownBy(() ->
                        islands.exchange.take(
                                file,
                                ExchangeFixture.COUNTY,
                                TestCallers.of("350213", Role.CLERK),
                                false))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() ->
                        islands.exchange.take(
                                file,
                                ExchangeFixture.COUNTY,
                                TestCallers.of("350214", Role.DATA_OFFICER),
                                false))
                .hasMessageContaining("350213000000");
        assertThat(
                        islands.exchange
                                .take(
                                        file,
                                        ExchangeFixture.COUNTY,
                                        TestCallers.of("3502", Role.DATA_OFFICER),
                                        false)
                                .state())
                .isEqualTo(Batch.FileState.DONE);
    }

    @Test
    void aRegisterMayNotSpeakForOtherPlaces() {
        Batch.DeliveredFile file =
                islands.take(
                        "岛民名册.csv", HEADER + row(ANNA, "安娜", "H1", "户主", 350214_100_001L, "在册"));
        assertThat(file.quarantined()).isEqualTo(1);
        assertThat(islands.count("people.person")).isZero();
    }
}
