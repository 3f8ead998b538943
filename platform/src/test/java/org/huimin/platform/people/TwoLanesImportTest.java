package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huimin.platform.people.Islands.ANNA;
import static org.huimin.platform.people.Islands.BEN;
import static org.huimin.platform.people.Islands.CARL;
import static org.huimin.platform.people.Islands.EAST;
import static org.huimin.platform.people.Islands.HEADER;
import static org.huimin.platform.people.Islands.WEST;
import static org.huimin.platform.people.Islands.row;

import javax.sql.DataSource;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.junit.jupiter.api.Test;

/** The same of files that two connections take, as they do with large ones. */
class TwoLanesImportTest extends ImportTest {
    @Override
    Lanes lanes(DataSource database) {
        return new Lanes(database, 0, 0);
    }

    @Test
    void householdsWithAKnownMemberAreMergedAndTheOthersAdded() {
        islands.takeRegister();
        String eve = ExchangeFixture.id("350213", "19990909", 5);
        String finn = ExchangeFixture.id("350213", "19990909", 7);
        String gwen = ExchangeFixture.id("350213", "19990909", 9);
        Batch.DeliveredFile file =
                islands.take(
                        "岛民名册-2.csv",
                        HEADER
                                // leaves a known household for a new one, with somebody new
                                + row(CARL, "卡尔", "H7", "户主", WEST, "在册")
                                + row(eve, "夏娃", "H7", "配偶", WEST, "在册")
                                // joins a known one
                                + row(finn, "芬", "H1", "子女", EAST, "在册")
                                // new altogether; one of them not active
                                + row(gwen, "格温", "H8", "户主", EAST, "离岛")
                                + row(ANNA, "安娜", "H1", "户主", EAST, "在册"));
        assertThat(file.problemEn()).isNull();
        assertThat(file.added()).isEqualTo(3);
        assertThat(file.changed()).isEqualTo(1);
        assertThat(file.unchanged()).isEqualTo(1);
        assertThat(islands.now(CARL, "household_id")).isEqualTo(islands.now(eve, "household_id"));
        assertThat(islands.now(finn, "household_id")).isEqualTo(islands.now(BEN, "household_id"));
        assertThat(islands.now(gwen, "in_register")).isEqualTo(false);
        assertThat(islands.count("people.household")).isEqualTo(3);
        assertThat(islands.count("people.current")).isEqualTo(7);
        assertThat(islands.count("people.person")).isEqualTo(7);
    }

    @Test
    void nothingIsLeftOfTheDivision() {
        islands.takeRegister();
        assertThat(islands.count("pg_tables where schemaname = 'staged'")).isZero();
        assertThat(islands.count("people.landing")).isZero();
        assertThat(islands.count("pg_prepared_xacts where database = current_database()")).isZero();
    }
}
