package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.References;
import org.jspecify.annotations.Nullable;

/**
 * Spares a second loop over the members. A sum like {@code sum(for 人 in 家庭成员 return if 人.年龄 >= 80
 * then X else Y)}, where X and Y are the household's and only known after a first loop, is the
 * number of members for each of them times X and Y; the numbers can be counted in the first loop.
 * Only where nothing in it may be unknown and nothing can overflow, so that the order of the
 * additions does not matter.
 */
final class Countings {

    /** Of so many different amounts at most. */
    private static final int MOST = 6;

    private final Layout layout;
    private final Plan plan;
    private final Ranges ranges;
    private final Map<Node.Aggregate, @Nullable Node> known = new HashMap<>();

    /** An amount, and which members it is counted for. */
    private record Share(@Nullable Node test, Node amount) {}

    Countings(Layout layout, Plan plan, Ranges ranges) {
        this.layout = layout;
        this.plan = plan;
        this.ranges = ranges;
    }

    /** The sum as numbers of members times amounts; null where it is better left as it is. */
    @Nullable Node instead(Node.Aggregate sum) {
        if (!known.containsKey(sum)) {
            known.put(sum, counted(sum));
        }
        return known.get(sum);
    }

    private @Nullable Node counted(Node.Aggregate sum) {
        boolean candidate =
                !layout.full()
                        && sum.gather() == Node.Gather.SUM
                        && sum.filter() == null
                        && (sum.body() instanceof Node.Choice
                                || sum.body() instanceof Node.Arithmetic)
                        && Plan.closed(sum);
        List<Share> shares = new ArrayList<>();
        if (!candidate || !split(sum.body(), null, sum.slot(), shares) || shares.size() > MOST) {
            return null;
        }
        int tests = 0;
        int amounts = 0;
        boolean fixed = true;
        for (Share share : shares) {
            Node test = share.test();
            tests = Math.max(tests, test == null ? 0 : plan.stage(test));
            amounts = Math.max(amounts, plan.stage(share.amount()));
            fixed &= share.amount() instanceof Node.Constant;
        }
        if (fixed || amounts < tests || mayBeUnknown(sum.body())) {
            return null;
        }
        return total(sum, shares);
    }

    private @Nullable Node total(Node.Aggregate sum, List<Share> shares) {
        Node total = null;
        for (Share share : shares) {
            Node part =
                    new Node.Arithmetic(
                            sum.type(),
                            Node.Operation.MULTIPLY,
                            count(share.test(), sum.slot()),
                            share.amount());
            Node before = total;
            total =
                    before == null
                            ? part
                            : new Node.Arithmetic(sum.type(), Node.Operation.ADD, before, part);
            if (!ranges.fits(part) || !ranges.fits(total)) {
                return null;
            }
        }
        return total;
    }

    private static Node count(@Nullable Node test, int slot) {
        Node one = new Node.Constant(Type.COUNT, 1);
        Node none = new Node.Constant(Type.COUNT, 0);
        Node each = test == null ? one : new Node.Choice(Type.COUNT, test, one, none);
        return new Node.Aggregate(Type.COUNT, Node.Gather.SUM, slot, null, each);
    }

    /** Goes down the choices made by member; false when an amount is a member's own. */
    private boolean split(Node node, @Nullable Node test, int slot, List<Share> into) {
        if (!names(node, slot)) {
            if (!(node instanceof Node.Constant(var _, long value) && value == 0)) {
                into.add(new Share(test, node));
            }
            return true;
        }
        if (node instanceof Node.Arithmetic(var _, var operation, var left, var right)
                && operation == Node.Operation.ADD) {
            return split(left, test, slot, into) && split(right, test, slot, into);
        }
        if (!(node instanceof Node.Choice(var _, var condition, var then, var otherwise))
                || !names(condition, slot)) {
            return false;
        }
        return split(then, both(test, condition), slot, into)
                && split(otherwise, both(test, not(condition)), slot, into);
    }

    private static Node both(@Nullable Node left, Node right) {
        return left == null ? right : new Node.Logic(true, left, right);
    }

    private static Node not(Node test) {
        return test instanceof Node.Not(var inner) ? inner : new Node.Not(test);
    }

    private static boolean names(Node node, int slot) {
        boolean[] found = {false};
        References.walk(
                node, each -> found[0] |= each instanceof Node.Ref(var _, int of) && of == slot);
        return found[0];
    }

    private boolean mayBeUnknown(Node node) {
        boolean[] found = {false};
        References.symbols(node, symbol -> found[0] |= mayBeUnknown(symbol));
        return found[0];
    }

    private boolean mayBeUnknown(PolicySymbol symbol) {
        return switch (symbol) {
            case Parameter parameter -> layout.mayBeMissing(parameter);
            case Fact fact when fact.derivation() == null ->
                    layout.nullableFacts().contains(fact.id());
            default -> {
                Node node = plan.cell(symbol).node();
                yield node == null || mayBeUnknown(node);
            }
        };
    }
}
