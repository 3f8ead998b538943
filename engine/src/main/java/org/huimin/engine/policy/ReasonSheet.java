package org.huimin.engine.policy;

import java.util.List;
import org.huimin.engine.feel.Type;

/** Decisions as a Chinese text a person can read: outcome, amount, reasons, figures, sources. */
public final class ReasonSheet {

    private final StringBuilder text = new StringBuilder();

    private ReasonSheet() {}

    /** The sheet of one household. */
    public static String write(
            HouseholdInput household, Library library, List<ProgrammeDecision> decisions) {
        ReasonSheet sheet = new ReasonSheet();
        sheet.text.append(
                "决定日 %s　地区 %012d　规则版本 %s%n"
                        .formatted(household.on(), household.place(), library.version()));
        for (ProgrammeDecision decision : decisions) {
            sheet.decision(decision);
            NearestYes.find(library, household, decision)
                    .ifPresent(yes -> sheet.line(1, yes.text()));
        }
        return sheet.text.toString();
    }

    private void decision(ProgrammeDecision decision) {
        String who = decision.memberId() == null ? "" : " · 成员 " + decision.memberId();
        text.append(System.lineSeparator())
                .append(decision.zh())
                .append(who)
                .append(" · ")
                .append(decision.trace().shown())
                .append(System.lineSeparator());
        switch (decision.outcome()) {
            case Outcome.Granted(long _, var components, var _) -> {
                for (Outcome.Component part : components) {
                    line(1, part.zh() + " " + Values.shown(Type.money(0), part.amountFen()) + "/月");
                    input(decision.trace(), part.rule(), decision.memberId());
                }
            }
            case Outcome.Refused(var reasons) -> {
                for (Outcome.Reason reason : reasons) {
                    line(1, reason.text() + "　　" + reason.clause());
                    input(decision.trace(), reason.rule(), decision.memberId());
                }
            }
            case Outcome.NeedsInformation needs -> {
                needs.facts().forEach(each -> line(1, "缺：" + each.shown()));
                needs.parameters().forEach(each -> line(1, "缺：" + each.shown()));
                needs.rules().forEach(each -> line(1, "缺：" + each.shown()));
            }
            case Outcome.NotApplicable(var reason) -> line(1, reason);
        }
    }

    /** The figures behind one rule of the trace. */
    private void input(Trace trace, String rule, @org.jspecify.annotations.Nullable String member) {
        for (Trace input : trace.inputs()) {
            boolean same = member == null || member.equals(input.member());
            if (input.id().equals(rule) && same) {
                line(2, input.zh() + " = " + input.formula().replaceAll("\\s+", " "));
                input.inputs().forEach(each -> figures(each, 2));
                return;
            }
        }
    }

    private void figures(Trace trace, int depth) {
        String whose = trace.member() == null ? "" : "[" + trace.member() + "] ";
        StringBuilder line =
                new StringBuilder(whose).append(trace.zh()).append(' ').append(trace.shown());
        Trace.Origin origin = trace.origin();
        if (origin != null) {
            line.append("　").append(origin.source());
            if (!origin.clause().isEmpty()) {
                line.append(' ').append(origin.clause());
            }
            line.append("，").append(origin.from()).append(" 起");
            if (!origin.verified()) {
                line.append("（未核对）");
            }
        }
        if (!trace.note().isEmpty() && trace.kind() == Trace.Kind.FACT) {
            line.append("（").append(trace.note()).append("）");
        }
        if (trace.repeated()) {
            line.append("（见上）");
        }
        line(depth, line.toString());
        if (depth < 6) {
            trace.inputs().forEach(each -> figures(each, depth + 1));
        }
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append(System.lineSeparator());
    }
}
