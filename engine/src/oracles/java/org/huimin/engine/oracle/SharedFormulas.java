package org.huimin.engine.oracle;

import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes random conditions in the part of FEEL that a programme's formulas and the standard share,
 * over the facts of {@link Household}: numbers and yes/no of a household and of its members.
 */
final class SharedFormulas {

    private final SplittableRandom random;
    private final Set<Defect> avoided;
    private int variables;

    /**
     * @param seed the same writes the same formula
     * @param avoided defects whose constructs are written in another way that means the same
     */
    SharedFormulas(long seed, Set<Defect> avoided) {
        this.random = new SplittableRandom(seed);
        this.avoided = avoided;
    }

    /** A condition of a household. */
    String condition() {
        return truth(null, 2 + random.nextInt(3));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private int small() {
        return random.nextInt(8);
    }

    /**
     * @param member what comes before a member's name; null where there is no member
     */
    private String truth(@org.jspecify.annotations.Nullable String member, int depth) {
        if (depth == 0) {
            return member == null ? "户真" : member + pick("真", "实");
        }
        int in = depth - 1;
        return switch (random.nextInt(12)) {
            case 0 -> "(" + truth(member, in) + " and " + truth(member, in) + ")";
            case 1 -> "(" + truth(member, in) + " or " + truth(member, in) + ")";
            case 2 -> "not(" + truth(member, in) + ")";
            case 3, 4 ->
                    "("
                            + number(member, in)
                            + pick(" < ", " <= ", " > ", " >= ", " = ", " != ")
                            + number(member, in)
                            + ")";
            case 5 -> "(" + number(member, in) + " in " + range() + ")";
            case 6 -> oneOf(number(member, in), small(), 3 + small());
            case 7 -> beside(number(member, in) + " in " + range(), pick(" or ", " and ") + truth(member, in));
            case 8 -> between(number(member, in), small());
            case 9, 10 -> {
                String each = "人" + ++variables;
                yield quantified(
                        random.nextBoolean(), each, list(in), truth(each + ".", in));
            }
            default ->
                    "(if " + truth(member, in) + " then " + truth(member, in) + " else " + truth(member, in) + ")";
        };
    }

    /** {@code x in [1..2] or y}: the test is over where the bracket closes. */
    private String beside(String test, String rest) {
        return avoided.contains(Defect.KIE_1) ? "((" + test + ")" + rest + ")" : "(" + test + rest + ")";
    }

    private String between(String value, int low) {
        return "(%s between %d and %d)".formatted(value, low, low + random.nextInt(5));
    }

    private String oneOf(String value, int only, int least) {
        return avoided.contains(Defect.KIE_2)
                ? "(%1$s = %2$d or %1$s >= %3$d)".formatted(value, only, least)
                : "(%s in (%d, >= %d))".formatted(value, only, least);
    }

    private String quantified(boolean every, String each, String list, String test) {
        return avoided.contains(Defect.KIE_3)
                ? "%s(%s)".formatted(every ? "all" : "any", guarded(each, list, test))
                : "(%s %s in %s satisfies %s)"
                        .formatted(every ? "every" : "some", each, list, test);
    }

    private String number(@org.jspecify.annotations.Nullable String member, int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0
                    ? Integer.toString(small())
                    : member == null ? "户数" : member + pick("甲", "乙");
        }
        int in = depth - 1;
        return switch (random.nextInt(9)) {
            case 0 -> "(" + number(member, in) + pick(" + ", " - ") + number(member, in) + ")";
            case 1 -> "(" + number(member, in) + " * " + small() + ")";
            case 2 -> pick("max(", "min(") + number(member, in) + ", " + number(member, in) + ")";
            case 3 ->
                    "(if " + truth(member, in) + " then " + number(member, in) + " else " + number(member, in) + ")";
            case 4, 5 -> "count(" + list(in) + ")";
            case 6 -> "sum(家庭成员." + pick("甲", "乙") + ")";
            default -> {
                String each = "人" + ++variables;
                String function = pick("sum", "min", "max");
                String over = random.nextBoolean() ? "家庭成员" : list(in);
                String value = number(each + ".", in);
                yield avoided.contains(Defect.OURS_1)
                        ? "(if count(%3$s) = 0 then 0 else %1$s(for %2$s in %3$s return %4$s))"
                                .formatted(function, each, over, value)
                        : "%s(%s)"
                                .formatted(
                                        function,
                                        avoided.contains(Defect.KIE_4)
                                                ? guarded(each, over, value)
                                                : "for %s in %s return %s"
                                                        .formatted(each, over, value));
            }
        };
    }

    /** A loop that is not begun over nobody. */
    private static String guarded(String each, String list, String value) {
        return "if count(%2$s) = 0 then [] else for %1$s in %2$s return %3$s"
                .formatted(each, list, value);
    }

    private String list(int depth) {
        return random.nextInt(3) == 0
                ? "家庭成员"
                : "家庭成员[" + truth("", Math.min(2, depth)) + "]";
    }

    private String range() {
        int low = small();
        return "%s%d..%d%s".formatted(pick("[", "("), low, low + 1 + small(), pick("]", ")"));
    }
}
