package org.huimin.platform.people;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database of its own with the islands' content, empty before every test. */
abstract class IslandsTest {
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
}
