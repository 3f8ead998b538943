package org.huimin.engine.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a change does, by programme and over all, for everybody and by place, income decile and
 * family type. Reports of parts that have no household in common add up with {@link #plus}.
 *
 * @param before version of the library before
 * @param after version of the library after
 * @param on the day the households were decided for, under both versions
 * @param placeLevel level of the places: 1 province to 5 village
 * @param programmes in order; a list of figures has one entry for each, and the total last
 * @param families family types, as content defines them
 * @param figures everybody, places, families and bands of income; only where something is granted,
 *     open or changed
 * @param populations people and poverty of each group
 * @param incomes income and benefits a head, before and after
 * @param cliffs where one more yuan loses more than one yuan
 */
public record ReformReport(
        String before,
        String after,
        LocalDate on,
        int placeLevel,
        List<Names> programmes,
        List<Names> families,
        SortedMap<Group, List<Figures>> figures,
        SortedMap<Group, Population> populations,
        IncomeCurves incomes,
        Cliffs cliffs) {

    /** One line of the flat form of the report. */
    public record Row(Group group, String programme, Figures figures) {}

    /** The name under which the rows give the figures over all programmes. */
    public static final String TOTAL = "total";

    /** Everybody, over all paid programmes. */
    public Figures total() {
        return figures(Group.ALL).getLast();
    }

    /** Everybody, one programme. */
    public Figures programme(String id) {
        for (int p = 0; p < programmes.size(); p++) {
            if (programmes.get(p).id().equals(id)) {
                return figures(Group.ALL).get(p);
            }
        }
        throw new IllegalArgumentException("没有待遇 / no programme " + id);
    }

    /** The figures of a group: one per programme, the total last; zeros for an unknown group. */
    public List<Figures> figures(Group group) {
        List<Figures> found =
                group.dimension() == Group.Dimension.DECILE
                        ? Deciles.of(this).figures().get(group)
                        : figures.get(group);
        return found == null ? none() : found;
    }

    private List<Figures> none() {
        return java.util.Collections.nCopies(programmes.size() + 1, Figures.NONE);
    }

    public Population population() {
        return populations.getOrDefault(Group.ALL, Population.of(new long[Population.SIZE]));
    }

    /** People, poverty and figures by decile of income a head. */
    public Deciles deciles() {
        return Deciles.of(this);
    }

    /**
     * Of both parts together.
     *
     * @throws IllegalArgumentException when they are not of the same two versions, day and groups
     */
    public ReformReport plus(ReformReport other) {
        boolean same =
                before.equals(other.before)
                        && after.equals(other.after)
                        && on.equals(other.on)
                        && placeLevel == other.placeLevel
                        && programmes.equals(other.programmes)
                        && families.equals(other.families);
        if (!same) {
            throw new IllegalArgumentException(
                    "两份改革报告的版本、日期或分组不同，不能相加 / reports of different versions, days or groups do not"
                            + " add up");
        }
        SortedMap<Group, List<Figures>> sums = new TreeMap<>(figures);
        other.figures.forEach((group, more) -> sums.merge(group, more, ReformReport::plus));
        SortedMap<Group, Population> people = new TreeMap<>(populations);
        other.populations.forEach((group, more) -> people.merge(group, more, Population::plus));
        return new ReformReport(
                before,
                after,
                on,
                placeLevel,
                programmes,
                families,
                sums,
                people,
                incomes.plus(other.incomes),
                cliffs.plus(other.cliffs));
    }

    static List<Figures> plus(List<Figures> some, List<Figures> more) {
        List<Figures> sums = new ArrayList<>(some.size());
        for (int i = 0; i < some.size(); i++) {
            sums.add(some.get(i).plus(more.get(i)));
        }
        return sums;
    }

    /** The flat form: every group but bands of income, deciles made from them. */
    public List<Row> rows() {
        SortedMap<Group, List<Figures>> shown = new TreeMap<>(deciles().figures());
        figures.forEach((group, list) -> {
            if (group.dimension() != Group.Dimension.INCOME) {
                shown.put(group, list);
            }
        });
        shown.putIfAbsent(Group.ALL, none());
        List<Row> rows = new ArrayList<>();
        shown.forEach((group, list) -> {
            for (int p = 0; p <= programmes.size(); p++) {
                String programme = p < programmes.size() ? programmes.get(p).id() : TOTAL;
                rows.add(new Row(group, programme, list.get(p)));
            }
        });
        return rows;
    }
}
