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
                programme.name(),
                programme.id(),
                memberId(member),
                outcome instanceof Outcome.Granted(long amount, var _, var _)
                        ? Values.plain(Type.money(0), amount)
                        : null,
                shown(programme, outcome),
                Text.NONE,
                programme.law(),
                library.cited(programme.law()),
                Text.NONE,
                null,
                Text.NONE,
                List.of(),
                false,
                List.copyOf(inputs));
    }

    /** What the grant says besides its amount, each with what it rests on. */
    List<Trace> outputs(Programme programme, int member) {
        return programme.outputs().stream().map(rule -> rule(rule, member, 1)).toList();
    }

    private static Text shown(Programme programme, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Granted(long amount, var components, var _) -> {
                Text granted = new Text("符合", "entitled");
                yield components.isEmpty()
                        ? granted
                        : granted.and(new Text("，", ", ")).and(amount(programme, amount));
            }
            case Outcome.Refused _ -> new Text("不符合", "not entitled");
            case Outcome.NeedsInformation _ -> new Text("需补充信息", "information missing");
            case Outcome.NotApplicable _ -> new Text("不适用", "not applicable");
        };
    }

    /** A month's money, or money once. */
    static Text amount(Programme programme, long fen) {
        return programme.kind() == ProgrammeKind.ALLOWANCE
                ? Values.monthly(fen)
                : Values.money(fen);
    }

    private Trace rule(Rule rule, int member, int depth) {
        Evaluation.Calculated calculated = evaluation.rule(rule, member);
        RuleVariant variant = calculated.variant();
        String law = calculated.law();
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
                rule.name(),
                rule.programmeId(),
                memberId(member),
                plain(rule, calculated.value()),
                shown(rule, calculated.value()),
                unit(rule.type()),
                law,
                library.cited(law),
                library.formula(rule.programmeId(), calculated.formula()),
                null,
                variant == null ? Text.NONE : variant.note(),
                missing(calculated.value()),
                !first && !calculated.reads().isEmpty(),
                List.copyOf(inputs));
    }

    private Trace read(Evaluation.Read read, int depth) {
        return switch (read.symbol()) {
            case Rule rule -> rule(rule, read.member(), depth);
            case Fact fact ->
                    leaf(Trace.Kind.FACT, read, library.formula(fact), null, note(fact, read));
            case Parameter parameter ->
                    leaf(
                            Trace.Kind.PARAMETER,
                            read,
                            Text.NONE,
                            origin(evaluation.row(parameter)),
                            Text.NONE);
            case Result _ -> leaf(Trace.Kind.RESULT, read, Text.NONE, null, Text.NONE);
        };
    }

    private Text note(Fact fact, Evaluation.Read read) {
        if (!evaluation.leftOut(fact, read.member())) {
            return Text.NONE;
        }
        if (fact.derived()) {
            return new Text("推算", "derived");
        }
        return read.value().known() ? new Text("没有记录，按无计", "no record, taken as none") : Text.NONE;
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
            Text formula,
            Trace.@Nullable Origin origin,
            Text note) {
        PolicySymbol symbol = read.symbol();
        String programme =
                symbol instanceof Parameter parameter
                        ? parameter.programmeId()
                        : symbol instanceof Result result ? result.programme().id() : null;
        return new Trace(
                kind,
                symbol.id(),
                symbol.name(),
                programme,
                memberId(read.member()),
                plain(symbol, read.value()),
                shown(symbol, read.value()),
                unit(symbol.type()),
                "",
                Text.NONE,
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

    private static Text shown(PolicySymbol symbol, Value value) {
        return value.known()
                ? Values.text(symbol.type(), value.value())
                : new Text("未知", "unknown");
    }

    private static Text unit(Type type) {
        return type instanceof Type.Number number && number.kind() == Type.Kind.MONEY
                ? new Text(Units.shown(number.units()), Units.shownEn(number.units()))
                : Text.NONE;
    }

    private static List<Text> missing(Value value) {
        return value.missing().stream().map(Missing::shown).toList();
    }
}
