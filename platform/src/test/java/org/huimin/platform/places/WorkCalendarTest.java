package org.huimin.platform.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.huimin.engine.base.WorkingDays.Deadline;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {

    @Test
    void offersTheCalendarOfTheContent() {
        var calendar = new WorkCalendar(Path.of("../content/calendar"));
        assertThat(calendar.days().plusWorkingDays(LocalDate.of(2026, 9, 30), 1))
                .isEqualTo(new Deadline(LocalDate.of(2026, 10, 8), false));
    }
}
