package org.huimin.engine.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Conditions that hang on the place alone: whether it has the programme at all, say. Left open,
 * they ask the county for a parameter and tell nothing about a person.
 */
public final class PlaceMatters {

    private PlaceMatters() {}

    /** Bit i is set when condition i of the programme reads nothing about a person. */
    public static long of(Programme programme) {
        List<Rule> conditions = programme.conditions();
        long bits = 0;
        for (int i = 0; i < conditions.size(); i++) {
            bits |= aboutPlace(conditions.get(i), new HashSet<>()) ? 1L << i : 0;
        }
        return bits;
    }

    private static boolean aboutPlace(PolicySymbol symbol, Set<PolicySymbol> seen) {
        return switch (symbol) {
            case Parameter _ -> true;
            case Fact fact -> fact.ofPlace();
            case Result _ -> false;
            case Rule rule ->
                    !seen.add(rule)
                            || rule.variants().stream()
                                    .allMatch(variant -> aboutPlace(variant, seen));
        };
    }

    private static boolean aboutPlace(RuleVariant variant, Set<PolicySymbol> seen) {
        boolean[] only = {true};
        References.symbols(variant.node(), each -> only[0] &= aboutPlace(each, seen));
        return only[0];
    }
}
