package org.huimin.engine.policy;

import java.util.List;
import java.util.Optional;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/**
 * One column of a decision table as sets of values. Bounds are numbers, codes, dates; or all of
 * them are one and the same formula (a parameter), and then a value is below (-1), at (0) or above
 * it (1).
 */
final class TableColumn {

    private static final Ranges SIDES = Ranges.of(-1, 1);

    private final Node input;
    private final Ranges domain;
    private final @Nullable Node bound;

    private TableColumn(Node input, Ranges domain, @Nullable Node bound) {
        this.input = input;
        this.domain = domain;
        this.bound = bound;
    }

    /** Empty when the bounds of the column cannot be put in order before the values are known. */
    static Optional<TableColumn> of(Node input, List<Node> tests) {
        Node[] bound = new Node[1];
        boolean[] constants = new boolean[1];
        boolean[] mixed = new boolean[1];
        for (Node test : tests) {
            References.walk(
                    test,
                    node -> {
                        if (node instanceof Node.Compare(var _, var left, var right)
                                && isInput(left, input)) {
                            boolean constant = right instanceof Node.Constant;
                            mixed[0] |= !constant && bound[0] != null && !bound[0].equals(right);
                            bound[0] = constant ? bound[0] : right;
                            constants[0] |= constant;
                        }
                    });
        }
        if (mixed[0] || bound[0] != null && constants[0]) {
            return Optional.empty();
        }
        return Optional.of(
                new TableColumn(input, bound[0] == null ? domain(input.type()) : SIDES, bound[0]));
    }

    private static Ranges domain(Type type) {
        return switch (type) {
            case Type.Truth _ -> Ranges.of(0, 1);
            case Type.Code(CodeList list) -> Ranges.of(0, list.codes().size() - 1L);
            case Type.Text _ -> Ranges.of(0, Integer.MAX_VALUE);
            case Type.Optional(Type present) -> {
                Ranges there = domain(present);
                Ranges none = Ranges.of(Type.NONE, Type.NONE);
                Ranges all = Ranges.of(Long.MIN_VALUE, Long.MAX_VALUE);
                yield none.or(there, all);
            }
            case Type.Number _, Type.Date _, Type.Month _, Type.Broken _ ->
                    Ranges.of(Long.MIN_VALUE + 1, Long.MAX_VALUE);
        };
    }

    Ranges domain() {
        return domain;
    }

    /** The values for which the test holds; empty when it is of no kind that can be told. */
    Optional<Ranges> values(Node test) {
        return switch (test) {
            case Node.Constant(var _, long value) ->
                    Optional.of(value != 0 ? domain : Ranges.NOTHING);
            case Node.Logic(boolean and, var left, var right) -> {
                Optional<Ranges> a = values(left);
                Optional<Ranges> b = values(right);
                yield a.isEmpty() || b.isEmpty()
                        ? Optional.empty()
                        : Optional.of(and ? a.get().and(b.get()) : a.get().or(b.get(), domain));
            }
            case Node.Not(var value) -> values(value).map(each -> each.not(domain));
            case Node.Compare(var comparison, var left, var right) when isInput(left, input) ->
                    compared(comparison, left, right);
            default -> Optional.empty();
        };
    }

    /** Whether the node is the input, perhaps with more decimal places or taken as present. */
    private static boolean isInput(Node node, Node input) {
        return switch (node) {
            case Node.Rescale(var _, var value, int _) -> isInput(value, input);
            case Node.Present(var _, var value) -> isInput(value, input);
            default -> node.equals(input);
        };
    }

    private Optional<Ranges> compared(Node.Comparison comparison, Node left, Node right) {
        if (right.equals(bound)) {
            return Optional.of(compared(comparison, 0, 1));
        }
        if (!(right instanceof Node.Constant(var _, long value))) {
            return Optional.empty();
        }
        long factor = 1;
        Node at = left;
        while (at instanceof Node.Rescale(var _, var inner, int digits)) {
            for (int i = 0; i < digits; i++) {
                factor *= 10;
            }
            at = inner;
        }
        Ranges found = compared(comparison, value, factor);
        // a null taken as present is 0
        boolean zero = at instanceof Node.Present && found.contains(0);
        Ranges none = Ranges.of(Type.NONE, Type.NONE);
        return Optional.of(
                zero
                        ? found.or(none.and(domain), domain)
                        : at instanceof Node.Present ? found.and(none.not(domain)) : found);
    }

    /** Values x with x × factor compared with the bound. */
    private Ranges compared(Node.Comparison comparison, long value, long factor) {
        long floor = Math.floorDiv(value, factor);
        long ceiling = Math.ceilDiv(value, factor);
        Ranges equal = floor == ceiling ? Ranges.of(floor, floor) : Ranges.NOTHING;
        Ranges found =
                switch (comparison) {
                    case EQUAL -> equal;
                    case UNEQUAL -> equal.not(domain);
                    case LESS -> Ranges.of(Long.MIN_VALUE, Math.subtractExact(ceiling, 1));
                    case AT_MOST -> Ranges.of(Long.MIN_VALUE, floor);
                    case MORE -> Ranges.of(Math.addExact(floor, 1), Long.MAX_VALUE);
                    case AT_LEAST -> Ranges.of(ceiling, Long.MAX_VALUE);
                };
        return found.and(domain);
    }

    /** A value of the column in words: 年龄 = 60; 收入 等于 低保标准. */
    Text shown(TableText.Cell name, long value) {
        Node of = bound;
        if (of != null) {
            String zh = value < 0 ? "低于界限" : value == 0 ? "等于界限" : "高于界限";
            String en = value < 0 ? "below the bound" : value == 0 ? "at the bound" : "above it";
            return new Text(name.text() + " " + zh, name.text() + " " + en);
        }
        boolean other = input.type().present() instanceof Type.Text && value == Integer.MAX_VALUE;
        Text shown = other ? new Text("其他", "other") : Values.text(input.type(), value);
        return new Text(name.text() + " = " + shown.zh(), name.text() + " = " + shown.en());
    }
}
