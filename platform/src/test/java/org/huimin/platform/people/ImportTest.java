package org.huimin.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.huimin.platform.exchange.Batch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    @TempDir Path folder;
    private Islands islands;

    @BeforeEach
    void begin() {
        islands = new Islands(folder);
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
        assertThat(islands.now(Islands.CARL, "relation")).isEqualTo("20");
        assertThat(islands.now(Islands.CARL, "urban_rural")).isEqualTo("rural");
        assertThat(islands.now(Islands.CARL, "place")).isEqualTo(Islands.EAST);
    }
}
