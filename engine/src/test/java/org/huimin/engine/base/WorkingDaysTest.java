package org.huimin.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.huimin.engine.base.WorkingDays.Count;
import org.huimin.engine.base.WorkingDays.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    private static final WorkingDays CALENDAR =
            WorkingDays.load(Path.of("../content/calendar").toAbsolutePath().normalize());

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, true", // Friday
        "2026-11-21, false", // Saturday
        "2026-02-14, true", // Saturday, made up for Spring Festival
        "2026-02-16, false", // Monday, eve
        "2026-01-04, true", // Sunday, made up for New Year
        "2026-01-02, false", // Friday, exchanged
        "2020-01-31, false", // Spring Festival of 2020, extended
        "2020-02-01, false", // was to be a make-up Saturday, then the holiday was extended
        "2020-02-03, true",
        "2022-10-08, true", // Saturday
        "2024-02-09, true" // eve of 2024: leave encouraged, not a holiday
    })
    void knowsHolidaysAndMakeUpDays(LocalDate date, boolean working) {
        assertThat(CALENDAR.isWorkingDay(date)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-30, 0, 2026-09-30",
        "2026-09-30, 1, 2026-10-08", // over National Day
        "2026-09-30, 3, 2026-10-10", // ends on a make-up Saturday
        "2026-02-13, 1, 2026-02-14", // make-up Saturday
        "2026-02-13, 2, 2026-02-24",
        "2025-12-31, 1, 2026-01-04" // over the turn of the year
    })
    void countsFromTheDayAfter(LocalDate start, int days, LocalDate deadline) {
        assertThat(CALENDAR.plusWorkingDays(start, days)).isEqualTo(new Deadline(deadline, false));
    }

    @Test
    void aDeadlineOnAHolidayMovesToTheFirstWorkingDay() {
        assertThat(CALENDAR.onOrAfter(LocalDate.of(2026, 10, 1)))
                .isEqualTo(new Deadline(LocalDate.of(2026, 10, 8), false));
        assertThat(CALENDAR.onOrAfter(LocalDate.of(2026, 10, 10)))
                .isEqualTo(new Deadline(LocalDate.of(2026, 10, 10), false));
    }

    @Test
    void answersThatTouchAYearNotYetAnnouncedSaySo() {
        assertThat(CALENDAR.plusWorkingDays(LocalDate.of(2026, 12, 30), 1))
                .isEqualTo(new Deadline(LocalDate.of(2026, 12, 31), false));
        assertThat(CALENDAR.plusWorkingDays(LocalDate.of(2026, 12, 30), 2))
                .isEqualTo(new Deadline(LocalDate.of(2027, 1, 4), true));
        assertThat(
                        CALENDAR.workingDaysBetween(
                                LocalDate.of(2026, 12, 30), LocalDate.of(2027, 1, 4)))
                .isEqualTo(new Count(2, true));
    }

    @Test
    void aYearThatIsNotEnteredIsAnError() {
        assertThatThrownBy(() -> CALENDAR.plusWorkingDays(LocalDate.of(2027, 12, 31), 1))
                .isInstanceOf(CalendarProblem.class)
                .hasMessageContaining("content/calendar/2028.csv")
                .hasMessageContaining("2028-01-01");
        assertThatThrownBy(() -> CALENDAR.isWorkingDay(LocalDate.of(2019, 12, 31)))
                .isInstanceOf(CalendarProblem.class);
        assertThatThrownBy(() -> CALENDAR.plusWorkingDays(LocalDate.of(2026, 1, 1), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countingAndAddingAgree() {
        var random = new Random(2026);
        for (int i = 0; i < 2_000; i++) {
            var start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_400));
            int days = random.nextInt(60);
            var deadline = CALENDAR.plusWorkingDays(start, days);
            assertThat(CALENDAR.workingDaysBetween(start, deadline.date()))
                    .isEqualTo(new Count(days, deadline.provisional()));
            assertThat(CALENDAR.workingDaysBetween(deadline.date(), start).days()).isEqualTo(-days);
            assertThat(days == 0 || CALENDAR.isWorkingDay(deadline.date())).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2030-13-01,HOLIDAY,x,official,doc | 不是形如",
                "2031-01-01,HOLIDAY,x,official,doc | 不属于2030年",
                "2030-01-01,FEAST,x,official,doc | FEAST",
                "2030-01-07,MAKEUP_WORKDAY,x,official,doc | 不是周末",
                "2030-01-01,HOLIDAY,x,official, | 依据文件",
                "2030-01-01,HOLIDAY,x,maybe,doc | provisional"
            })
    void aWrongFileIsRefusedWithLineAndReason(String row, String reason, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("2030.csv"), "date,kind,name,status,source\n" + row);
        assertThatThrownBy(() -> WorkingDays.load(folder))
                .isInstanceOf(CalendarProblem.class)
                .hasMessageContaining("2030.csv")
                .hasMessageContaining(reason);
    }
}
