package org.huimin.engine.dmn.feel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A time of day, local or with an offset or a region's zone. */
public record FeelTime(LocalTime time, @Nullable ZoneId zone) {

    /** Seconds east of UTC; a region's standard offset, since a time has no date. Null if local. */
    @Nullable Integer offsetSeconds() {
        if (zone == null) {
            return null;
        }
        if (zone instanceof ZoneOffset offset) {
            return offset.getTotalSeconds();
        }
        return zone.getRules()
                .getOffset(LocalDate.EPOCH.plusYears(50).atTime(time))
                .getTotalSeconds();
    }

    /** Nanoseconds since midnight UTC, or since local midnight when there is no zone. */
    long utcNanos() {
        Integer offset = offsetSeconds();
        long nanos = time.toNanoOfDay();
        return offset == null ? nanos : nanos - offset * 1_000_000_000L;
    }

    FeelTime plus(Duration duration) {
        long day = Duration.ofDays(1).toSeconds();
        long seconds = Math.floorMod(duration.getSeconds(), day);
        return new FeelTime(time.plusSeconds(seconds).plusNanos(duration.getNano()), zone);
    }
}
