package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which facts of a household may be changed so that conditions that are false become true. */
final class NearestFacts {

    private final Programme programme;
    private final int unit;
    private final TreeSet<Long> amounts = new TreeSet<>();

    NearestFacts(Programme programme, int unit) {
        this.programme = programme;
        this.unit = unit;
    }

    /** Amounts of parameters that stand behind the conditions, where limits are likely to be. */
    NavigableSet<Long> amounts() {
        return amounts;
    }

    /**
     * The facts that may be changed behind each condition that is false. What a condition did not
     * read cannot make it true.
     */
    List<Set<NearestChange>> behind(Evaluation evaluation) {
        List<Set<NearestChange>> behind = new ArrayList<>();
        try {
            for (Rule condition : programme.conditions()) {
                Value value = evaluation.rule(condition, unit).value();
                if (value.isFalse()) {
                    Set<NearestChange> facts = new LinkedHashSet<>();
                    collect(evaluation, condition, unit, value, facts, new HashSet<>());
                    behind.add(facts);
                }
            }
        } catch (DecisionFault e) {
            return List.of();
        }
        return behind;
    }

    /** What is in all of them: a change that suffices must be behind every condition. */
    static List<NearestChange> common(List<Set<NearestChange>> behind) {
        if (behind.isEmpty()) {
            return List.of();
        }
        Set<NearestChange> common = new LinkedHashSet<>(behind.getFirst());
        behind.forEach(common::retainAll);
        return List.copyOf(common);
    }

    private void collect(
            Evaluation evaluation,
            PolicySymbol symbol,
            int member,
            @Nullable Value value,
            Set<NearestChange> facts,
            Set<Evaluation.Read> seen) {
        Evaluation.Read read =
                new Evaluation.Read(symbol, member, value == null ? Value.FALSE : value);
        if (!seen.add(read)) {
            return;
        }
        switch (symbol) {
            case Fact fact -> {
                if (!fact.fixed() && !fact.derived() && read.value().known()) {
                    long now = read.value().value();
                    facts.add(new NearestChange(fact, member, now, now));
                }
            }
            case Rule rule -> {
                for (Evaluation.Read next : evaluation.rule(rule, member).reads()) {
                    collect(evaluation, next.symbol(), next.member(), next.value(), facts, seen);
                }
            }
            case Parameter parameter -> {
                if (NearestSteps.isMoney(parameter.type()) && read.value().known()) {
                    amounts.add(read.value().value());
                }
            }
            case Result result -> {
                for (PolicySymbol part : Cycles.rules(result)) {
                    int of = part.ofMember() ? member : Evaluation.HOUSEHOLD;
                    collect(evaluation, part, of, null, facts, seen);
                }
            }
        }
    }
}
