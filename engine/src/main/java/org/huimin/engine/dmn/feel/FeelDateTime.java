package org.huimin.engine.dmn.feel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** A date and time, local or with an offset or a region's zone. */
public record FeelDateTime(LocalDateTime local, @Nullable ZoneId zone) {

    /** The standard's reading of a date where a date and time is wanted: midnight UTC. */
    static FeelDateTime midnightUtc(LocalDate date) {
        return new FeelDateTime(date.atTime(LocalTime.MIDNIGHT), ZoneOffset.UTC);
    }

    @Nullable Integer offsetSeconds() {
        return zone == null ? null : zone.getRules().getOffset(local).getTotalSeconds();
    }

    /** The local time moved to UTC; the local time itself when there is no zone. */
    LocalDateTime utc() {
        Integer offset = offsetSeconds();
        return offset == null ? local : local.minusSeconds(offset);
    }

    /** Adds elapsed time. */
    FeelDateTime plus(Duration duration) {
        if (zone == null) {
            return new FeelDateTime(local.plus(duration), null);
        }
        ZonedDateTime moved = ZonedDateTime.of(local, zone).plus(duration);
        return new FeelDateTime(moved.toLocalDateTime(), zone);
    }

    FeelDateTime plus(MonthSpan span) {
        return new FeelDateTime(local.plusMonths(span.months()), zone);
    }
}
