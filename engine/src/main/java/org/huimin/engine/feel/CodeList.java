package org.huimin.engine.feel;

import java.util.List;
import java.util.OptionalInt;

/**
 * A closed list of codes; the order is the rank, so 残疾等级 in ["一级".."二级"] compares ranks.
 *
 * @param none the code that means "has none", or "" when the list has no such code
 */
public record CodeList(String id, String zh, String en, String none, List<Code> codes) {

    /**
     * One code with its names.
     *
     * @param also other spellings that files use
     */
    public record Code(String code, String zh, String en, List<String> also) {

        public Code(String code, String zh, String en) {
            this(code, zh, en, List.of());
        }

        boolean named(String text) {
            return code.equals(text)
                    || zh.equals(text)
                    || en.equalsIgnoreCase(text)
                    || also.contains(text);
        }
    }

    /** How a computed amount is rounded; the engine's own list, content may only rename it. */
    public static final CodeList ROUNDING_MODE =
            new CodeList(
                    "rounding-mode",
                    "取整方式",
                    "rounding mode",
                    "",
                    List.of(
                            new Code("half-up", "四舍五入", "half up"),
                            new Code("up", "进一", "up"),
                            new Code("down", "舍去", "down"),
                            new Code("half-even", "四舍六入五成双", "half even")));

    /** The rank of a code given as code, Chinese or English name, or other spelling. */
    public OptionalInt rank(String text) {
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i).named(text)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The rank that means "none", 0 when the list has no such code. */
    public int noneRank() {
        return none.isEmpty() ? 0 : rank(none).orElse(0);
    }
}
