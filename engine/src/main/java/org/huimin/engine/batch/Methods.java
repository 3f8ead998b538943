package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.feel.Type;

/**
 * Shares the fragments of a plan out among methods. Each method is a loop over the households of a
 * block; what a later method (or a later member loop) needs is kept in arrays.
 */
final class Methods {

    /** A piece of a method: straight-line code, or one loop over the members. */
    record Piece(boolean loop, List<Fragment> fragments) {}

    private final Plan plan;
    private final List<List<Piece>> methods = new ArrayList<>();
    private final Map<String, Piece> definedIn = new HashMap<>();
    private final Set<String> householdNames = new HashSet<>();
    private final Set<String> kept = new LinkedHashSet<>();

    /** Fragments that read parameters only, by each name they define; in the order of the plan. */
    private final Map<String, Fragment> ofRow = new LinkedHashMap<>();

    /**
     * @param fragments of all steps, in the order of the plan
     * @param budget characters of code per method
     */
    Methods(Plan plan, Map<Plan.Step, Fragment> fragments, int budget) {
        this.plan = plan;
        Map<Plan.Step, Fragment> used = new LinkedHashMap<>(fragments);
        dropUnused(used);
        liftRows(used, budget / 3);
        share(used, budget);
        keep();
    }

    List<List<Piece>> all() {
        return methods;
    }

    /** The numbers of the arrays in use, ascending. */
    int[] keptLongs() {
        return kept.stream().filter(name -> !isTruth(name)).mapToInt(this::kept).sorted().toArray();
    }

    int[] keptTruths() {
        return kept.stream().filter(this::isTruth).mapToInt(this::kept).sorted().toArray();
    }

    /** The number of a kept value's array, the same in all kernels; -1 when it is not kept. */
    int kept(String name) {
        if (!kept.contains(name)) {
            return -1;
        }
        int number = Integer.parseInt(name.substring(1));
        return switch (name.charAt(0)) {
            case 'u' -> 2 * number + 1;
            case 'w' -> 2 * plan.cells() + number;
            default -> isTruth(name) ? 2 * number : number;
        };
    }

    /** Whether the value is the household's, not each member's. */
    boolean ofHousehold(String name) {
        return householdNames.contains(name);
    }

    boolean isTruth(String name) {
        if (name.startsWith("u") || name.startsWith("w")) {
            return true;
        }
        return plan.type(Integer.parseInt(name.substring(1))) instanceof Type.Truth;
    }

    private void share(Map<Plan.Step, Fragment> fragments, int budget) {
        List<Piece> method = new ArrayList<>();
        int weight = 0;
        for (int stage = 0; stage <= plan.last(); stage++) {
            for (boolean loop : new boolean[] {false, true}) {
                Piece piece = new Piece(loop, new ArrayList<>());
                method.add(piece);
                for (Map.Entry<Plan.Step, Fragment> entry : fragments.entrySet()) {
                    Plan.Step step = entry.getKey();
                    Fragment fragment = entry.getValue();
                    if (step.stage() != stage || step.inLoop() != loop) {
                        continue;
                    }
                    if (weight > 0 && weight + fragment.weight() > budget) {
                        methods.add(method);
                        piece = new Piece(loop, new ArrayList<>());
                        method = new ArrayList<>(List.of(piece));
                        weight = 0;
                    }
                    piece.fragments().add(fragment);
                    weight += fragment.weight();
                    for (String name : fragment.defines) {
                        definedIn.put(name, piece);
                        if (!loop || fragment.gathered) {
                            householdNames.add(name);
                        }
                    }
                }
            }
        }
        methods.add(method);
        methods.forEach(each -> each.removeIf(piece -> piece.fragments().isEmpty()));
    }

    /** A value that nothing reads any more, since constants were folded, is not calculated. */
    private static void dropUnused(Map<Plan.Step, Fragment> fragments) {
        Set<String> needed = new HashSet<>();
        List<Plan.Step> steps = new ArrayList<>(fragments.keySet());
        for (Plan.Step step : steps.reversed()) {
            Fragment fragment = fragments.get(step);
            if (fragment == null) {
                continue;
            }
            boolean output = !(step instanceof Plan.Step.Compute) || fragment.handsOn;
            if (output || fragment.defines.stream().anyMatch(needed::contains)) {
                needed.addAll(fragment.householdNeeds);
                needed.addAll(fragment.memberNeeds);
                needed.addAll(fragment.keptNeeds);
            } else {
                fragments.remove(step);
            }
        }
    }

    /**
     * What only parameters decide is calculated when a household's parameters differ from the last
     * one's, which in a run by places is seldom.
     */
    private void liftRows(Map<Plan.Step, Fragment> fragments, int most) {
        int weight = 0;
        for (Plan.Step step : List.copyOf(fragments.keySet())) {
            Fragment fragment = fragments.get(step);
            if (fragment == null || !(step instanceof Plan.Step.Compute) || step.inLoop()) {
                continue;
            }
            boolean parametersOnly =
                    fragment.householdNeeds.stream()
                            .allMatch(name -> name.startsWith("p") || ofRow.containsKey(name));
            boolean plain =
                    fragment.arrays.isEmpty()
                            && fragment.keptNeeds.isEmpty()
                            && fragment.body.stream().noneMatch(line -> line.contains("redo |= "));
            // a method may need all of them at once
            if (parametersOnly && plain && weight + fragment.weight() <= most) {
                weight += fragment.weight();
                fragments.remove(step);
                for (String name : fragment.defines) {
                    ofRow.put(name, fragment);
                    householdNames.add(name);
                }
            }
        }
    }

    /** The row fragments the method needs, in the order of the plan. */
    Set<Fragment> rowFragments(List<Piece> method) {
        Set<String> needed = new HashSet<>();
        for (Piece piece : method) {
            piece.fragments().forEach(each -> needed.addAll(each.householdNeeds));
        }
        List<String> names = new ArrayList<>(ofRow.keySet());
        Set<Fragment> found = new HashSet<>();
        for (String name : names.reversed()) {
            Fragment fragment = ofRow.get(name);
            if (fragment != null && needed.contains(name)) {
                found.add(fragment);
                needed.addAll(fragment.householdNeeds);
            }
        }
        Set<Fragment> ordered = new LinkedHashSet<>(ofRow.values());
        ordered.retainAll(found);
        return ordered;
    }

    /** Finds the values that outlive the loop or the method that calculates them. */
    private void keep() {
        for (List<Piece> method : methods) {
            for (Piece piece : method) {
                for (Fragment fragment : piece.fragments()) {
                    for (String name : fragment.householdNeeds) {
                        Piece home = definedIn.get(name);
                        if (home != null && !method.contains(home)) {
                            kept.add(name);
                        }
                    }
                    for (String name : fragment.memberNeeds) {
                        Piece home = definedIn.get(name);
                        if (home != null && home != piece) {
                            kept.add(name);
                        }
                    }
                    kept.addAll(fragment.keptNeeds);
                }
            }
        }
    }
}
