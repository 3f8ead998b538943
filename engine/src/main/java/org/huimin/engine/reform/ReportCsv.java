package org.huimin.engine.reform;

import java.util.List;
import java.util.function.Function;
import org.huimin.engine.base.PlaceCode;

/** A reform's report as one flat table: a row a group and programme, amounts in fen a month. */
public final class ReportCsv {

    /** Names of the columns; the figures come in the order of {@link Figures}. */
    public static final List<String> HEADER =
            List.of(
                    "dimension",
                    "key",
                    "name",
                    "programme",
                    "households_before",
                    "households_after",
                    "people_before",
                    "people_after",
                    "cost_before_fen",
                    "cost_after_fen",
                    "winners",
                    "losers",
                    "gained_fen",
                    "lost_fen",
                    "entered",
                    "left",
                    "open_before",
                    "open_after");

    private ReportCsv() {}

    /** UTF-8 text with a header line; names in Chinese, quoted where they need it. */
    public static String write(ReformReport report, Function<PlaceCode, String> placeName) {
        StringBuilder csv = new StringBuilder(String.join(",", HEADER)).append('\n');
        for (ReformReport.Row row : report.rows()) {
            csv.append(row.group().dimension().name().toLowerCase(java.util.Locale.ROOT))
                    .append(',')
                    .append(row.group().key())
                    .append(',')
                    .append(quoted(name(report, row.group(), placeName)))
                    .append(',')
                    .append(row.programme());
            for (long number : numbers(row.figures())) {
                csv.append(',').append(number);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    /** The figures in the order of the header. */
    public static long[] numbers(Figures figures) {
        return figures.toArray();
    }

    /** What the group is called in Chinese. */
    public static String name(
            ReformReport report, Group group, Function<PlaceCode, String> placeName) {
        return switch (group.dimension()) {
            case ALL -> "全部";
            case PLACE -> placeName.apply(PlaceCode.of(group.key()));
            case FAMILY ->
                    report.families().stream()
                            .filter(each -> each.id().equals(group.key()))
                            .map(Names::zh)
                            .findFirst()
                            .orElse(group.key());
            case DECILE, INCOME ->
                    group.key().equals(Group.UNKNOWN) ? "收入未知" : "第" + group.key() + "等份";
        };
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"")
                ? "\"" + text.replace("\"", "\"\"") + "\""
                : text;
    }
}
