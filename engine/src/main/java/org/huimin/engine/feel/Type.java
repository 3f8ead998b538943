package org.huimin.engine.feel;

/**
 * The type of a formula. Every value is a long at run time: money in fen or finer, decimals scaled,
 * booleans 0/1, dates as epoch days, codes as ranks.
 */
public sealed interface Type {

    enum Kind {
        MONEY,
        DECIMAL,
        COUNT,
        /** A number written in a formula: takes the kind of what it meets. */
        PLAIN
    }

    /**
     * A number of {@code scale} decimal places.
     *
     * @param units a set of {@link Units}; 0 unless money
     */
    record Number(Kind kind, int scale, int units) implements Type {
        @Override
        public String shown() {
            return switch (kind) {
                case MONEY -> "金额(" + Units.shown(units) + ")";
                case DECIMAL -> "小数(" + scale + "位)";
                case COUNT -> "个数";
                case PLAIN -> "数字";
            };
        }
    }

    record Truth() implements Type {
        @Override
        public String shown() {
            return "是否";
        }
    }

    record Date() implements Type {
        @Override
        public String shown() {
            return "日期";
        }
    }

    record Code(CodeList list) implements Type {
        @Override
        public String shown() {
            return "代码(" + list.zh() + ")";
        }
    }

    /** After an error: agrees with everything, so that one mistake is told once. */
    record Broken() implements Type {
        @Override
        public String shown() {
            return "?";
        }
    }

    Type TRUTH = new Truth();
    Type DATE = new Date();
    Type BROKEN = new Broken();
    Number COUNT = new Number(Kind.COUNT, 0, 0);

    /** For messages. */
    String shown();

    /** Money in fen per the given units. */
    static Number money(int units) {
        return new Number(Kind.MONEY, 2, units);
    }

    static Number decimal(int scale) {
        return new Number(Kind.DECIMAL, scale, 0);
    }
}
