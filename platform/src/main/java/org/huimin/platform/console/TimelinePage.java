package org.huimin.platform.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huimin.engine.policy.Vocabulary;
import org.huimin.platform.exchange.RecordedFact;
import org.huimin.platform.people.FactTimeline;
import org.huimin.platform.people.HouseholdView;
import org.jspecify.annotations.Nullable;

/** The time line of a member as the console shows it. */
record TimelinePage(UUID member, List<Line> facts) {

    /** One fact with its versions, newest first. */
    record Line(
            String fact,
            String zh,
            String en,
            @Nullable Text unit,
            boolean sensitive,
            List<Version> versions,
            boolean more) {}

    /**
     * @param value as in {@link HouseholdPage.KnownFact}; null when nothing was on file
     * @param none without a value: there was none of it, rather than nobody knew
     * @param cause day, window, closed, delivered, corrected, retracted or declared
     * @param rows how many rows the value came from; {@code sources} are the newest of them
     */
    record Version(
            @Nullable Object value,
            boolean none,
            Instant knownFrom,
            @Nullable Instant knownTo,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            String cause,
            List<Source> sources,
            int rows) {}

    /**
     * @param batch null for declarations, which are no row of a file
     */
    record Source(
            String dataset,
            Text name,
            @Nullable String batch,
            String file,
            @Nullable Integer row,
            @Nullable LocalDate asOf,
            Instant recordedAt) {
        static Source of(HouseholdView.Source source) {
            boolean declared = source.declared();
            return new Source(
                    source.dataset(),
                    FactValue.source(source),
                    declared ? null : Long.toString(source.batch()),
                    source.file(),
                    declared ? null : source.row(),
                    source.asOf(),
                    source.recordedAt());
        }
    }

    static TimelinePage of(FactTimeline timeline, Vocabulary vocabulary) {
        return new TimelinePage(
                timeline.person(),
                timeline.lines().stream()
                        .map(line ->
                                new Line(
                                        line.fact(),
                                        line.name().zh(),
                                        line.name().en(),
                                        FactValue.unit(line.fact(), vocabulary),
                                        line.sensitive(),
                                        line.versions().stream()
                                                .map(each -> version(line.type(), each))
                                                .toList(),
                                        line.more()))
                        .toList());
    }

    private static Version version(RecordedFact.Kind type, FactTimeline.Version version) {
        Object value = version.value();
        return new Version(
                value == null ? null : FactValue.shown(type, value, version.text()),
                version.none(),
                version.knownFrom(),
                version.knownTo(),
                version.validFrom(),
                version.validTo(),
                version.cause().name().toLowerCase(Locale.ROOT),
                version.sources().stream().map(Source::of).toList(),
                version.rows());
    }
}
