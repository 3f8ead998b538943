package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;
import org.jspecify.annotations.Nullable;

/** Writes the trace of one decision from what the evaluation calculated and read. */
final class TraceWriter {

    private static final int MAX_DEPTH = 60;

    private final Library library;
    private final Evaluation evaluation;
    private final Set<String> written = new HashSet<>();
    private final Set<String> clauses = new LinkedHashSet<>();

    TraceWriter(Library library, Evaluation evaluation) {
        this.library = library;
        this.evaluation = evaluation;
    }

    /** Every clause met while writing, in order. */
    Set<String> clauses() {
        return clauses;
    }

    Trace trace(Programme programme, int member, Outcome outcome) {
        clause(programme.law());
        List<Trace> inputs = new ArrayList<>();
        Rule applies = programme.applies();
        if (applies != null) {
            inputs.add(rule(applies, member, 1));
        }
        if (!(outcome instanceof Outcome.NotApplicable)) {
            for (Rule condition : programme.conditions()) {
                inputs.add(rule(condition, member, 1));
            }
        }
        if (outcome instanceof Outcome.Granted) {
            Rule covers = programme.covers();
            for (int each = 0; covers != null && each < evaluation.members(); each++) {
                inputs.add(rule(covers, each, 1));
            }
            for (Rule component : programme.components()) {
                inputs.add(rule(component, member, 1));
            }
        }
        return new Trace(
                Trace.Kind.PROGRAMME,
                programme.id(),
                programme.zh(),
                programme.id(),
                memberId(member),
                outcome instanceof Outcome.Granted(long amount, var _, var _)
                        ? Values.plain(Type.money(0), amount)
                        : null,
                shown(outcome),
                "",
                programme.law(),
                library.clause(programme.law()),
                "",
                null,
                "",
                List.of(),
                false,
                List.copyOf(inputs));
    }

    private static String shown(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Granted(long amount, var components, var _) ->
                    components.isEmpty()
                            ? "符合"
                            : "符合，" + Values.shown(Type.money(0), amount) + "/月";
            case Outcome.Refused _ -> "不符合";
            case Outcome.NeedsInformation _ -> "需补充信息";
            case Outcome.NotApplicable _ -> "不适用";
        };
    }

    private Trace rule(Rule rule, int member, int depth) {
        Evaluation.Calculated calculated = evaluation.rule(rule, member);
        RuleVariant variant = calculated.variant();
        String law = variant == null ? "" : variant.law();
        clause(law);
        boolean first = written.add(rule.programmeId() + "." + rule.id() + "/" + member);
        List<Trace> inputs = new ArrayList<>();
        if (first && depth < MAX_DEPTH) {
            for (Evaluation.Read read : calculated.reads()) {
                inputs.add(read(read, depth + 1));
            }
        }
        return new Trace(
                Trace.Kind.RULE,
                rule.id(),
                rule.zh(),
                rule.programmeId(),
                memberId(member),
                plain(rule, calculated.value()),
                shown(rule, calculated.value()),
                unit(rule.type()),
                law,
                library.clause(law),
                variant == null ? "" : variant.formula(),
                null,
                variant == null ? "" : variant.note(),
                missing(calculated.value()),
                !first && !calculated.reads().isEmpty(),
                List.copyOf(inputs));
    }

    private Trace read(Evaluation.Read read, int depth) {
        return switch (read.symbol()) {
            case Rule rule -> rule(rule, read.member(), depth);
            case Fact fact ->
                    leaf(
                            Trace.Kind.FACT,
                            read,
                            fact.formula() == null ? "" : fact.formula(),
                            null,
                            note(fact, read));
            case Parameter parameter ->
                    leaf(Trace.Kind.PARAMETER, read, "", origin(evaluation.row(parameter)), "");
            case Result _ -> leaf(Trace.Kind.RESULT, read, "", null, "");
        };
    }

    private String note(Fact fact, Evaluation.Read read) {
        if (!evaluation.leftOut(fact, read.member())) {
            return "";
        }
        return fact.derived() ? "推算" : read.value().known() ? "没有记录，按无计" : "";
    }

    private static Trace.@Nullable Origin origin(Parameter.@Nullable Row row) {
        if (row == null) {
            return null;
        }
        String residence =
                switch (row.residence()) {
                    case URBAN -> "urban";
                    case RURAL -> "rural";
                    case BOTH -> "*";
                };
        return new Trace.Origin(
                "%012d".formatted(row.place().code()),
                residence,
                row.from().toString(),
                row.source(),
                row.clause(),
                row.verified());
    }

    private Trace leaf(
            Trace.Kind kind,
            Evaluation.Read read,
            String formula,
            Trace.@Nullable Origin origin,
            String note) {
        PolicySymbol symbol = read.symbol();
        String programme =
                symbol instanceof Parameter parameter
                        ? parameter.programmeId()
                        : symbol instanceof Result result ? result.programme().id() : null;
        return new Trace(
                kind,
                symbol.id(),
                symbol.zh(),
                programme,
                memberId(read.member()),
                plain(symbol, read.value()),
                shown(symbol, read.value()),
                unit(symbol.type()),
                "",
                "",
                formula,
                origin,
                note,
                missing(read.value()),
                false,
                List.of());
    }

    private void clause(String law) {
        if (!law.isEmpty()) {
            clauses.add(law);
        }
    }

    private @Nullable String memberId(int member) {
        return member == Evaluation.HOUSEHOLD ? null : evaluation.memberId(member);
    }

    private static @Nullable String plain(PolicySymbol symbol, Value value) {
        return value.known() ? Values.plain(symbol.type(), value.value()) : null;
    }

    private static String shown(PolicySymbol symbol, Value value) {
        return value.known() ? Values.shown(symbol.type(), value.value()) : "未知";
    }

    private static String unit(Type type) {
        return type instanceof Type.Number number && number.kind() == Type.Kind.MONEY
                ? Units.shown(number.units())
                : "";
    }

    private static List<String> missing(Value value) {
        return value.missing().stream().map(Missing::shown).toList();
    }
}
