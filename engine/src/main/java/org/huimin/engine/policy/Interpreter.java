package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.feel.Node;

/** Decides by walking the formulas; slow and explainable, the judge of the compiled kernels. */
final class Interpreter implements Decider {

    private final Library library;
    private final LocalDate knownOn;

    Interpreter(Library library) {
        this(library, LocalDate.MAX);
    }

    Interpreter(Library library, LocalDate knownOn) {
        this.library = library;
        this.knownOn = knownOn;
    }

    @Override
    public List<ProgrammeDecision> decide(HouseholdInput household) {
        return decide(new Evaluation(library, household, knownOn));
    }

    /** Decides with an evaluation that the caller looks into afterwards. */
    List<ProgrammeDecision> decide(Evaluation evaluation) {
        return outcomes(evaluation).stream().map(each -> traced(each, evaluation)).toList();
    }

    @Override
    public List<UnitOutcome> outcomes(HouseholdInput household) {
        return outcomes(new Evaluation(library, household, knownOn));
    }

    private List<UnitOutcome> outcomes(Evaluation evaluation) {
        List<UnitOutcome> outcomes = new ArrayList<>();
        for (Programme programme : library.programmes()) {
            boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
            int first = ofMember ? 0 : Evaluation.HOUSEHOLD;
            int last = ofMember ? evaluation.members() : 0;
            for (int unit = first; unit < last; unit++) {
                outcomes.add(
                        new UnitOutcome(programme, unit, outcome(programme, unit, evaluation)));
            }
        }
        return outcomes;
    }

    private ProgrammeDecision traced(UnitOutcome unit, Evaluation evaluation) {
        Programme programme = unit.programme();
        int member = unit.memberIndex();
        TraceWriter writer = new TraceWriter(library, evaluation);
        Trace trace = writer.trace(programme, member, unit.outcome());
        List<Trace> outputs =
                unit.outcome() instanceof Outcome.Granted
                        ? writer.outputs(programme, member)
                        : List.of();
        return new ProgrammeDecision(
                programme.id(),
                programme.name(),
                programme.unit(),
                member,
                member == Evaluation.HOUSEHOLD ? null : evaluation.memberId(member),
                unit.outcome(),
                trace,
                outputs,
                List.copyOf(writer.clauses()));
    }

    private Outcome outcome(Programme programme, int member, Evaluation evaluation) {
        Rule applies = programme.applies();
        Value applicable = applies == null ? Value.TRUE : evaluation.rule(applies, member).value();
        if (applies != null && applicable.isFalse()) {
            return new Outcome.NotApplicable(text(applies, member, evaluation));
        }
        List<Outcome.Reason> reasons = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Value unknown = applicable;
        for (Rule condition : programme.conditions()) {
            Value value = evaluation.rule(condition, member).value();
            if (value.isFalse()) {
                reasons.add(reason(condition, member, evaluation));
            } else if (!value.known()) {
                open.add(condition.id());
                unknown = Value.unknown(unknown, value);
            }
        }
        if (applicable.known() && !reasons.isEmpty()) {
            return new Outcome.Refused(List.copyOf(reasons));
        }
        if (!applicable.known() || !open.isEmpty()) {
            return needs(unknown, applicable.known() ? open : List.of());
        }
        return granted(programme, member, evaluation);
    }

    private static Outcome granted(Programme programme, int member, Evaluation evaluation) {
        List<Outcome.Component> components = new ArrayList<>();
        for (Rule component : programme.components()) {
            Value part = evaluation.rule(component, member).value();
            components.add(new Outcome.Component(component.id(), component.name(), part.value()));
        }
        Value amount = evaluation.amount(programme, member);
        Value open = amount.known() ? Value.TRUE : amount;
        List<Integer> covered = new ArrayList<>();
        if (programme.unit() == Programme.Unit.MEMBER) {
            covered.add(member);
        } else {
            for (int each = 0; each < evaluation.members(); each++) {
                Value covers = evaluation.covers(programme, each);
                open = covers.known() ? open : Value.unknown(open, covers);
                if (covers.isTrue()) {
                    covered.add(each);
                }
            }
        }
        return open.known()
                ? new Outcome.Granted(amount.value(), List.copyOf(components), List.copyOf(covered))
                : needs(open, List.of());
    }

    private static Outcome needs(Value unknown, List<String> conditions) {
        Set<Missing.OfFact> facts = new LinkedHashSet<>();
        Set<Missing.OfParameter> parameters = new LinkedHashSet<>();
        Set<Missing.OfRule> rules = new LinkedHashSet<>();
        for (Missing missing : unknown.missing()) {
            switch (missing) {
                case Missing.OfFact fact -> facts.add(fact);
                case Missing.OfParameter parameter -> parameters.add(parameter);
                case Missing.OfRule rule -> rules.add(rule);
            }
        }
        return new Outcome.NeedsInformation(
                List.copyOf(facts),
                List.copyOf(parameters),
                List.copyOf(rules),
                List.copyOf(conditions));
    }

    private Outcome.Reason reason(Rule condition, int member, Evaluation evaluation) {
        String law = evaluation.rule(condition, member).law();
        return new Outcome.Reason(
                condition.id(),
                condition.name(),
                text(condition, member, evaluation),
                law,
                library.cited(law));
    }

    /** The refusal's text with its figures; without one, that the condition is not met. */
    private static Text text(Rule rule, int member, Evaluation evaluation) {
        Evaluation.Calculated calculated = evaluation.rule(rule, member);
        RuleVariant variant = calculated.variant();
        List<RuleVariant.Piece> zh = variant == null ? List.of() : variant.refusal();
        List<RuleVariant.Piece> en = variant == null ? List.of() : variant.refusalEn();
        for (RuleVariant.TableRow row : calculated.applied()) {
            zh = row.refusal().isEmpty() ? zh : row.refusal();
            en = row.refusalEn().isEmpty() ? en : row.refusalEn();
        }
        return new Text(
                zh.isEmpty() ? "不符合“%s”".formatted(rule.zh()) : text(zh, member, evaluation).zh(),
                en.isEmpty() ? "Not met: " + rule.en() : text(en, member, evaluation).en());
    }

    /** A figure of a refusal; one too large to be calculated is no reason not to decide. */
    private static Text shown(Node node, int[] at, Evaluation evaluation) {
        try {
            Value value = evaluation.value(node, at);
            return value.known()
                    ? Values.text(node.type(), value.value())
                    : new Text("（未知）", "(unknown)");
        } catch (ArithmeticException | DecisionFault e) {
            return new Text("（数太大，算不出）", "(too large to calculate)");
        }
    }

    private static Text text(List<RuleVariant.Piece> pieces, int member, Evaluation evaluation) {
        int[] at = new int[8];
        at[0] = member;
        Text text = Text.NONE;
        for (RuleVariant.Piece piece : pieces) {
            switch (piece) {
                case RuleVariant.Piece.Words(var words) -> text = text.and(Text.same(words));
                case RuleVariant.Piece.Shown(var node) ->
                        text = text.and(shown(node, at, evaluation));
            }
        }
        return text;
    }
}
