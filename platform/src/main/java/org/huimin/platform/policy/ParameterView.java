package org.huimin.platform.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as one place sees it.
 *
 * @param lowestLevel the lowest level that may set it: 0 nation, 1 province, 2 city, 3 county, 4
 *     town
 * @param rows of the place and the places above, newest first within a place
 * @param spans which row applies when
 * @param elsewhere rows of other places, not shown
 */
public record ParameterView(
        String id,
        String zh,
        String en,
        Text note,
        TypeView type,
        int lowestLevel,
        List<RowView> rows,
        List<Span> spans,
        int elsewhere) {

    /**
     * One row.
     *
     * @param place 12 digits
     * @param level of the place, 0 to 5
     * @param until last day before a newer row of the same place and residence; null = open
     * @param value for machines; null = no value from that day on
     * @param shown for people
     * @param change the change two people agreed on that brought it; null = from the content
     */
    public record RowView(
            int index,
            String place,
            int level,
            String urbanRural,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String value,
            @Nullable String shown,
            Text source,
            Text clause,
            boolean verified,
            @Nullable String change) {}

    /**
     * A row applies from a day to a day.
     *
     * @param urbanRural urban, rural, or * when both are the same
     * @param row index of the row; null = no value
     */
    public record Span(
            String urbanRural, LocalDate from, @Nullable LocalDate until, @Nullable Integer row) {}

    /** Which change brought a row. */
    interface Origin {
        @Nullable String changeOf(Parameter parameter, Parameter.Row row);
    }

    static ParameterView of(
            Parameter parameter,
            Text note,
            int lowestLevel,
            PlaceCode at,
            Sources sources,
            Origin origin) {
        List<Parameter.Row> rows =
                parameter.rows().stream()
                        .filter(row -> row.place().contains(at))
                        .sorted(
                                Comparator.comparingInt((Parameter.Row row) -> row.place().level())
                                        .reversed()
                                        .thenComparing(Parameter.Row::residence)
                                        .thenComparing(
                                                Parameter.Row::from, Comparator.reverseOrder()))
                        .toList();
        List<RowView> views = new ArrayList<>();
        for (Parameter.Row row : rows) {
            views.add(view(parameter, row, rows, views.size(), sources, origin));
        }
        return new ParameterView(
                parameter.id(),
                parameter.zh(),
                parameter.en(),
                note,
                TypeView.of(parameter.type()),
                lowestLevel,
                views,
                spans(parameter, rows, at),
                parameter.rows().size() - rows.size());
    }

    private static RowView view(
            Parameter parameter,
            Parameter.Row row,
            List<Parameter.Row> rows,
            int index,
            Sources sources,
            Origin origin) {
        LocalDate next =
                rows.stream()
                        .filter(other ->
                                other.place().equals(row.place())
                                        && other.residence() == row.residence()
                                        && other.from().isAfter(row.from()))
                        .map(Parameter.Row::from)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        Long value = row.value();
        return new RowView(
                index,
                row.place().text(),
                row.place().level(),
                residence(row.residence()),
                row.from(),
                next == null ? null : next.minusDays(1),
                value == null ? null : Values.plain(parameter.type(), value),
                value == null ? null : Values.shown(parameter.type(), value),
                sources.of(row.source()),
                sources.of(row.clause()),
                row.verified(),
                origin.changeOf(parameter, row));
    }

    static String residence(Parameter.Residence residence) {
        return residence == Parameter.Residence.BOTH
                ? "*"
                : residence.name().toLowerCase(Locale.ROOT);
    }

    private static List<Span> spans(Parameter parameter, List<Parameter.Row> rows, PlaceCode at) {
        List<Span> urban = spans(parameter, rows, at, Parameter.Residence.URBAN);
        List<Span> rural = spans(parameter, rows, at, Parameter.Residence.RURAL);
        if (same(urban, rural)) {
            return urban.stream()
                    .map(span -> new Span("*", span.from, span.until, span.row))
                    .toList();
        }
        List<Span> both = new ArrayList<>(urban);
        both.addAll(rural);
        return both;
    }

    private static List<Span> spans(
            Parameter parameter,
            List<Parameter.Row> rows,
            PlaceCode at,
            Parameter.Residence residence) {
        TreeSet<LocalDate> days = new TreeSet<>();
        rows.forEach(row -> days.add(row.from()));
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : days) {
            Parameter.Row row = parameter.row(at, residence, day);
            Integer index = row == null ? null : rows.indexOf(row);
            Span last = spans.isEmpty() ? null : spans.getLast();
            if (last != null && Objects.equals(last.row, index)) {
                continue;
            }
            if (last != null) {
                spans.set(
                        spans.size() - 1,
                        new Span(last.urbanRural, last.from, day.minusDays(1), last.row));
            }
            if (last != null || index != null) {
                spans.add(new Span(residence(residence), day, null, index));
            }
        }
        return spans;
    }

    private static boolean same(List<Span> one, List<Span> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            Span a = one.get(i);
            Span b = other.get(i);
            if (!a.from.equals(b.from) || !Objects.equals(a.row, b.row)) {
                return false;
            }
        }
        return true;
    }
}
