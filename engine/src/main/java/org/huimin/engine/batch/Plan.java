package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Result;
import org.huimin.engine.policy.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a kernel calculates one household: H0 M0 H1 M1 …, where Hk is straight-line
 * code and Mk a loop over the members. A household value that needs no loop stands in H0; a member
 * value in the loop of its latest input; an aggregate is gathered in the loop of its body and is
 * there from the next H on. Aggregates inside formulas become values of their own, shared by equal
 * formulas.
 */
final class Plan {

    /**
     * A value: a rule, a derived fact, a result, an aggregate or a part of a long formula.
     *
     * @param node null when no variant of the rule is in force: always unknown
     * @param stage k of the block that calculates it
     */
    record Cell(int id, Object key, boolean ofMember, @Nullable Node node, int stage, Type type) {}

    /** One thing to do in a block. */
    sealed interface Step {

        /** k of the block. */
        int stage();

        /** In Mk rather than Hk. */
        boolean inLoop();

        record Compute(Cell cell) implements Step {
            @Override
            public int stage() {
                return cell.stage();
            }

            @Override
            public boolean inLoop() {
                return cell.ofMember() || cell.key() instanceof Node.Aggregate;
            }
        }

        /** Writes outcome, amount and reasons of a programme's unit. */
        record Decide(Programme programme, int stage, boolean inLoop) implements Step {}

        /** Writes which members a decided household programme covers. */
        record Cover(Programme programme, int stage) implements Step {
            @Override
            public boolean inLoop() {
                return true;
            }
        }
    }

    private final Map<Rule, @Nullable Node> formulas;
    private final Detail detail;
    private final Ranges ranges;
    private final Countings countings;

    private final Map<Object, Cell> cells = new HashMap<>();
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final Set<Node> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Type> types = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private int last;

    Plan(Layout layout) {
        this.formulas = layout.parameters().formulas(layout.kind());
        this.detail = layout.shape().detail();
        this.ranges = new Ranges(layout, this, layout.parameters());
        this.countings = new Countings(layout, this, ranges);
        for (Programme programme : layout.library().programmes()) {
            decide(programme);
        }
    }

    /** All steps; within a block every step comes after what it reads. */
    List<Step> steps() {
        return steps;
    }

    /** Between which bounds the plan's values lie. */
    Ranges ranges() {
        return ranges;
    }

    /** What is calculated in place of an aggregate; null when it is gathered as it stands. */
    @Nullable Node instead(Node.Aggregate aggregate) {
        return countings.instead(aggregate);
    }

    /** The greatest k. */
    int last() {
        return last;
    }

    Cell cell(Object key) {
        return Objects.requireNonNull(cells.get(key), () -> "no cell for " + key);
    }

    /** How many cells there are. */
    int cells() {
        return types.size();
    }

    /** The type of the cell with the id. */
    Type type(int id) {
        return types.get(id);
    }

    private void decide(Programme programme) {
        boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
        Cell granted = need(new Result(programme, Result.Kind.GRANTED));
        Cell amount = need(new Result(programme, Result.Kind.SUM));
        int stage = Math.max(granted.stage(), amount.stage());
        for (Rule condition : programme.conditions()) {
            stage = Math.max(stage, need(condition).stage());
        }
        Rule covers = programme.covers();
        if (covers != null) {
            Cell member = need(covers);
            Cell known = add(coversKnown(covers), false, null, Type.TRUTH);
            stage = Math.max(stage, known.stage() + 1);
            stage = Math.max(stage, member.stage());
        }
        last = Math.max(last, stage);
        steps.add(new Step.Decide(programme, stage, ofMember));
        if (covers != null && detail == Detail.REASONS) {
            steps.add(new Step.Cover(programme, stage));
        }
    }

    /** Every member's cover, only to learn whether any is unknown. */
    static Node.Aggregate coversKnown(Rule covers) {
        Node.Ref cover = new Node.Ref(covers, 1);
        return new Node.Aggregate(
                Type.TRUTH,
                Node.Gather.EVERY,
                1,
                null,
                new Node.Logic(false, cover, new Node.Not(cover)));
    }

    private static Node amount(Programme programme, int slot) {
        Node sum = null;
        for (Rule component : programme.components()) {
            Node part = new Node.Ref(component, slot);
            sum =
                    sum == null
                            ? part
                            : new Node.Arithmetic(Type.money(0), Node.Operation.ADD, sum, part);
        }
        return sum == null ? new Node.Constant(Type.money(0), 0) : sum;
    }

    private static Node granted(Programme programme, int slot) {
        Node all = null;
        List<Rule> rules = new ArrayList<>();
        if (programme.applies() != null) {
            rules.add(programme.applies());
        }
        rules.addAll(programme.conditions());
        for (Rule rule : rules) {
            Node test = new Node.Ref(rule, slot);
            all = all == null ? test : new Node.Logic(true, all, test);
        }
        return Objects.requireNonNull(all);
    }

    private static Node result(Result result) {
        Programme programme = result.programme();
        boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
        int slot = ofMember ? 0 : Node.HOUSEHOLD;
        Node granted = new Node.Ref(new Result(programme, Result.Kind.GRANTED), slot);
        return switch (result.kind()) {
            case GRANTED -> granted(programme, slot);
            case COVERED ->
                    programme.covers() == null
                            ? granted
                            : new Node.Logic(true, granted, new Node.Ref(programme.covers(), 0));
            case AMOUNT ->
                    new Node.Choice(
                            Type.money(0),
                            granted,
                            new Node.Ref(new Result(programme, Result.Kind.SUM), slot),
                            new Node.Constant(Type.money(0), 0));
            case SUM -> amount(programme, slot);
        };
    }

    /** The cell of a rule, a derived fact or a result, made with all it needs. */
    private Cell need(PolicySymbol symbol) {
        Cell known = cells.get(symbol);
        if (known != null) {
            return known;
        }
        Node node =
                switch (symbol) {
                    case Fact fact -> fact.derivation();
                    case Rule rule -> formulas.get(rule);
                    case Result result -> result(result);
                    case Parameter parameter -> throw new IllegalStateException(parameter.zh());
                };
        if (node != null) {
            boolean ofMember = symbol.ofMember();
            Parts cutting = new Parts(part -> part(part, ofMember));
            if (LargeTables.large(node) && node instanceof Node.Table table) {
                node = LargeTables.split(table, cutting::apart);
            }
            cutting.cut(node);
        }
        return add(symbol, symbol.ofMember(), node, symbol.type());
    }

    /** A part of a long formula, calculated on its own. */
    private void part(Node node, boolean ofMember) {
        parts.add(node);
        add(node, ofMember, node, node.type());
    }

    /** The slot of the variable that a part of an aggregate's body is about; else 0. */
    int slot(Cell cell) {
        return slots.getOrDefault(cell.id(), 0);
    }

    /** A long body is cut like a formula of the member; only where it is about one member. */
    private void cutBody(Node.Aggregate aggregate) {
        Parts cutting =
                new Parts(part -> {
                    part(part, true);
                    slots.put(cell(part).id(), aggregate.slot());
                });
        cutting.cut(aggregate.body());
    }

    /** The cell of a part of a long formula; null when the node is calculated where it stands. */
    @Nullable Cell part(Node node) {
        return parts.contains(node) ? cells.get(node) : null;
    }

    private Cell add(Object key, boolean ofMember, @Nullable Node node, Type type) {
        Cell known = cells.get(key);
        if (known != null) {
            return known;
        }
        int stage;
        if (key instanceof Node.Aggregate aggregate) {
            cutBody(aggregate);
            stage = stage(aggregate.body());
            Node filter = aggregate.filter();
            stage = filter == null ? stage : Math.max(stage, stage(filter));
        } else {
            stage = node == null ? 0 : stage(node);
        }
        // the same for every member: calculated once
        boolean each = ofMember && (key instanceof Fact || node == null || namesMember(node));
        Cell cell = new Cell(cells.size(), key, each, node, stage, type);
        cells.put(key, cell);
        types.add(type);
        steps.add(new Step.Compute(cell));
        last = Math.max(last, stage);
        return cell;
    }

    /** The block from which all that the formula reads is there. */
    int stage(Node node) {
        return switch (node) {
            case Node.Constant _, Node.DecisionDate _ -> 0;
            case Node.Ref(var symbol, int _) -> {
                boolean stored =
                        symbol instanceof Parameter
                                || symbol instanceof Fact fact && fact.derivation() == null;
                yield stored ? 0 : need((PolicySymbol) symbol).stage();
            }
            case Node.Aggregate aggregate -> {
                Node counted = instead(aggregate);
                if (counted != null) {
                    yield stage(counted);
                }
                if (closed(aggregate)) {
                    yield add(aggregate, false, null, aggregate.type()).stage() + 1;
                }
                int body = stage(aggregate.body());
                Node filter = aggregate.filter();
                int test = filter == null ? 0 : stage(filter);
                // the other members' values must all be there
                yield Math.max(body, test) + 1;
            }
            case Node.Arithmetic(var _, var _, var left, var right) -> both(left, right);
            case Node.Rescale(var _, var value, int _) -> stage(value);
            case Node.Round(var _, var numerator, var denominator, int _, var unit, var mode) ->
                    Math.max(both(numerator, denominator), both(unit, mode));
            case Node.Extreme(var _, boolean _, var left, var right) -> both(left, right);
            case Node.Compare(var _, var left, var right) -> both(left, right);
            case Node.Logic(boolean _, var left, var right) -> both(left, right);
            case Node.Not(var value) -> stage(value);
            case Node.Choice(var _, var condition, var then, var otherwise) ->
                    Math.max(stage(condition), both(then, otherwise));
            case Node.Between(var _, var from, var to) -> both(from, to);
            case Node.Dated(var _, var _, var left, var right) -> both(left, right);
            case Node.WorkingDay(boolean _, var left, var right) -> both(left, right);
            case Node.Known(var value) -> stage(value);
            case Node.Present(var _, var value) -> stage(value);
            case Node.Table(var _, var _, var rows) -> {
                int stage = 0;
                for (Node.Row row : rows) {
                    stage = Math.max(stage, both(row.test(), row.output()));
                }
                yield stage;
            }
        };
    }

    private int both(Node left, Node right) {
        return Math.max(stage(left), stage(right));
    }

    /** Whether the formula reads something of the member it is about. */
    private boolean namesMember(Node node) {
        boolean[] found = {false};
        Set<Integer> bound = bound(node);
        References.walk(
                node,
                each -> {
                    if (each instanceof Node.Ref(var symbol, int slot)
                            && slot != Node.HOUSEHOLD
                            && !bound.contains(slot)) {
                        Cell cell = cells.get(symbol);
                        found[0] |= cell == null || cell.ofMember();
                    }
                });
        return found[0];
    }

    /** The slots of the aggregates in the formula. */
    private static Set<Integer> bound(Node node) {
        Set<Integer> bound = new HashSet<>();
        References.walk(
                node,
                each -> {
                    if (each instanceof Node.Aggregate inner) {
                        bound.add(inner.slot());
                    }
                });
        return bound;
    }

    /** Whether the aggregate is the same for every member: it names no variable but its own. */
    static boolean closed(Node.Aggregate aggregate) {
        Set<Integer> bound = bound(aggregate);
        boolean[] open = {false};
        References.walk(
                aggregate,
                node -> {
                    if (node instanceof Node.Ref(var _, int slot)
                            && slot != Node.HOUSEHOLD
                            && !bound.contains(slot)) {
                        open[0] = true;
                    }
                });
        return !open[0];
    }
}
