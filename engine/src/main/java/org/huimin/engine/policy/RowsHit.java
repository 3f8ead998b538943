package org.huimin.engine.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rows of decision tables the cases hit. */
final class RowsHit {

    private final Library library;
    private final Map<RuleVariant, Set<Integer>> hit = new HashMap<>();

    RowsHit(Library library) {
        this.library = library;
    }

    void add(Evaluation evaluation) {
        for (Rule rule : library.rules()) {
            for (Evaluation.Calculated calculated : evaluation.calculated(rule)) {
                RuleVariant variant = calculated.variant();
                if (variant != null && !calculated.rows().isEmpty()) {
                    hit.computeIfAbsent(variant, _ -> new HashSet<>()).addAll(calculated.rows());
                }
            }
        }
    }

    /** The rows of the variant's table that no case hit. */
    List<RuleVariant.TableRow> missed(RuleVariant variant) {
        Set<Integer> seen = hit.getOrDefault(variant, Set.of());
        return variant.rows().stream()
                .filter(row -> !seen.contains(variant.rows().indexOf(row)))
                .toList();
    }
}
