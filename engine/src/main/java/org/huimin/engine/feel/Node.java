package org.huimin.engine.feel;

import java.util.List;
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

    /** A function of dates; {@code right} is 0 where it takes one argument. */
    record Dated(Type type, DateFunction function, Node left, Node right) implements Node {}

    /**
     * Working days by the calendar: the day {@code right} working days after {@code left}, or the
     * number of working days between them. Unknown beyond the years that are entered.
     */
    record WorkingDay(boolean adding, Node left, Node right) implements Node {
        @Override
        public Type type() {
            return adding ? Type.DATE : Type.COUNT;
        }
    }

    /** Whether the value is known; itself always known. */
    record Known(Node value) implements Node {
        @Override
        public Type type() {
            return Type.TRUTH;
        }
    }

    /**
     * The value of an optional that was tested not to be null; 0 or false where it is null after
     * all, in a branch that does not count.
     */
    record Present(Type type, Node value) implements Node {}

    /** How many rows of a table apply. */
    enum Hit {
        /** U: exactly one. */
        UNIQUE("U"),
        /** F: the first in order. */
        FIRST("F"),
        /** C+: all; their outputs are added. */
        COLLECT("C+");

        private final String sign;

        Hit(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** One row: where the test is true, the output counts. */
    record Row(Node test, Node output) {}

    /**
     * A decision table. Rows that may apply, because their test is unknown, count too: when all of
     * them have the same output the table's value is known.
     */
    record Table(Type type, Hit hit, List<Row> rows) implements Node {}
}
