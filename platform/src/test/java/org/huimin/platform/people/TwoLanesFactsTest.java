package org.huimin.platform.people;

import javax.sql.DataSource;

/** Facts from files that two connections take, as they do with large ones. */
class TwoLanesFactsTest extends ImportedFactsTest {
    @Override
    Lanes lanes(DataSource database) {
        return new Lanes(database, 0, 0);
    }
}
