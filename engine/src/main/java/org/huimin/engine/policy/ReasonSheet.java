package org.huimin.engine.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Decisions as a text a person can read: outcome, amount, reasons, figures, sources. */
public final class ReasonSheet {

    private final StringBuilder text = new StringBuilder();

    private static final int CODES_SHOWN = 8;

    private final Library library;
    private final Language language;
    private final Sources sources;

    private ReasonSheet(Library library, Sources sources, Language language) {
        this.library = library;
        this.sources = sources;
        this.language = language;
    }

    /** The sheet of one household; with several programmes what came of them goes before. */
    public static String write(
            HouseholdInput household,
            Library library,
            Sources sources,
            List<ProgrammeDecision> decisions,
            Language language) {
        ReasonSheet sheet = new ReasonSheet(library, sources, language);
        sheet.line(
                0,
                sheet.said("决定日 %s　地区 %012d　规则版本 %s", "Decided on %s  place %012d  rules %s")
                        .formatted(household.on(), household.place(), library.version()));
        for (Figure figure : household.figures().values()) {
            sheet.line(
                    0,
                    sheet.said("请求给定（未核对） ", "Given in the request (not verified) ")
                            + figure.shown().in(language));
        }
        if (decisions.stream().map(ProgrammeDecision::programmeId).distinct().count() > 1) {
            sheet.text.append(System.lineSeparator());
            OutcomeSummary.of(decisions, language).forEach(each -> sheet.line(0, each));
        }
        for (ProgrammeDecision decision : decisions) {
            sheet.decision(decision, library.programme(decision.programmeId()).orElseThrow());
            NearestYes.find(library, household, decision)
                    .ifPresent(yes -> sheet.line(1, yes.text().in(language)));
        }
        return sheet.text.toString();
    }

    private void decision(ProgrammeDecision decision, Programme programme) {
        String member = decision.memberId();
        String who = member == null ? "" : " · " + said("成员 ", "member ") + member;
        String name = decision.name().in(language);
        text.append(System.lineSeparator());
        line(0, name + who + " · " + decision.trace().shown().in(language));
        switch (decision.outcome()) {
            case Outcome.Granted(long _, var components, var _) -> {
                for (Outcome.Component part : components) {
                    Text amount = TraceWriter.amount(programme, part.amountFen());
                    line(1, part.name().in(language) + " " + amount.in(language));
                    input(decision.trace(), part.rule(), member);
                }
                decision.outputs().forEach(this::output);
            }
            case Outcome.Refused(var reasons) -> {
                for (Outcome.Reason reason : reasons) {
                    line(
                            1,
                            reason.text().in(language)
                                    + said("　　", "  ")
                                    + reason.clause().in(language));
                    input(decision.trace(), reason.rule(), member);
                }
            }
            case Outcome.NeedsInformation needs -> {
                needs.facts().forEach(this::missing);
                needs.parameters().forEach(this::missing);
                needs.rules().forEach(this::missing);
            }
            case Outcome.NotApplicable(var reason) -> line(1, reason.in(language));
        }
    }

    /** A yes says only its name, a no and a nothing are not said. */
    private void output(Trace output) {
        String value = output.value() == null ? "" : output.value();
        switch (value) {
            case "true" -> line(1, "· " + output.name().in(language));
            case "false", "none" -> {}
            default ->
                    line(
                            1,
                            output.name().in(language)
                                    + said("：", ": ")
                                    + output.shown().in(language)
                                    + output.unit().in(language).replaceFirst("^[^/]+", ""));
        }
    }

    private void missing(Missing missing) {
        line(1, said("缺：", "Missing: ") + missing.shown().in(language) + howToWrite(missing));
    }

    /** What a household file would say: the words of a code, or that a figure may come with it. */
    private String howToWrite(Missing missing) {
        return switch (missing) {
            case Missing.OfFact(var id, _, _) ->
                    library.vocabulary()
                            .fact(id)
                            .map(Fact::type)
                            .filter(type -> type.present() instanceof Type.Code)
                            .map(type -> codes(((Type.Code) type.present()).list()))
                            .orElse("");
            case Missing.OfParameter _ ->
                    said("（申请文件的 parameters 里可以给）", " (the file may give it under \"parameters\")");
            case Missing.OfRule _ -> "";
        };
    }

    private String codes(CodeList list) {
        return list.codes().stream()
                .map(code -> language == Language.CHINESE ? code.zh() : code.code())
                .limit(CODES_SHOWN)
                .collect(
                        Collectors.joining(
                                said("、", ", "), said("（写：", " (write "), said("）", ")")));
    }

    /** The figures behind one rule of the trace. */
    private void input(Trace trace, String rule, @Nullable String member) {
        for (Trace input : trace.inputs()) {
            boolean same = member == null || member.equals(input.member());
            if (input.id().equals(rule) && same) {
                String formula = input.formula().in(language).replaceAll("\\s+", " ");
                line(2, input.name().in(language) + " = " + formula);
                input.inputs().forEach(each -> figures(each, 2));
                return;
            }
        }
    }

    private void figures(Trace trace, int depth) {
        String whose = trace.member() == null ? "" : "[" + trace.member() + "] ";
        StringBuilder line = new StringBuilder(whose).append(trace.name().in(language));
        line.append(' ').append(trace.shown().in(language));
        Trace.Origin origin = trace.origin();
        if (origin != null) {
            line.append(said("　", "  ")).append(sources.of(origin.source()).in(language));
            if (!origin.clause().isEmpty()) {
                line.append(' ').append(sources.of(origin.clause()).in(language));
            }
            line.append(said("，%s 起", ", from %s").formatted(origin.from()));
            line.append(origin.verified() ? "" : said("（未核对）", " (not verified)"));
        }
        if (!trace.note().isEmpty() && trace.kind() == Trace.Kind.FACT) {
            line.append(said("（%s）", " (%s)").formatted(trace.note().in(language)));
        }
        if (trace.repeated()) {
            line.append(said("（见上）", " (see above)"));
        }
        line(depth, line.toString());
        if (depth < 6) {
            trace.inputs().forEach(each -> figures(each, depth + 1));
        }
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }

    private void line(int depth, String line) {
        text.append("  ".repeat(depth)).append(line).append(System.lineSeparator());
    }
}
