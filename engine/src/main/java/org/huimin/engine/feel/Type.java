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
        /** A number of months: a duration. */
        MONTHS,
        /** A number written in a formula: takes the kind of what it meets. */
        PLAIN
    }

    /** How a type is called in messages. */
    record Label(String zh, String en) {}

    /**
     * A number of {@code scale} decimal places.
     *
     * @param units a set of {@link Units}; 0 unless money
     */
    record Number(Kind kind, int scale, int units) implements Type {
        @Override
        public Label label() {
            return switch (kind) {
                case MONEY ->
                        new Label(
                                "金额(" + Units.shown(units) + ")",
                                "money (" + Units.shownEn(units) + ")");
                case DECIMAL -> new Label("小数(" + scale + "位)", "decimal(" + scale + ")");
                case COUNT -> new Label("个数", "count");
                case MONTHS -> new Label("月数", "months");
                case PLAIN -> new Label("数字", "number");
            };
        }
    }

    record Truth() implements Type {
        @Override
        public Label label() {
            return new Label("是否", "yes or no");
        }
    }

    record Date() implements Type {
        @Override
        public Label label() {
            return new Label("日期", "date");
        }
    }

    record Code(CodeList list) implements Type {
        @Override
        public Label label() {
            return new Label("代码(" + list.zh() + ")", "code(" + list.id() + ")");
        }
    }

    /** A month of the calendar, counted in months since January of year 0. */
    record Month() implements Type {
        @Override
        public Label label() {
            return new Label("月份", "month");
        }
    }

    /** A text that is only ever compared for equality; the long is its number in {@link Texts}. */
    record Text() implements Type {
        @Override
        public Label label() {
            return new Label("文字", "text");
        }
    }

    /** May be known to have no value: {@code null}, stored as {@link #NONE}. */
    record Optional(Type value) implements Type {
        @Override
        public Label label() {
            return new Label("可空的" + value.shown(), "nullable " + value.shownEn());
        }
    }

    /** After an error: agrees with everything, so that one mistake is told once. */
    record Broken() implements Type {
        @Override
        public Label label() {
            return new Label("?", "?");
        }
    }

    Type TRUTH = new Truth();
    Type DATE = new Date();
    Type MONTH = new Month();
    Type TEXT = new Text();
    Type BROKEN = new Broken();
    Number COUNT = new Number(Kind.COUNT, 0, 0);
    Number MONTHS = new Number(Kind.MONTHS, 0, 0);

    /** The value of an {@link Optional} that has none. No other value is so small. */
    long NONE = Long.MIN_VALUE;

    Label label();

    /** For messages, in Chinese. */
    default String shown() {
        return label().zh();
    }

    /** For messages, in English. */
    default String shownEn() {
        return label().en();
    }

    /** The type without its {@link Optional}. */
    default Type present() {
        return this instanceof Optional(Type value) ? value : this;
    }

    /** Money in fen per the given units. */
    static Number money(int units) {
        return new Number(Kind.MONEY, 2, units);
    }

    static Number decimal(int scale) {
        return new Number(Kind.DECIMAL, scale, 0);
    }
}
