package org.huimin.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random conditions over random households, asked of our FEEL, of Kie and of feel-scala. A
 * difference counts as explained when the oracle agrees as soon as a listed defect of it is written
 * around, in other words that mean the same.
 */
class OraclesTest {

    private static final int CONDITIONS = Integer.getInteger("oracles.conditions", 4_000);
    private static final int HOUSEHOLDS = 4;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> unexplained = new ArrayList<>();

    @Test
    void everyDifferenceIsAListedDefect() throws Exception {
        for (int seed = 0; seed < CONDITIONS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int h = 0; h < HOUSEHOLDS; h++) {
                compare(seed, Household.random(random, h >= HOUSEHOLDS / 2));
            }
        }
        counts.forEach((what, count) -> System.out.printf("%,8d %s%n", count, what));
        assertThat(unexplained).isEmpty();
        String page = Files.readString(Path.of("../docs/reference/conformance.md"));
        for (Defect defect : Defect.OF_KIE) {
            assertThat(page).contains("**" + defect.label() + "**");
            // a defect that no longer shows should leave the list
            assertThat(counts).containsKey("KIE " + defect.label());
        }
    }

    private void compare(int seed, Household household) {
        Object ours = answer(Feels.OURS, seed, Defect.NONE, household);
        for (Feels oracle : List.of(Feels.KIE, Feels.FEEL_SCALA)) {
            Object theirs = answer(oracle, seed, Defect.NONE, household);
            if (same(ours, theirs)) {
                count(oracle + " same");
            } else if (oracle == Feels.KIE && explained(seed, household, ours)) {
                count(oracle + " explained");
            } else {
                unexplained.add(
                        "%s: %s, ours %s: %s over %s"
                                .formatted(
                                        oracle,
                                        theirs,
                                        ours,
                                        new SharedFormulas(seed, Defect.NONE).condition(),
                                        household));
            }
        }
    }

    /** Whether Kie agrees once one defect, or else all of them, are written around. */
    private boolean explained(int seed, Household household, @Nullable Object ours) {
        for (Defect defect : Defect.OF_KIE) {
            if (agrees(seed, EnumSet.of(defect), household, ours)) {
                count("KIE " + defect.label());
                return true;
            }
        }
        boolean all = agrees(seed, Defect.OF_KIE, household, ours);
        if (all) {
            count("KIE several");
        }
        return all;
    }

    private static boolean agrees(
            int seed, Set<Defect> avoided, Household household, @Nullable Object ours) {
        return same(ours, answer(Feels.OURS, seed, avoided, household))
                && same(ours, answer(Feels.KIE, seed, avoided, household));
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static @Nullable Object answer(
            Feels feel, int seed, Set<Defect> avoided, Household household) {
        return feel.value(
                new SharedFormulas(seed, avoided).condition(), household.variables());
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return one == null ? other == null : one.equals(other);
    }
}
