package org.huimin.engine.batch;

import java.nio.file.Path;
import java.time.LocalDate;
import org.huimin.engine.policy.Library;

/**
 * Measures households per second of one thread: {@code KernelSpeed CONTENT SELECTION N ROUNDS
 * UNKNOWN}.
 */
public final class KernelSpeed {

    private KernelSpeed() {}

    public static void main(String[] arguments) {
        LocalDate on = LocalDate.of(2026, 3, 1);
        long start = System.nanoTime();
        Library library =
                Library.load(Path.of(arguments[0]), Library.Selection.valueOf(arguments[1]));
        long loaded = System.nanoTime();
        BatchDecider decider = BatchDecider.of(library, on);
        int largest = decider.source().length();
        System.out.printf(
                "load %.0f ms, plan and compile %.0f ms, source %d chars, version %s%n",
                (loaded - start) / 1e6,
                (System.nanoTime() - loaded) / 1e6,
                largest,
                library.version());
        int households = Integer.parseInt(arguments[2]);
        double unknown = Double.parseDouble(arguments[4]);
        FactColumns columns =
                new RandomHouseholds(
                                library,
                                KernelEqualsInterpreter.facts(library, decider).stream()
                                        .filter(fact -> !fact.derived())
                                        .toList(),
                                7,
                                unknown)
                        .columns(households, on);
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            long before = System.nanoTime();
            BatchDecisions decisions = decider.decide(columns);
            long time = System.nanoTime() - before;
            long granted = 0;
            long amount = 0;
            for (int p = 0; p < library.programmes().size(); p++) {
                for (byte outcome : decisions.outcome(p)) {
                    granted += outcome == BatchDecisions.GRANTED ? 1 : 0;
                }
                for (long each : decisions.amount(p)) {
                    amount += each;
                }
            }
            System.out.printf(
                    "%.1f ms  %.2f M households/s  granted %d  amount %d%n",
                    time / 1e6, households * 1e3 / time, granted, amount);
        }
        decider.classFiles()
                .forEach(file ->
                        System.out.println(
                                "class "
                                        + file.length
                                        + " bytes, largest method "
                                        + KernelCompiler.largestMethod(file)));
    }
}
