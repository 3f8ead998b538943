package org.huimin.platform.people;

import javax.sql.DataSource;

/** The same rights for files that two connections take, as they do with large ones. */
class TwoLanesRightsTest extends ImportRightsTest {
    @Override
    Lanes lanes(DataSource database) {
        return new Lanes(database, 0, 0);
    }
}
