package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.engine.feel.Type;

/**
 * Lays the fragments of a plan out as the methods of one class. Each method is a loop over the
 * households of a block; what a later method (or a later member loop) needs is kept in arrays.
 * Names: v/u a calculated value and whether it is unknown, f/fu a fact, p a parameter, c/cu
 * columns, k… kept values, out/amt/why/cov outputs, w whether a programme is granted.
 */
final class KernelSource {

    /** A piece of a method: straight-line code, or one loop over the members. */
    private record Piece(boolean loop, List<Fragment> fragments) {}

    private final Layout layout;
    private final Plan plan;
    private final int lane;
    private final List<List<Piece>> methods = new ArrayList<>();
    private final Map<String, Piece> definedIn = new HashMap<>();
    private final Set<String> householdNames = new HashSet<>();
    private final Map<String, Integer> keptLongs = new LinkedHashMap<>();
    private final Map<String, Integer> keptTruths = new LinkedHashMap<>();

    /** Fragments that read parameters only, by each name they define; in the order of the plan. */
    private final Map<String, Fragment> ofRow = new LinkedHashMap<>();

    private final StringBuilder text = new StringBuilder();

    /**
     * @param lane the lane whose households the kernel decides
     * @param budget characters of code per method
     */
    KernelSource(Layout layout, Plan plan, int lane, int budget) {
        this.layout = layout;
        this.plan = plan;
        this.lane = lane;
        pieces(budget);
        keep();
    }

    int keptLongs() {
        return keptLongs.size();
    }

    int keptTruths() {
        return keptTruths.size();
    }

    private void pieces(int budget) {
        StepWriter writer = new StepWriter(layout, plan);
        Map<Plan.Step, Fragment> fragments = new LinkedHashMap<>();
        for (Plan.Step step : plan.steps()) {
            fragments.put(step, writer.write(step));
        }
        dropUnused(fragments);
        liftRows(fragments);
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
    private void liftRows(Map<Plan.Step, Fragment> fragments) {
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
            if (parametersOnly && plain) {
                fragments.remove(step);
                for (String name : fragment.defines) {
                    ofRow.put(name, fragment);
                    householdNames.add(name);
                }
            }
        }
    }

    /** The row fragments the method needs, in the order of the plan. */
    private Set<Fragment> rowFragments(List<Piece> method) {
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

    /** Declares the row's values before the loop, and calculates them where the row changes. */
    private void rows(
            Set<Fragment> fragments,
            Set<String> declared,
            Set<String> arrays,
            StringBuilder declarations,
            StringBuilder into) {
        into.append("            if (q != row) {\n                row = q;\n");
        Set<String> inner = new HashSet<>();
        for (Fragment fragment : fragments) {
            Set<String> parameters = new LinkedHashSet<>(fragment.householdNeeds);
            parameters.removeIf(name -> !name.startsWith("p"));
            load(parameters, "i", inner, arrays, into, "                ");
            for (String line : fragment.body) {
                String assigned = line;
                for (String name : fragment.defines) {
                    if (line.startsWith("long " + name + " = ")
                            || line.startsWith("boolean " + name + " = ")) {
                        assigned = line.substring(line.indexOf(' ') + 1);
                    }
                }
                into.append("                ").append(assigned).append('\n');
            }
            for (String name : fragment.defines) {
                declared.add(name);
                declarations.append(
                        isTruth(name)
                                ? "        boolean %s = false;\n".formatted(name)
                                : "        long %s = 0L;\n".formatted(name));
            }
        }
        into.append("            }\n");
        declarations.append("        int row = -1;\n");
        arrays.add("parameters");
    }

    /** Finds the values that outlive the loop or the method that calculates them. */
    private void keep() {
        for (List<Piece> method : methods) {
            for (Piece piece : method) {
                for (Fragment fragment : piece.fragments()) {
                    for (String name : fragment.householdNeeds) {
                        Piece home = definedIn.get(name);
                        if (home != null && !method.contains(home)) {
                            keep(name);
                        }
                    }
                    for (String name : fragment.memberNeeds) {
                        Piece home = definedIn.get(name);
                        if (home != null && home != piece) {
                            keep(name);
                        }
                    }
                    fragment.keptNeeds.forEach(this::keep);
                }
            }
        }
    }

    private void keep(String name) {
        Map<String, Integer> kept = isTruth(name) ? keptTruths : keptLongs;
        kept.putIfAbsent(name, kept.size());
    }

    private boolean isKept(String name) {
        return keptLongs.containsKey(name) || keptTruths.containsKey(name);
    }

    private boolean isTruth(String name) {
        if (name.startsWith("u") || name.startsWith("w")) {
            return true;
        }
        int id = Integer.parseInt(name.substring(1));
        return plan.type(id) instanceof Type.Truth;
    }

    // --- text ------------------------------------------------------------------------------

    /** The whole compilation unit. */
    String write(String packageName, String className) {
        text.append("package ").append(packageName).append(";\n\n");
        text.append("import org.huimin.engine.base.Dates;\n");
        text.append("import org.huimin.engine.base.Exact;\n");
        text.append("import org.huimin.engine.base.WorkingDayTable;\n");
        text.append("import org.huimin.engine.batch.Batch;\n");
        text.append("import org.huimin.engine.batch.Kernel;\n\n");
        text.append("public final class ").append(className).append(" implements Kernel {\n\n");
        text.append("    public void run(Batch batch, int from, int to) {\n");
        for (int m = 0; m < methods.size(); m++) {
            text.append("        step%d(batch, from, to);\n".formatted(m));
        }
        text.append("    }\n");
        for (int m = 0; m < methods.size(); m++) {
            method(m, methods.get(m));
        }
        text.append("}\n");
        return text.toString();
    }

    private void method(int number, List<Piece> method) {
        StringBuilder loop = new StringBuilder();
        Set<String> arrays = new TreeSet<>();
        Set<String> declared = new HashSet<>();
        StringBuilder declarations = new StringBuilder();
        Set<Fragment> ofRows = rowFragments(method);
        if (!ofRows.isEmpty()) {
            rows(ofRows, declared, arrays, declarations, loop);
        }
        for (Piece piece : method) {
            if (piece.loop()) {
                loop(piece, declared, arrays, loop);
            } else {
                for (Fragment fragment : piece.fragments()) {
                    straight(fragment, declared, arrays, loop);
                }
            }
        }
        text.append(
                "\n    private void step%d(Batch batch, int from, int to) {\n".formatted(number));
        text.append("        final short[] lane = batch.lane;\n");
        text.append("        final int[] start = batch.memberStart;\n");
        arrays.forEach(array -> text.append("        ").append(declaration(array)).append('\n'));
        boolean alone = methods.size() == 1;
        if (!alone) {
            text.append("        final int base = start[from];\n");
        }
        text.append(declarations);
        text.append("        for (int i = from; i < to; i++) {\n");
        text.append(
                "            if (lane[i] != %d) {\n                continue;\n            }\n"
                        .formatted(lane));
        text.append("            int b = start[i];\n            int e = start[i + 1];\n");
        if (alone) {
            text.append("            int base = b;\n");
        }
        if (arrays.contains("parameters")) {
            text.append("            int q = batch.row[i];\n");
        }
        boolean redo = loop.indexOf("redo |= ") >= 0;
        if (redo) {
            text.append("            boolean redo = false;\n");
        }
        text.append(loop);
        if (redo) {
            text.append("            if (redo) {\n                lane[i] = -1;\n            }\n");
        }
        text.append("        }\n    }\n");
    }

    private void straight(
            Fragment fragment, Set<String> declared, Set<String> arrays, StringBuilder into) {
        arrays.addAll(fragment.arrays);
        load(fragment.householdNeeds, "i", declared, arrays, into, "            ");
        kept(fragment, arrays);
        fragment.body.forEach(line -> into.append("            ").append(line).append('\n'));
        stored(fragment, "i - from", declared, arrays, into, "            ");
    }

    private void loop(Piece piece, Set<String> declared, Set<String> arrays, StringBuilder into) {
        String indent = "            ";
        for (Fragment fragment : piece.fragments()) {
            arrays.addAll(fragment.arrays);
            kept(fragment, arrays);
            load(fragment.householdNeeds, "i", declared, arrays, into, indent);
            fragment.before.forEach(line -> into.append(indent).append(line).append('\n'));
        }
        into.append(indent).append("for (int j = b; j < e; j++) {\n");
        Set<String> inner = new HashSet<>();
        String deeper = indent + "    ";
        for (Fragment fragment : piece.fragments()) {
            load(fragment.memberNeeds, "j", inner, arrays, into, deeper);
            fragment.body.forEach(line -> into.append(deeper).append(line).append('\n'));
            if (!fragment.gathered) {
                stored(fragment, "j - base", inner, arrays, into, deeper);
            }
        }
        into.append(indent).append("}\n");
        for (Fragment fragment : piece.fragments()) {
            fragment.after.forEach(line -> into.append(indent).append(line).append('\n'));
            if (fragment.gathered) {
                stored(fragment, "i - from", declared, arrays, into, indent);
            }
        }
    }

    private static void kept(Fragment fragment, Set<String> arrays) {
        fragment.keptNeeds.forEach(name -> arrays.add("k" + name));
    }

    private void stored(
            Fragment fragment,
            String index,
            Set<String> declared,
            Set<String> arrays,
            StringBuilder into,
            String indent) {
        for (String name : fragment.defines) {
            declared.add(name);
            if (isKept(name)) {
                arrays.add("k" + name);
                into.append(indent).append("k%s[%s] = %s;\n".formatted(name, index, name));
            }
        }
    }

    private void load(
            Set<String> needs,
            String index,
            Set<String> declared,
            Set<String> arrays,
            StringBuilder into,
            String indent) {
        for (String name : new LinkedHashSet<>(needs)) {
            if (declared.add(name)) {
                into.append(indent).append(loading(name, index, arrays)).append('\n');
            }
        }
    }

    private String loading(String name, String index, Set<String> arrays) {
        if (name.startsWith("p")) {
            arrays.add("parameters");
            return "long %s = parameters[q + %s];".formatted(name, name.substring(1));
        }
        if (name.startsWith("fu")) {
            arrays.add("cu" + name.substring(2));
            return "boolean %s = cu%s[%s] != 0;".formatted(name, name.substring(2), index);
        }
        if (name.startsWith("f")) {
            arrays.add("c" + name.substring(1));
            int ordinal = Integer.parseInt(name.substring(1));
            boolean truth = layout.fact(ordinal).type() instanceof Type.Truth;
            return truth
                    ? "boolean %s = c%d[%s] != 0L;".formatted(name, ordinal, index)
                    : "long %s = c%d[%s];".formatted(name, ordinal, index);
        }
        arrays.add("k" + name);
        String at = householdNames.contains(name) ? "i - from" : "j - base";
        return "%s %s = k%s[%s];".formatted(isTruth(name) ? "boolean" : "long", name, name, at);
    }

    private String declaration(String array) {
        String number = array.replaceAll("\\D+", "");
        return switch (array.replaceAll("\\d+", "")) {
            case "parameters" -> "final long[] parameters = batch.parameters;";
            case "ages" -> "final byte[] ages = batch.ages;";
            case "calendar" -> "final WorkingDayTable calendar = batch.calendar;";
            case "c" -> "final long[] %s = batch.values[%s];".formatted(array, number);
            case "cu" -> "final byte[] %s = batch.unknown[%s];".formatted(array, number);
            case "out" -> "final byte[] %s = batch.outcome[%s];".formatted(array, number);
            case "amt" -> "final long[] %s = batch.amount[%s];".formatted(array, number);
            case "why" -> "final long[] %s = batch.reasons[%s];".formatted(array, number);
            case "cov" -> "final byte[] %s = batch.covered[%s];".formatted(array, number);
            default -> {
                String name = array.substring(1);
                Integer slot = keptLongs.get(name);
                yield slot != null
                        ? "final long[] %s = batch.longs[%d];".formatted(array, slot)
                        : "final boolean[] %s = batch.truths[%d];"
                                .formatted(array, keptTruths.getOrDefault(name, -1));
            }
        };
    }
}
