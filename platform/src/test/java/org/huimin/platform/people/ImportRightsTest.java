package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.DORA;
import static org.huimin.platform.people.Islands.EAST;
import static org.huimin.platform.people.Islands.HEADER;
import static org.huimin.platform.people.Islands.row;

import java.nio.file.Path;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.Test;

/** Who may deliver for which place, and who sees what was delivered. */
class ImportRightsTest extends IslandsTest {
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
