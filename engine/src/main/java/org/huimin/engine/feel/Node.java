package org.huimin.engine.feel;

import org.jspecify.annotations.Nullable;

/**
 * A checked formula: names resolved, types and scales aligned, filters folded into bodies. Values
 * are longs (see {@link Type}); any of them may be unknown at run time.
 *
 * <p>A <em>slot</em> says whose value is meant: {@link #HOUSEHOLD}, or the member at a nesting
 * depth (0 is the member a member-level formula is about, 1 the variable of the outermost iteration
 * …).
 */
public sealed interface Node {

    int HOUSEHOLD = -1;

    Type type();

    record Constant(Type type, long value) implements Node {}

    record DecisionDate() implements Node {
        @Override
        public Type type() {
            return Type.DATE;
        }
    }

    record Ref(Symbol symbol, int slot) implements Node {
        @Override
        public Type type() {
            return symbol.type();
        }
    }

    enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY
    }

    /** Exact; overflow is an error. Sums have aligned scales, products add theirs. */
    record Arithmetic(Type type, Operation operation, Node left, Node right) implements Node {}

    /** The same number with {@code digits} more decimal places. */
    record Rescale(Type type, Node value, int digits) implements Node {}

    /**
     * numerator ÷ denominator rounded to a multiple of unit. With {@code shift} ≥ 0 the numerator
     * is multiplied by 10^shift first, otherwise the denominator by 10^-shift. A denominator or
     * unit of zero gives an unknown.
     *
     * @param mode rank in {@link CodeList#ROUNDING_MODE}
     */
    record Round(Type type, Node numerator, Node denominator, int shift, Node unit, Node mode)
            implements Node {}

    record Extreme(Type type, boolean max, Node left, Node right) implements Node {}

    enum Comparison {
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        MORE,
        AT_LEAST
    }

    record Compare(Comparison comparison, Node left, Node right) implements Node {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** Three-valued and/or: false and unknown is false, true or unknown is true. */
    record Logic(boolean and, Node left, Node right) implements Node {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    record Not(Node value) implements Node {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /** An unknown condition over equal branches is known. */
    record Choice(Type type, Node condition, Node then, Node otherwise) implements Node {}

    enum Gather {
        SUM,
        MIN,
        MAX,
        EVERY,
        SOME
    }

    /**
     * Over all members of the household; {@code slot} is the variable's depth.
     *
     * @param filter only for MIN and MAX (the other kinds have it in the body); over nobody they
     *     are 0
     */
    record Aggregate(Type type, Gather gather, int slot, @Nullable Node filter, Node body)
            implements Node {}

    enum Calendar {
        /** Full years from left to right. */
        AGE,
        /** Full months from left to right. */
        MONTHS
    }

    record Between(Calendar calendar, Node from, Node to) implements Node {
        @Override
        public Type type() {
            return Type.COUNT;
        }
    }
}
