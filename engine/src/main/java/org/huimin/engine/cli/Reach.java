package org.huimin.engine.cli;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.Node;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;

/** All that rules rest on in one place on one day, in the order of reading. */
final class Reach {

    private final Library library;
    private final LocalRules local;
    private final PlaceCode place;
    private final LocalDate on;
    private final Set<Rule> rules = new LinkedHashSet<>();
    private final Set<Parameter> parameters = new LinkedHashSet<>();
    private final Set<Result> results = new LinkedHashSet<>();

    Reach(Library library, LocalRules local, PlaceCode place, LocalDate on) {
        this.library = library;
        this.local = local;
        this.place = place;
        this.on = on;
    }

    /** The figures the rules rest on. */
    static Set<Parameter> figures(
            Library library, PlaceCode place, LocalDate on, List<Rule> rules) {
        Reach reach = new Reach(library, new LocalRules(library, place, on), place, on);
        rules.forEach(reach::of);
        return reach.parameters();
    }

    Set<Rule> rules() {
        return rules;
    }

    Set<Parameter> parameters() {
        return parameters;
    }

    /** Other programmes' results that are asked for. */
    Set<Result> results() {
        return results;
    }

    /** Follows what the rule, figure or result names. */
    void of(PolicySymbol symbol) {
        switch (symbol) {
            case Rule rule -> {
                RuleVariant variant = rule.variant(place, on);
                if (rules.add(rule) && variant != null) {
                    Programme in = library.programme(rule.programmeId()).orElseThrow();
                    LocalTable table =
                            variant.rows().isEmpty() ? null : LocalTable.of(rule, variant, local);
                    Expr formula = local.formula(rule);
                    if (formula != null) {
                        named(formula, in);
                    } else if (table != null
                            && variant.node() instanceof Node.Table(_, _, var all)) {
                        table.parts().forEach(part -> named(part, in));
                        table.rows()
                                .forEach(row ->
                                        References.symbols(all.get(row).test(), this::figure));
                    } else {
                        References.symbols(variant.node(), this::of);
                    }
                }
            }
            case Parameter parameter -> parameters.add(parameter);
            case Result result -> results.add(result);
            default -> {}
        }
    }

    /** Figures that the tests of a table compare with; what they ask stands in its head. */
    private void figure(PolicySymbol symbol) {
        if (symbol instanceof Parameter parameter && !local.schemes().contains(parameter)) {
            parameters.add(parameter);
        }
    }

    private void named(Expr formula, Programme in) {
        LocalNames.of(
                formula,
                name -> {
                    if (local.symbol(name, in) instanceof PolicySymbol symbol) {
                        of(symbol);
                    } else if (local.result(name) instanceof Result result) {
                        of(result);
                    }
                });
    }
}
