package org.huimin.engine.batch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Programme;

/** Declares what the statements of a kernel's step read: see {@link KernelSource} for the names. */
final class KernelNames {

    private final Layout layout;
    private final Methods methods;
    private final Notation notation;

    KernelNames(Layout layout, Methods methods) {
        this.layout = layout;
        this.methods = methods;
        this.notation = layout.notation();
    }

    /** Where a household's kept values stand. */
    String here() {
        return layout.full() ? "s - from" : "i - from";
    }

    /** Declares those that are needed and not declared yet. */
    void load(
            Set<String> needs,
            String index,
            Set<String> declared,
            Set<String> arrays,
            List<String> into) {
        for (String name : new LinkedHashSet<>(needs)) {
            if (declared.add(name)) {
                into.add(loading(name, index, arrays));
            }
        }
    }

    private String loading(String name, String index, Set<String> arrays) {
        if (name.startsWith("pu")) {
            arrays.addAll(List.of("parameters", "missing"));
            String marked = "missing[q + %s]".formatted(name.substring(2));
            return truth(name, marked, Column.Width.BYTE);
        }
        if (name.startsWith("p")) {
            arrays.add("parameters");
            return "long %s = parameters[q + %s];".formatted(name, name.substring(1));
        }
        if (name.startsWith("fu")) {
            arrays.add("cu" + name.substring(2));
            return truth(name, "cu%s[%s]".formatted(name.substring(2), index), Column.Width.BYTE);
        }
        if (name.startsWith("f")) {
            arrays.add("c" + name.substring(1));
            Fact fact = layout.fact(Integer.parseInt(name.substring(1)));
            String column = "c%s[%s]".formatted(name.substring(1), index);
            return fact.type() instanceof Type.Truth
                    ? truth(name, column, layout.width(fact))
                    : "long %s = %s;".formatted(name, column);
        }
        arrays.add("k" + name);
        String at = methods.ofHousehold(name) ? here() : "j - base";
        String kept = "k%s[%s]".formatted(name, at);
        return methods.isTruth(name)
                ? truth(name, kept, Column.Width.BYTE)
                : "long %s = %s;".formatted(name, kept);
    }

    private String truth(String name, String element, Column.Width width) {
        String stored = notation.stored(element, width);
        return "%s %s = %s;"
                .formatted(notation.type(), name, stored.substring(1, stored.length() - 1));
    }

    /** Declares an array before the loop. */
    String declaration(String array) {
        String number = array.replaceAll("\\D+", "");
        return switch (array.replaceAll("\\d+", "")) {
            case "parameters" ->
                    "%1$s[] parameters = (%1$s[]) batch.parameters;"
                            .formatted(layout.narrowParameters() ? "int" : "long");
            case "missing" -> "byte[] missing = batch.missing;";
            case "ages" -> "byte[] ages = batch.ages;";
            case "calendar" -> "WorkingDayTable calendar = batch.calendar;";
            case "c" -> {
                String type = layout.width(layout.fact(Integer.parseInt(number))).type;
                yield "%s[] %s = (%s[]) batch.values[%s];".formatted(type, array, type, number);
            }
            case "cu" -> "byte[] %s = batch.unknown[%s];".formatted(array, number);
            case "out" -> "byte[] %s = batch.outcome[%s];".formatted(array, number);
            case "amt" -> "long[] %s = batch.amount[%s];".formatted(array, number);
            case "why" -> {
                Programme programme = layout.library().programmes().get(Integer.parseInt(number));
                String type = BatchDecisions.width(programme).type;
                yield "%s[] %s = (%s[]) batch.reasons[%s];".formatted(type, array, type, number);
            }
            case "cov" -> "byte[] %s = batch.covered[%s];".formatted(array, number);
            default -> {
                String name = array.substring(1);
                yield methods.isTruth(name)
                        ? "byte[] %s = batch.truths[%d];".formatted(array, methods.kept(name))
                        : "long[] %s = batch.longs[%d];".formatted(array, methods.kept(name));
            }
        };
    }
}
