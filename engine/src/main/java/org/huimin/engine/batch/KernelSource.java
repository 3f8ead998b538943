package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the steps of a kernel. Names: v/u a calculated value and whether it is unknown, f/fu a
 * fact, p/pu a parameter, c/cu columns, k… kept values, out/amt/why/cov outputs, w whether a
 * programme is granted. What a step is called and how its passing values are numbered depends on
 * nothing but the step itself, so that kernels can share it.
 */
final class KernelSource {

    private final Layout layout;
    private final Methods methods;
    private final Notation notation;
    private final KernelNames names;
    private StringBuilder text = new StringBuilder();
    private int loops;

    KernelSource(Layout layout, Methods methods) {
        this.layout = layout;
        this.methods = methods;
        this.notation = layout.notation();
        this.names = new KernelNames(layout, methods);
    }

    /** A compilation unit with the steps, one class each. */
    static String unit(String packageName, List<String> steps) {
        StringBuilder unit = new StringBuilder();
        unit.append("package ").append(packageName).append(";\n\n");
        unit.append("import org.huimin.engine.base.Dates;\n");
        unit.append("import org.huimin.engine.base.Exact;\n");
        unit.append("import org.huimin.engine.base.WorkingDayTable;\n");
        unit.append("import org.huimin.engine.batch.Batch;\n");
        unit.append("import org.huimin.engine.batch.Kernel;\n");
        unit.append(
                "\n// In a clean loop a truth value is the sign of a long: below 0 is true. x - y is x < y");
        unit.append(
                "\n// (neither is so far from 0 that it could overflow), ~x is not x, x >>> 63 is 1 or 0.\n");
        for (int number = 0; number < steps.size(); number++) {
            unit.append("\npublic final class ").append(className(number));
            unit.append(" implements Kernel {\n\n").append(steps.get(number)).append("}\n");
        }
        return unit.toString();
    }

    /** The class of the n-th step of a unit. */
    static String className(int number) {
        return "Step" + number;
    }

    /** The method of every step, in order. */
    List<String> steps() {
        List<String> steps = new ArrayList<>();
        for (List<Methods.Piece> method : methods.all()) {
            text = new StringBuilder();
            loops = 0;
            method(method);
            steps.add(renumbered(text.toString()));
        }
        return steps;
    }

    /** Numbers the passing values from 0: t12, and names made from it. */
    private static String renumbered(String text) {
        Map<String, Integer> numbers = new HashMap<>();
        StringBuilder result = new StringBuilder(text.length());
        int[] done = {0};
        Statement.names(
                text,
                0,
                (from, to) -> {
                    int letters = from;
                    while (letters < to && Character.isLetter(text.charAt(letters))) {
                        letters++;
                    }
                    if (letters == to || text.charAt(letters - 1) != 't' || output(text, from)) {
                        return;
                    }
                    String number = text.substring(letters, to);
                    result.append(text, done[0], letters)
                            .append(numbers.computeIfAbsent(number, _ -> numbers.size()));
                    done[0] = to;
                });
        return result.append(text, done[0], text.length()).toString();
    }

    private static boolean output(String text, int from) {
        return text.startsWith("out", from) || text.startsWith("amt", from);
    }

    private void method(List<Methods.Piece> method) {
        StringBuilder loop = new StringBuilder();
        Set<String> arrays = new TreeSet<>();
        Set<String> declared = new HashSet<>();
        StringBuilder declarations = new StringBuilder();
        Set<Fragment> ofRows = methods.rowFragments(method);
        if (!ofRows.isEmpty()) {
            rows(ofRows, declared, arrays, declarations, loop);
        }
        List<String> straight = new ArrayList<>();
        for (Methods.Piece piece : method) {
            if (piece.loop()) {
                loop(piece, declared, arrays, straight);
            } else {
                for (Fragment fragment : piece.fragments()) {
                    straight(fragment, declared, arrays, straight);
                }
            }
        }
        Folded.of(new Shared(notation, "x").name(straight))
                .forEach(line -> loop.append("            ").append(line).append('\n'));
        arrays.forEach(array ->
                declarations.append("        ").append(names.declaration(array)).append('\n'));
        text.append("    public void run(Batch batch, int from, int to) {\n");
        text.append("        int[] start = batch.memberStart;\n");
        if (arrays.contains("parameters")) {
            text.append("        int[] rows = batch.row;\n");
        }
        text.append(declarations);
        if (layout.full()) {
            overList(arrays, loop);
        } else {
            overBlock(arrays, loop);
        }
        text.append("    }\n");
    }

    /** A full kernel's loop: over the households of a list. */
    private void overList(Set<String> arrays, StringBuilder loop) {
        boolean alone = methods.all().size() == 1;
        text.append("        int[] list = batch.list;\n");
        text.append(alone ? "" : "        int before = 0;\n");
        text.append("        for (int s = from; s < to; s++) {\n");
        text.append("            int i = list[s];\n");
        text.append("            int b = start[i];\n            int e = start[i + 1];\n");
        text.append("            int base = b%s;\n".formatted(alone ? "" : " - before"));
        text.append(alone ? "" : "            before += e - b;\n");
        text.append(arrays.contains("parameters") ? "            int q = rows[s];\n" : "");
        text.append(loop);
        text.append("        }\n");
    }

    /** A clean kernel's loop: over the households of a block that are in its lane. */
    private void overBlock(Set<String> arrays, StringBuilder loop) {
        boolean alone = methods.all().size() == 1;
        text.append("        short[] lane = batch.lane;\n");
        text.append("        short mine = batch.mine;\n");
        text.append(alone ? "" : "        int base = start[from];\n");
        text.append("        for (int i = from; i < to; i++) {\n");
        text.append("            if (lane[i - from] != mine) {\n");
        text.append("                continue;\n            }\n");
        text.append("            int b = start[i];\n            int e = start[i + 1];\n");
        text.append(alone ? "            int base = b;\n" : "");
        text.append(arrays.contains("parameters") ? "            int q = rows[i - from];\n" : "");
        boolean redo = loop.indexOf("redo |= ") >= 0;
        text.append(
                redo
                        ? "            %s redo = %s;\n"
                                .formatted(notation.type(), notation.code("false"))
                        : "");
        text.append(loop);
        if (redo) {
            text.append(
                    "            if ("
                            + notation.test("redo")
                            + ") {\n                lane[i - from] = -1;\n");
            text.append("                batch.redone = true;\n            }\n");
        }
        text.append("        }\n");
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
            List<String> loads = new ArrayList<>();
            names.load(parameters, "i", inner, arrays, loads);
            loads.forEach(line -> into.append("                ").append(line).append('\n'));
            for (String line : fragment.body) {
                String assigned = line;
                for (String name : fragment.defines) {
                    if (line.startsWith("long " + name + " = ")
                            || line.startsWith(notation.type() + " " + name + " = ")) {
                        assigned = line.substring(line.indexOf(' ') + 1);
                    }
                }
                into.append("                ").append(assigned).append('\n');
            }
            for (String name : fragment.defines) {
                declared.add(name);
                declarations.append(
                        methods.isTruth(name)
                                ? "        %s %s = %s;\n"
                                        .formatted(notation.type(), name, notation.code("false"))
                                : "        long %s = 0L;\n".formatted(name));
            }
        }
        into.append("            }\n");
        declarations.append("        int row = -1;\n");
        arrays.add("parameters");
    }

    private void straight(
            Fragment fragment, Set<String> declared, Set<String> arrays, List<String> into) {
        arrays.addAll(fragment.arrays);
        names.load(fragment.householdNeeds, "i", declared, arrays, into);
        kept(fragment, arrays);
        into.addAll(fragment.body);
        stored(fragment, names.here(), declared, arrays, into);
    }

    private void loop(
            Methods.Piece piece, Set<String> declared, Set<String> arrays, List<String> into) {
        for (Fragment fragment : piece.fragments()) {
            arrays.addAll(fragment.arrays);
            kept(fragment, arrays);
            names.load(fragment.householdNeeds, "i", declared, arrays, into);
            into.addAll(fragment.before);
        }
        Set<String> inner = new HashSet<>();
        List<String> body = new ArrayList<>();
        for (Fragment fragment : piece.fragments()) {
            names.load(fragment.memberNeeds, "j", inner, arrays, body);
            body.addAll(fragment.body);
            if (!fragment.gathered) {
                stored(fragment, "j - base", inner, arrays, body);
            }
        }
        into.add("for (int j = b; j < e; j++) {");
        new Shared(notation, "m" + loops++ + "x")
                .name(body)
                .forEach(line -> into.add("    " + line));
        into.add("}");
        for (Fragment fragment : piece.fragments()) {
            into.addAll(fragment.after);
            if (fragment.gathered) {
                stored(fragment, names.here(), declared, arrays, into);
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
            List<String> into) {
        for (String name : fragment.defines) {
            declared.add(name);
            if (methods.kept(name) >= 0) {
                arrays.add("k" + name);
                String value = methods.isTruth(name) ? "(byte) " + notation.number(name) : name;
                into.add("k%s[%s] = %s;".formatted(name, index, value));
            }
        }
    }
}
