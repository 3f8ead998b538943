package org.huimin.engine.reform;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tenths of the people by income a head, poorest first. A band of equal income is not divided: it
 * belongs to the tenth its middle person is in, so that tenths differ in size where many have the
 * same income (zero above all); {@code populations} says how many people each one has.
 *
 * @param upTo by decile: the greatest income a head, fen a month
 */
public record Deciles(
        SortedMap<Group, List<Figures>> figures,
        SortedMap<Group, Population> populations,
        SortedMap<Group, Long> upTo) {

    static Deciles of(ReformReport report) {
        SortedMap<Integer, Population> bands = new TreeMap<>();
        Deciles deciles = new Deciles(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        report.populations()
                .forEach((group, population) -> {
                    if (group.dimension() != Group.Dimension.INCOME) {
                        return;
                    }
                    if (group.key().equals(Group.UNKNOWN)) {
                        deciles.add(report, group, Group.UNKNOWN, population);
                    } else {
                        bands.put(Integer.parseInt(group.key()), population);
                    }
                });
        long all = bands.values().stream().mapToLong(Population::people).sum();
        long below = 0;
        for (var entry : bands.entrySet()) {
            Population population = entry.getValue();
            double middle = below + population.people() / 2.0;
            int decile = (int) Math.min(10, Math.floor(middle * 10 / Math.max(1, all)) + 1);
            String key = "%02d".formatted(decile);
            Group band = new Group(Group.Dimension.INCOME, Integer.toString(entry.getKey()));
            deciles.add(report, band, key, population);
            deciles.upTo.put(
                    new Group(Group.Dimension.DECILE, key),
                    IncomeBins.floor(entry.getKey() + 1) - 1);
            below += population.people();
        }
        return deciles;
    }

    private void add(ReformReport report, Group band, String key, Population population) {
        Group decile = new Group(Group.Dimension.DECILE, key);
        populations.merge(decile, population, Population::plus);
        figures.merge(decile, report.figures(band), ReformReport::plus);
    }
}
