package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.List;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.NearestYes;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.ProgrammeDecision;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Trace;

/**
 * The whole trace of decisions as numbered steps: every condition, met or not, down to the facts.
 */
final class WalkThrough {

    private final Sources sources;
    private final Language language;
    private final PrintStream out;

    private WalkThrough(Sources sources, Language language, PrintStream out) {
        this.sources = sources;
        this.language = language;
        this.out = out;
    }

    static void write(
            HouseholdInput household,
            Library library,
            Sources sources,
            List<ProgrammeDecision> decisions,
            Language language,
            PrintStream out) {
        WalkThrough walk = new WalkThrough(sources, language, out);
        out.println(
                walk.said("决定日 %s　地区 %012d　规则版本 %s", "Decided on %s  place %012d  rules %s")
                        .formatted(household.on(), household.place(), library.version()));
        for (ProgrammeDecision decision : decisions) {
            walk.decision(decision);
            NearestYes.find(library, household, decision)
                    .ifPresent(yes -> out.println("→ " + yes.text().in(language)));
        }
    }

    private void decision(ProgrammeDecision decision) {
        String member = decision.memberId();
        out.println();
        out.println(
                "━━ %s%s  %s"
                        .formatted(
                                decision.name().in(language),
                                member == null ? "" : " [" + member + "]",
                                decision.trace().shown().in(language)));
        if (decision.outcome() instanceof Outcome.NotApplicable(var reason)) {
            out.println(reason.in(language));
        }
        int number = 1;
        for (Trace input : decision.trace().inputs()) {
            step(input, Integer.toString(number++), 0);
        }
    }

    private void step(Trace trace, String number, int depth) {
        String indent = "   ".repeat(depth);
        String whose = trace.member() == null ? "" : " [" + trace.member() + "]";
        String name = trace.name().in(language);
        String again = trace.repeated() ? said("（见上）", " (see above)") : "";
        out.println(
                "%s%s %s%s = %s%s%s"
                        .formatted(
                                indent,
                                number,
                                name,
                                whose,
                                trace.shown().in(language),
                                unit(trace),
                                again));
        if (trace.kind() == Trace.Kind.RULE && !trace.repeated()) {
            out.println(
                    indent + "   " + trace.formula().in(language).strip().replaceAll("\\s+", " "));
            if (!trace.clause().isEmpty()) {
                out.println(indent + "   〔" + trace.clause().in(language) + "〕");
            }
        }
        Trace.Origin origin = trace.origin();
        if (origin != null) {
            out.println(
                    "%s   %s %s%s%s"
                            .formatted(
                                    indent,
                                    sources.of(origin.source()).in(language),
                                    sources.of(origin.clause()).in(language),
                                    said("，自 ", ", from ") + origin.from(),
                                    origin.verified() ? "" : said("（未核对）", " (not verified)")));
        }
        if (trace.kind() == Trace.Kind.FACT && !trace.note().isEmpty()) {
            out.println(
                    indent + "   " + said("（", "(") + trace.note().in(language) + said("）", ")"));
        }
        int part = 1;
        for (Trace input : trace.inputs()) {
            step(input, number + "." + part++, depth + 1);
        }
    }

    private String unit(Trace trace) {
        return trace.unit().isEmpty()
                        || trace.shown().in(language).contains(trace.unit().in(language))
                ? ""
                : said("（", " (") + trace.unit().in(language) + said("）", ")");
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }
}
