package org.huimin.population;

import static org.huimin.population.Pattern.Form.*;

import java.util.ArrayList;
import java.util.List;

/** Every pattern a household may have, with its weight before the fit. */
final class Patterns {
    private Patterns() {}

    static List<Pattern> all() {
        var all = new ArrayList<Pattern>();
        for (int band = 15; band <= 95; band += 5) {
            all.add(new Pattern(ALONE, band, 0, 0, 0, true, 1));
            all.add(new Pattern(ALONE, band, 0, 0, 0, false, 1));
        }
        for (int band = 20; band <= 90; band += 5) {
            all.add(new Pattern(COUPLE, band, 0, 0, 0, true, 1.5));
        }
        for (int band = 15; band <= 70; band += 5) {
            all.add(new Pattern(SHARING, band, 0, 0, 0, true, 0.1));
        }
        for (int band = 25; band <= 70; band += 5) {
            for (int elders = 1; elders <= 3; elders++) {
                all.add(new Pattern(COUPLE_WITH_ELDERS, band, 0, 0, elders, true, 0.25));
            }
        }
        families(all);
        grandparents(all);
        return List.copyOf(all);
    }

    private static void families(List<Pattern> all) {
        for (int band = 20; band <= 75; band += 5) {
            for (int gap = 20; gap <= 40; gap += 5) {
                int child = band - gap;
                if (child < 0) {
                    continue;
                }
                double age =
                        gap == 25 ? 1 : gap == 20 ? 0.6 : gap == 30 ? 0.6 : gap == 35 ? 0.2 : 0.05;
                double home = child < 20 ? 1 : child < 30 ? 0.6 : 0.15;
                for (int children = 1; children <= 3; children++) {
                    double many = children == 1 ? 1 : children == 2 ? 0.7 : 0.15;
                    double weight = age * home * many;
                    all.add(
                            new Pattern(
                                    PARENTS_AND_CHILDREN, band, child, children, 0, true, weight));
                    if (children < 3) {
                        all.add(
                                new Pattern(
                                        ONE_PARENT,
                                        band,
                                        child,
                                        children,
                                        0,
                                        false,
                                        weight * 0.12));
                        all.add(
                                new Pattern(
                                        ONE_PARENT, band, child, children, 0, true, weight * 0.06));
                    }
                    if (band <= 55 && child < 30) {
                        all.add(
                                new Pattern(
                                        THREE_GENERATIONS,
                                        band,
                                        child,
                                        children,
                                        1,
                                        true,
                                        weight * 0.3));
                        all.add(
                                new Pattern(
                                        THREE_GENERATIONS,
                                        band,
                                        child,
                                        children,
                                        2,
                                        true,
                                        weight * 0.1));
                        all.add(
                                new Pattern(
                                        THREE_GENERATIONS,
                                        band,
                                        child,
                                        children,
                                        3,
                                        true,
                                        weight * 0.35));
                    }
                }
            }
        }
    }

    private static void grandparents(List<Pattern> all) {
        for (int band = 50; band <= 80; band += 5) {
            for (int child = 0; child <= 15; child += 5) {
                if (band - child < 40) {
                    continue;
                }
                for (int children = 1; children <= 2; children++) {
                    double weight = children == 1 ? 0.08 : 0.04;
                    all.add(
                            new Pattern(
                                    GRANDPARENTS_AND_CHILDREN,
                                    band,
                                    child,
                                    children,
                                    1,
                                    false,
                                    weight));
                    all.add(
                            new Pattern(
                                    GRANDPARENTS_AND_CHILDREN,
                                    band,
                                    child,
                                    children,
                                    3,
                                    true,
                                    weight));
                }
            }
            for (int children = 1; children <= 4; children++) {
                all.add(new Pattern(JOINT, band, 0, children, 3, true, 0.1));
            }
        }
    }
}
