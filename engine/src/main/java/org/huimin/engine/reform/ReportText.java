package org.huimin.engine.reform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.base.PlaceCode;

/** A reform's report as tables for a terminal, in both languages; amounts in yuan a month. */
public final class ReportText {

    private static final List<String> COLUMNS =
            List.of(
                    "户数前 before",
                    "户数后 after",
                    "人数前 before",
                    "人数后 after",
                    "支出前 cost",
                    "支出后 cost",
                    "增减 change",
                    "多得户 winners",
                    "少得户 losers",
                    "多得 gained",
                    "少得 lost");

    private final ReformReport report;
    private final Function<PlaceCode, String> placeName;
    private final StringBuilder text = new StringBuilder();

    private ReportText(ReformReport report, Function<PlaceCode, String> placeName) {
        this.report = report;
        this.placeName = placeName;
    }

    /**
     * @param placeName what a place is called
     */
    public static String write(ReformReport report, Function<PlaceCode, String> placeName) {
        ReportText text = new ReportText(report, placeName);
        text.all();
        return text.text.toString();
    }

    private void all() {
        Population people = report.population();
        line(
                "%s → %s，决定日 %s；%s 户 %s 人 / %s households, %s people",
                report.before(),
                report.after(),
                report.on(),
                grouped(people.households()),
                grouped(people.people()),
                grouped(people.households()),
                grouped(people.people()));
        title("按待遇 / by programme");
        List<String[]> rows = new ArrayList<>();
        List<Figures> all = report.figures(Group.ALL);
        for (int p = 0; p < report.programmes().size(); p++) {
            rows.add(cells(report.programmes().get(p).zh(), all.get(p)));
        }
        rows.add(cells("合计 total", report.total()));
        table("", rows);
        groups("按地区 / by place", Group.Dimension.PLACE);
        groups("按人均收入十等份 / by decile of income a head", Group.Dimension.DECILE);
        groups("按家庭类型（可重叠） / by family type (they overlap)", Group.Dimension.FAMILY);
        poverty(people);
        cliffs();
    }

    private void poverty(Population people) {
        if (people.unmeasured() == people.households()) {
            return;
        }
        title("贫困与差距 / poverty and inequality");
        line(
                "低于贫困线 %s → %s 人；缺口 %s → %s 元/月；%s 户收入或线未知 / people below the line, gap in yuan a month,"
                        + " households not measured",
                grouped(people.poorPeopleBefore()),
                grouped(people.poorPeopleAfter()),
                yuan(people.gapBefore()),
                yuan(people.gapAfter()),
                grouped(people.unmeasured()));
        line(
                "基尼系数 / Gini %s → %s",
                ratio(report.incomes().giniBefore()), ratio(report.incomes().giniAfter()));
    }

    private static String ratio(double ratio) {
        return Double.isNaN(ratio) ? "–" : String.format(Locale.ROOT, "%.4f", ratio);
    }

    private void groups(String title, Group.Dimension dimension) {
        List<String[]> rows = new ArrayList<>();
        Deciles deciles = report.deciles();
        var populations =
                dimension == Group.Dimension.DECILE ? deciles.populations() : report.populations();
        populations
                .keySet()
                .forEach(group -> {
                    if (group.dimension() == dimension && dimension != Group.Dimension.FAMILY) {
                        Figures total = report.figures(group).getLast();
                        rows.add(cells(name(group, deciles), total));
                    }
                });
        if (dimension == Group.Dimension.FAMILY) {
            for (Names family : report.families()) {
                Group group = new Group(dimension, family.id());
                rows.add(cells(family.zh(), report.figures(group).getLast()));
            }
        }
        if (!rows.isEmpty()) {
            title(title);
            table("", rows);
        }
    }

    private String name(Group group, Deciles deciles) {
        return switch (group.dimension()) {
            case ALL -> "全部 all";
            case PLACE -> placeName.apply(PlaceCode.of(group.key()));
            case FAMILY ->
                    report.families().stream()
                            .filter(each -> each.id().equals(group.key()))
                            .findFirst()
                            .map(Names::zh)
                            .orElse(group.key());
            case DECILE, INCOME ->
                    group.key().equals(Group.UNKNOWN)
                            ? "收入未知 unknown"
                            : group.key() + " ≤" + yuan(deciles.upTo().getOrDefault(group, 0L));
        };
    }

    private static String[] cells(String name, Figures figures) {
        return new String[] {
            name,
            grouped(figures.householdsBefore()),
            grouped(figures.householdsAfter()),
            grouped(figures.peopleBefore()),
            grouped(figures.peopleAfter()),
            yuan(figures.costBefore()),
            yuan(figures.costAfter()),
            (figures.extraCost() > 0 ? "+" : "") + yuan(figures.extraCost()),
            grouped(figures.winners()),
            grouped(figures.losers()),
            yuan(figures.gained()),
            yuan(figures.lost())
        };
    }

    private void cliffs() {
        Cliffs cliffs = report.cliffs();
        if (cliffs.equals(Cliffs.NONE)) {
            return;
        }
        title(
                "再多挣 %s 元，少领多少 / what %s more yuan of income lose"
                        .formatted(yuan(cliffs.step()), yuan(cliffs.step())));
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i <= Cliffs.SHARES.size(); i++) {
            String share =
                    i == Cliffs.SHARES.size()
                            ? "> 100 %"
                            : i == 0 ? "多领 more" : "≤ " + Cliffs.SHARES.get(i) + " %";
            rows.add(
                    new String[] {
                        share,
                        grouped(cliffs.before().marginal().get(i)),
                        grouped(cliffs.after().marginal().get(i))
                    });
        }
        table("少领 loses", rows, "户数前 before", "户数后 after");
        for (Cliffs.Side side : List.of(cliffs.before(), cliffs.after())) {
            line(
                    "%s：试了 %s 户，%s 户前面 %s 元以内有断崖，共 %s 处，损失 %s 元 / households tried, facing a cliff,"
                            + " cliffs, yuan lost beyond the income gained",
                    side == cliffs.before() ? "之前 before" : "之后 after",
                    grouped(side.households()),
                    grouped(side.facing()),
                    yuan(cliffs.reach()),
                    grouped(side.cliffs()),
                    yuan(side.fall()));
            for (Cliffs.Cliff cliff :
                    side.deepest().subList(0, Math.min(3, side.deepest().size()))) {
                line(
                        "  %s %s：%s 到 %s 元时再多 %s 元，领的钱从 %s 元少 %s 元（%s）",
                        placeName.apply(PlaceCode.of("%012d".formatted(cliff.place()))),
                        cliff.household(),
                        cliff.fact(),
                        yuan(cliff.at()),
                        yuan(cliff.more()),
                        yuan(cliff.benefits()),
                        yuan(cliff.fall() + cliff.more()),
                        String.join("、", cliff.programmes()));
            }
        }
    }

    private void title(String title) {
        text.append(System.lineSeparator()).append(title).append(System.lineSeparator());
    }

    private void line(String pattern, Object... values) {
        text.append(pattern.formatted(values)).append(System.lineSeparator());
    }

    private void table(String corner, List<String[]> rows) {
        table(corner, rows, COLUMNS.toArray(String[]::new));
    }

    private void table(String corner, List<String[]> rows, String... columns) {
        int[] widths = new int[columns.length + 1];
        List<String[]> all = new ArrayList<>();
        String[] head = new String[columns.length + 1];
        head[0] = corner;
        System.arraycopy(columns, 0, head, 1, columns.length);
        all.add(head);
        all.addAll(rows);
        for (String[] row : all) {
            for (int c = 0; c < row.length; c++) {
                widths[c] = Math.max(widths[c], width(row[c]));
            }
        }
        for (String[] row : all) {
            StringBuilder line =
                    new StringBuilder(row[0]).append(" ".repeat(widths[0] - width(row[0])));
            for (int c = 1; c < row.length; c++) {
                line.append("  ").append(" ".repeat(widths[c] - width(row[c]))).append(row[c]);
            }
            text.append(line).append(System.lineSeparator());
        }
    }

    /** Columns on a terminal: Chinese characters take two. */
    private static int width(String text) {
        return text.codePoints().map(each -> each >= 0x2E80 && each <= 0xFFE6 ? 2 : 1).sum();
    }

    private static String grouped(long number) {
        return FixedPoint.grouped(number, 0);
    }

    private static String yuan(long fen) {
        return FixedPoint.grouped(fen, 2);
    }
}
