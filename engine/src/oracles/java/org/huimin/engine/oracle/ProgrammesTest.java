package org.huimin.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same random conditions as programmes. Where everything is known, the decision is what
 * feel-scala says; where something is unknown and there is a decision all the same, it is what
 * feel-scala says however the unknown is filled in.
 */
class ProgrammesTest {

    private static final int CONDITIONS = Integer.getInteger("oracles.conditions", 4_000) / 2;
    private static final int TOGETHER = 100;
    private static final int HOUSEHOLDS = 4;
    private static final int FILLINGS = 3;

    private static final Set<Defect> STANDARD = EnumSet.of(Defect.OURS_1);

    private static final String MEMBER =
            """
            - {id: a, zh: 甲, type: count, absent: unknown}
            - {id: b, zh: 乙, type: count, absent: unknown}
            - {id: t, zh: 真, type: boolean, absent: unknown}
            - {id: s, zh: 实, type: boolean, absent: unknown}
            """;
    private static final String HOUSEHOLD =
            """
            - {id: h, zh: 户数, type: count, absent: unknown}
            - {id: k, zh: 户真, type: boolean, absent: unknown}
            """;

    @TempDir Path folder;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void decisionsAreWhatTheStandardSays() throws IOException {
        for (int first = 0; first < CONDITIONS; first += TOGETHER) {
            Library library = library(first);
            SplittableRandom random = new SplittableRandom(first);
            for (int h = 0; h < HOUSEHOLDS; h++) {
                boolean unknowns = h >= HOUSEHOLDS / 2;
                Household household = Household.random(random, unknowns);
                for (Decider.UnitOutcome decided :
                        library.decider().outcomes(household.input())) {
                    int seed = Integer.parseInt(decided.programme().id().substring(1));
                    check(seed, household, unknowns, decided.outcome(), random);
                }
            }
        }
        counts.forEach((what, count) -> System.out.printf("%,8d %s%n", count, what));
        assertThat(wrong).isEmpty();
        assertThat(counts).containsKeys("decided, everything known", "decided, something unknown");
    }

    private void check(
            int seed,
            Household household,
            boolean unknowns,
            Outcome outcome,
            SplittableRandom random) {
        String rows = unknowns ? "something unknown" : "everything known";
        if (!(outcome instanceof Outcome.Granted) && !(outcome instanceof Outcome.Refused)) {
            counts.merge("open, " + rows, 1, Integer::sum);
            return;
        }
        counts.merge("decided, " + rows, 1, Integer::sum);
        Boolean ours = outcome instanceof Outcome.Granted;
        String text = new SharedFormulas(seed, STANDARD).condition();
        for (int i = 0; i < (unknowns ? FILLINGS : 1); i++) {
            Household filled = household.completed(random);
            Object standard = Feels.FEEL_SCALA.value(text, filled.variables());
            if (!ours.equals(standard)) {
                wrong.add(
                        "%s, feel-scala %s: %s over %s, known as %s"
                                .formatted(ours, standard, text, filled, household));
            }
        }
    }

    private Library library(int first) throws IOException {
        Path root = folder.resolve("content-" + first);
        write(root.resolve("vocabulary/member.yaml"), MEMBER);
        write(root.resolve("vocabulary/household.yaml"), HOUSEHOLD);
        for (int seed = first; seed < first + TOGETHER; seed++) {
            Path programme = root.resolve("programmes/p" + seed);
            write(
                    programme.resolve("programme.yaml"),
                    """
                    id: p%1$d
                    zh: 试%1$d
                    en: trial %1$d
                    unit: household
                    conditions: [测%1$d]
                    components: [额%1$d]
                    """
                            .formatted(seed));
            write(
                    programme.resolve("rules/rules.yaml"),
                    """
                    rules:
                      - {id: test, zh: 测%1$d, entity: household, type: boolean, formula: '%2$s'}
                      - {id: amount, zh: 额%1$d, entity: household, type: money/month, formula: '1'}
                    """
                            .formatted(seed, new SharedFormulas(seed, Defect.NONE).condition()));
        }
        return Library.load(root);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
