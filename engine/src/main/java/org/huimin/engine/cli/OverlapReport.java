package org.huimin.engine.cli;

import java.io.PrintStream;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlap;
import org.huimin.engine.reform.OverlapSearch;
import org.huimin.engine.reform.SyntheticPopulation;

/** Tells the households that are granted what is said never to come together. */
final class OverlapReport {

    private OverlapReport() {}

    /** How many pairs are wrong. */
    static int run(Library library, Arguments arguments, PrintStream out) {
        long started = System.nanoTime();
        OverlapSearch.Found found =
                OverlapSearch.search(
                        library,
                        SyntheticPopulation.read(library, arguments.content()),
                        arguments.date("--on"),
                        arguments.number("--households", 200_000),
                        arguments.number("--seed", 7));
        for (OverlapSearch.Example example : found.examples()) {
            Overlap overlap = example.overlap();
            String whose = overlap.member() == null ? "同一户" : "成员 " + overlap.member();
            out.println(
                    "✗ %s与%s写明%s，%s却都得到"
                            .formatted(
                                    overlap.later().zh(),
                                    overlap.stated().with().zh(),
                                    overlap.stated().kind().words().zh(),
                                    whose));
            out.println(
                    "  %s and %s: %s, and yet one household is granted both; add a condition to one of them"
                            .formatted(
                                    overlap.later().en(),
                                    overlap.stated().with().en(),
                                    overlap.stated().kind().words().en()));
            out.println("  bin/decide: " + HouseholdFile.write(example.household(), library));
        }
        out.println(
                "%s 不能同时享受的 %d 对，决定 %,d 户，%.1f 秒：同时得到的 %d 对 / %d exclusive pairs, %d found together"
                        .formatted(
                                found.examples().isEmpty() ? "✓" : "✗",
                                found.pairs(),
                                found.decisions(),
                                (System.nanoTime() - started) / 1e9,
                                found.examples().size(),
                                found.pairs(),
                                found.examples().size()));
        return found.examples().size();
    }
}
