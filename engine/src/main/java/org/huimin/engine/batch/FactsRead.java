package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;

/** Which facts the programmes read on a date, in the order of the vocabulary. */
final class FactsRead {

    private final Library library;
    private final LocalDate on;
    private final Set<PolicySymbol> seen = new HashSet<>();

    private FactsRead(Library library, LocalDate on) {
        this.library = library;
        this.on = on;
    }

    static List<Fact> of(Library library, LocalDate on) {
        FactsRead read = new FactsRead(library, on);
        for (Programme programme : library.programmes()) {
            List<Rule> roots = new ArrayList<>(programme.conditions());
            roots.addAll(programme.components());
            if (programme.applies() instanceof Rule applies) {
                roots.add(applies);
            }
            if (programme.covers() instanceof Rule covers) {
                roots.add(covers);
            }
            roots.forEach(read::visit);
        }
        return library.vocabulary().facts().stream().filter(read.seen::contains).toList();
    }

    /** Whether some formula names the fact itself. */
    static boolean inFormulas(Library library, Fact fact) {
        boolean[] found = {false};
        for (Programme programme : library.programmes()) {
            for (Rule rule : programme.rules()) {
                for (RuleVariant variant : rule.variants()) {
                    References.symbols(variant.node(), each -> found[0] |= each.equals(fact));
                }
            }
        }
        for (Fact other : library.vocabulary().facts()) {
            if (other.derivation() != null) {
                References.symbols(other.derivation(), each -> found[0] |= each.equals(fact));
            }
        }
        return found[0];
    }

    private void visit(PolicySymbol symbol) {
        if (!seen.add(symbol)) {
            return;
        }
        switch (symbol) {
            case Fact fact -> {
                if (fact.derivation() != null) {
                    References.symbols(fact.derivation(), this::visit);
                }
            }
            case Rule rule -> {
                for (RuleVariant variant : rule.variants()) {
                    if (variant.inForce(on)) {
                        References.symbols(variant.node(), this::visit);
                    }
                }
            }
            case Parameter parameter -> {
                if (parameter.dependsOnResidence()) {
                    library.vocabulary().fact(Parameter.RESIDENCE_FACT).ifPresent(this::visit);
                }
            }
            // its programme's own rules are roots anyway
            case Result _ -> {}
        }
    }
}
