package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.huimin.engine.base.Dates;
import org.huimin.engine.feel.Texts;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.DecisionFault;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.junit.jupiter.api.Test;

/**
 * Households nobody would make up: empty ones and fifty members, amounts at the ends of what is
 * exact, below zero, dates of two centuries, nearly everything unknown. Both engines give the same,
 * and where one says that an amount overflows so does the other.
 */
class ExtremeValuesTest {

    private static final int HOUSEHOLDS = Integer.getInteger("huimin.extreme.households", 40);
    private static final long SEED = Long.getLong("huimin.extreme.seed", 1);
    private static final LocalDate ON = LocalDate.of(2026, 3, 1);

    @Test
    void everyProgrammeDecidesAlike() {
        Library library = Library.load(Content.ROOT);
        for (int kind = 0; kind < 6; kind++) {
            check(library, ON, SEED * 100 + kind);
        }
        check(library, LocalDate.of(2031, 12, 31), SEED * 100 + 7);
    }

    @Test
    void theSpecimensDecideAlike() {
        Library library = Library.load(Content.ROOT, Library.Selection.SPECIMENS);
        for (int kind = 0; kind < 6; kind++) {
            check(library, ON, SEED * 100 + kind);
        }
    }

    /** Every decision and every fault of both. */
    private static void check(Library library, LocalDate on, long seed) {
        BatchDecider decider = BatchDecider.of(library, on);
        List<Fact> facts = KernelEqualsInterpreter.facts(library, decider);
        FactColumns columns = new Extremes(library, facts, seed).columns(on);
        Map<Integer, String> faults = new TreeMap<>();
        InterpretedBatch interpreter = new InterpretedBatch(library, on);
        BatchDecisions interpreted = new BatchDecisions(library.programmes(), columns);
        for (int i = 0; i < columns.households(); i++) {
            try {
                interpreter.decide(columns, i, interpreted);
            } catch (DecisionFault e) {
                faults.put(i, String.valueOf(e.getMessage()));
            }
        }
        for (BatchDecider each : List.of(decider, BatchDecider.of(library, on, 0))) {
            BatchDecisions compiled = each.decide(columns);
            Map<Integer, String> found = new TreeMap<>();
            compiled.faults().forEach(fault -> found.put(fault.household(), fault.message()));
            faults.forEach((i, message) -> {
                if (!found.containsKey(i)) {
                    throw new AssertionError(
                            "only the interpreter faults: %s, for %s"
                                    .formatted(message, columns.household(i, on)));
                }
            });
            assertThat(found.keySet()).isEqualTo(faults.keySet());
            KernelEqualsInterpreter.same(
                    library, on, compiled, columns, interpreted, faults.keySet());
        }
    }

    /** Seeded households of that kind. */
    private static final class Extremes {

        private static final long[] AMOUNTS = {
            0,
            1,
            -1,
            99,
            100,
            70_000,
            1_000_000_000_000L,
            100_000_000_000_000_000L,
            1_000_000_000_000_000_000L,
            4_611_686_018_427_387_904L,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1,
            -1_000_000_000_000_000_000L,
            Long.MIN_VALUE + 2
        };

        private final Library library;
        private final List<Fact> facts;
        private final SplittableRandom random;
        private final int kind;
        private final long[] places;

        Extremes(Library library, List<Fact> facts, long seed) {
            this.library = library;
            this.facts = facts;
            this.random = new SplittableRandom(seed);
            this.kind = (int) (seed % 6);
            this.places = RandomHouseholds.places(library);
        }

        FactColumns columns(LocalDate on) {
            int[] start = new int[HOUSEHOLDS + 1];
            for (int i = 0; i < HOUSEHOLDS; i++) {
                int size =
                        switch (random.nextInt(8)) {
                            case 0 -> 0;
                            case 1 -> random.nextInt(4) == 0 ? 50 : 9;
                            default -> 1 + random.nextInt(4);
                        };
                start[i + 1] = start[i] + size;
            }
            FactColumns columns = new FactColumns(library, HOUSEHOLDS, start[HOUSEHOLDS]);
            columns.memberStart = start;
            for (int i = 0; i < HOUSEHOLDS; i++) {
                columns.place[i] = places[random.nextInt(places.length)];
            }
            double unknown = new double[] {0, 0.02, 0.5, 0.98, 0, 0}[kind];
            double wild = new double[] {0.01, 0.01, 0.2, 0.3, 0.01, 1}[kind];
            for (Fact fact : facts) {
                int rows = fact.ofMember() ? start[HOUSEHOLDS] : HOUSEHOLDS;
                long[] values = columns.values(fact.id());
                byte[] unknowns = columns.unknown(fact.id());
                for (int row = 0; row < rows; row++) {
                    boolean residence = kind == 4 && fact.id().equals(Parameter.RESIDENCE_FACT);
                    boolean missing =
                            residence || random.nextDouble() < (fact.derived() ? 0.95 : unknown);
                    unknowns[row] = (byte) (missing ? 1 : 0);
                    values[row] = missing ? 0 : value(fact.type(), on, random.nextDouble() < wild);
                }
            }
            return columns;
        }

        private long value(Type type, LocalDate on, boolean wild) {
            return switch (type) {
                case Type.Optional(Type present) ->
                        random.nextInt(3) == 0 ? Type.NONE : value(present, on, wild);
                case Type.Number number -> {
                    boolean money = number.kind() == Type.Kind.MONEY;
                    long plain = random.nextLong(money ? 300_000 : 40);
                    long most = AMOUNTS[random.nextInt(AMOUNTS.length)];
                    yield !wild
                            ? plain
                            : money || random.nextInt(4) == 0 ? most : random.nextLong(-50, 400);
                }
                case Type.Truth _ -> random.nextInt(2);
                case Type.Date _ ->
                        random.nextLong(
                                LocalDate.of(1900, 1, 1).toEpochDay(),
                                LocalDate.of(2100, 12, 31).toEpochDay() + 1);
                case Type.Code(var list) -> random.nextInt(list.codes().size());
                case Type.Month _ -> Dates.month(YearMonth.of(1900, 1)) + random.nextInt(201 * 12);
                case Type.Text _ -> Texts.number(random.nextBoolean() ? "东" : "西");
                case Type.Broken _ -> 0;
            };
        }
    }
}
