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
        long start = now();
        Library library =
                Library.load(Path.of(arguments[0]), Library.Selection.valueOf(arguments[1]));
        long loaded = now();
        BatchDecider decider = BatchDecider.of(library, on);
        int largest = decider.source().length();
        System.out.printf(
                "load %.0f ms, plan and compile %.0f ms, source %d chars, version %s%n",
                (loaded - start) / 1e6, (now() - loaded) / 1e6, largest, library.version());
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
        if (arguments.length > 5) {
            // one county, as in a real run
            for (int i = 0; i < households; i++) {
                columns.place[i] = Long.parseLong(arguments[5]) + i * 200L / households * 1000;
                columns.values("urbanRural")[i] = i % 3 == 0 ? 1 : 0;
            }
        }
        for (int round = 0; round < Integer.parseInt(arguments[3]); round++) {
            long before = now();
            BatchDecisions decisions = decider.decide(columns);
            long time = now() - before;
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

    /** CPU time of this thread: other programs on the machine do not count. */
    private static long now() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
