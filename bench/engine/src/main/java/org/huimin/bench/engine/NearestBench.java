package org.huimin.bench.engine;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.NearestYes;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.ProgrammeDecision;
import org.huimin.engine.reform.SyntheticPopulation;

/**
 * How long a refused household waits for its nearest yes, one refusal after the other: {@code
 * CONTENT [HOUSEHOLDS]}. The slowest refusals are asked again, three times, and the fastest of them
 * counts: a pause of the machine is not the search's.
 */
public final class NearestBench {

    private static final LocalDate ON = LocalDate.of(2026, 11, 1);
    private static final long SEED = 7;
    private static final int AGAIN = 20;

    /** A refusal, how long its nearest yes took, and how many facts change. */
    private record Asked(
            HouseholdInput household, ProgrammeDecision decision, long nanos, int changes) {}

    private final Library library;

    private NearestBench(Library library) {
        this.library = library;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path content = Path.of(arguments[0]);
        int households = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        Library library = Library.load(content, Library.Selection.PROGRAMMES);
        new NearestBench(library).run(SyntheticPopulation.read(library, content), households, out);
    }

    private void run(SyntheticPopulation population, int households, PrintStream out) {
        List<HouseholdInput> refused = refused(population, households);
        List<Asked> cold = ask(refused.getFirst());
        refused.stream().limit(300).forEach(this::ask);
        List<Asked> asked = new ArrayList<>();
        refused.forEach(household -> asked.addAll(ask(household)));
        asked.sort(Comparator.comparingLong(Asked::nanos));
        List<Asked> slowest =
                asked.subList(Math.max(0, asked.size() - AGAIN), asked.size()).stream()
                        .map(this::again)
                        .sorted(Comparator.comparingLong(Asked::nanos))
                        .toList();
        out.printf("%,d households, %,d refusals%n", households, asked.size());
        out.printf(
                "one change suffices %,d, two %,d, neither found %,d%n",
                count(asked, 1), count(asked, 2), count(asked, 0));
        out.printf(
                "median %.2f ms, 99%% %.2f ms, worst %.2f ms (once asked, pauses included: %.2f ms)%n",
                millis(asked.get(asked.size() / 2)),
                millis(asked.get(asked.size() * 99 / 100)),
                millis(slowest.getLast()),
                millis(asked.getLast()));
        out.printf("the very first in the process %.2f ms%n", millis(cold.getFirst()));
        Asked worst = slowest.getLast();
        out.printf(
                "worst: %s, %d members%n",
                worst.decision().programmeId(), worst.household().members().size());
    }

    private List<HouseholdInput> refused(SyntheticPopulation population, int households) {
        long[] places =
                library.parameters().stream()
                        .flatMap(parameter -> parameter.rows().stream())
                        .mapToLong(row -> row.place().code())
                        .filter(place -> place != 0)
                        .distinct()
                        .sorted()
                        .toArray();
        List<HouseholdInput> refused = new ArrayList<>();
        int count = households * 2;
        FactColumns facts = population.fill(null, 0, count, count, places, SEED, ON);
        for (int i = 0; i < count && refused.size() < households; i++) {
            HouseholdInput household = facts.household(i, ON);
            if (library.decider().decide(household).stream()
                    .anyMatch(decision -> decision.outcome() instanceof Outcome.Refused)) {
                refused.add(household);
            }
        }
        return refused;
    }

    private List<Asked> ask(HouseholdInput household) {
        List<Asked> asked = new ArrayList<>();
        for (ProgrammeDecision decision : library.decider().decide(household)) {
            if (decision.outcome() instanceof Outcome.Refused) {
                asked.add(ask(household, decision));
            }
        }
        return asked;
    }

    private Asked ask(HouseholdInput household, ProgrammeDecision decision) {
        long started = System.nanoTime();
        NearestYes yes = NearestYes.find(library, household, decision).orElse(null);
        long nanos = System.nanoTime() - started;
        int changes = yes == null ? 0 : yes.second() == null ? 1 : 2;
        return new Asked(household, decision, nanos, changes);
    }

    private Asked again(Asked slow) {
        Asked best = slow;
        for (int i = 0; i < 3; i++) {
            Asked now = ask(slow.household(), slow.decision());
            best = now.nanos() < best.nanos() ? now : best;
        }
        return best;
    }

    private static long count(List<Asked> asked, int changes) {
        return asked.stream().filter(each -> each.changes() == changes).count();
    }

    private static double millis(Asked asked) {
        return asked.nanos() / 1e6;
    }
}
