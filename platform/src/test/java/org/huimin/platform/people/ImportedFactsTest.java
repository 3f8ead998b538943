package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;
import static org.huimin.platform.people.Islands.CARL;
import static org.huimin.platform.people.Islands.EAST;
import static org.huimin.platform.people.Islands.HEADER;
import static org.huimin.platform.people.Islands.WEST;
import static org.huimin.platform.people.Islands.row;

import java.time.Duration;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.junit.jupiter.api.Test;

/** What rows of departments become: facts, and versions of them. */
class ImportedFactsTest extends IslandsTest {
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
}
