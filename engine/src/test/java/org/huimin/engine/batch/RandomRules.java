package org.huimin.engine.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes random rules that are well typed, over the facts of {@link TinyContent}: every kind of
 * value, list, table and test. Numbers stay small, so that nothing overflows.
 */
final class RandomRules {

    /** What an expression is to give. */
    private enum Kind {
        TRUTH("boolean"),
        COUNT("count"),
        MONEY("money/month"),
        DATE("date"),
        CODE("code(level)");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** A rule written so far. */
    private record Written(String zh, boolean ofMember, Kind kind) {}

    /**
     * Where an expression stands.
     *
     * @param member what comes before a member's name; null where there is no member
     */
    private record At(@org.jspecify.annotations.Nullable String member, int depth) {

        At deeper() {
            return new At(member, depth - 1);
        }

        boolean leaf() {
            return depth <= 0;
        }
    }

    private final SplittableRandom random;
    private final List<Written> rules = new ArrayList<>();
    private final StringBuilder yaml = new StringBuilder("rules:\n");
    private final boolean second;
    private int variables;

    /**
     * @param second for a programme that may name the results of the first
     */
    RandomRules(long seed, boolean second) {
        this.random = new SplittableRandom(seed);
        this.second = second;
    }

    /**
     * A rule file with the condition 测, the amount 额 and who is covered 涵.
     *
     * @param ofMember the condition and the amount are each member's
     */
    String yaml(boolean ofMember) {
        for (int i = 0; i < 9; i++) {
            boolean each = random.nextInt(3) > 0;
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            At at = new At(each ? "" : null, 3);
            boolean tabled = kind != Kind.DATE && random.nextInt(3) == 0;
            add("r" + i, "规" + i, each, kind, tabled ? null : of(kind, at), at);
        }
        At top = new At(ofMember ? "" : null, 4);
        add("test", "测", ofMember, Kind.TRUTH, truth(top), top);
        add("amount", "额", ofMember, Kind.MONEY, "max(0, " + money(top) + ")", top);
        add("cover", "涵", true, Kind.TRUTH, truth(new At("", 2)), top);
        return yaml.toString();
    }

    private void add(
            String id,
            String zh,
            boolean ofMember,
            Kind kind,
            @org.jspecify.annotations.Nullable String formula,
            At at) {
        yaml.append(
                "  - id: %s\n    zh: %s\n    entity: %s\n    type: %s\n"
                        .formatted(id, zh, ofMember ? "member" : "household", kind.type));
        if (formula != null) {
            yaml.append("    formula: >-\n      ").append(formula).append('\n');
        } else {
            yaml.append("    table: |\n").append(table(kind, at).indent(6));
        }
        rules.add(new Written(zh, ofMember, kind));
    }

    private String of(Kind kind, At at) {
        return switch (kind) {
            case TRUTH -> truth(at);
            case COUNT -> count(at);
            case MONEY -> money(at);
            case DATE -> date(at);
            case CODE -> code(at);
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A parameter of the first programme. */
    private String line(String parameter) {
        return (second ? "小试." : "") + parameter;
    }

    private int small() {
        return random.nextInt(8);
    }

    /** A rule of the kind that can be named here, else the other. */
    private String rule(Kind kind, At at, String otherwise) {
        List<Written> fitting =
                rules.stream()
                        .filter(each -> each.kind() == kind)
                        .filter(each -> at.member() != null || !each.ofMember())
                        .toList();
        if (fitting.isEmpty() || random.nextInt(3) == 0) {
            return otherwise;
        }
        Written chosen = fitting.get(random.nextInt(fitting.size()));
        return chosen.ofMember() ? at.member() + chosen.zh() : chosen.zh();
    }

    private String variable() {
        return "人" + ++variables;
    }

    /** A list, its filter now and then. */
    private String list(At at) {
        return random.nextBoolean()
                ? "家庭成员"
                : "家庭成员[" + truth(new At("", Math.min(1, at.depth() - 1))) + "]";
    }

    private String truth(At at) {
        if (at.leaf()) {
            return leafTruth(at);
        }
        At in = at.deeper();
        return switch (random.nextInt(13)) {
            case 0 -> "(" + truth(in) + " and " + truth(in) + ")";
            case 1 -> "(" + truth(in) + " or " + truth(in) + ")";
            case 2 -> "not(" + truth(in) + ")";
            case 3 -> "(" + count(in) + pick(" < ", " >= ", " = ", " != ") + count(in) + ")";
            case 4 -> "(" + money(in) + pick(" <= ", " > ", " = ") + money(in) + ")";
            case 5 -> "(" + date(in) + pick(" < ", " >= ") + date(in) + ")";
            case 6 -> "(" + count(in) + " in " + range() + ")";
            case 7 -> "(" + count(in) + " in (" + small() + ", >= " + (3 + small()) + "))";
            case 8 -> "(" + code(in) + " in [\"无\"..\"二级\"])";
            case 9 -> "known(" + of(Kind.values()[random.nextInt(5)], in) + ")";
            case 10, 11 -> {
                String each = variable();
                yield "(%s %s in %s satisfies %s)"
                        .formatted(
                                pick("every", "some"),
                                each,
                                list(in),
                                truth(new At(each + ".", in.depth())));
            }
            default -> "(if " + truth(in) + " then " + truth(in) + " else " + truth(in) + ")";
        };
    }

    private String leafTruth(At at) {
        if (second && random.nextInt(5) == 0) {
            return at.member() == null || random.nextBoolean()
                    ? "小试.符合条件"
                    : at.member() + "小试.保障对象";
        }
        if (at.member() == null) {
            return rule(Kind.TRUTH, at, "户钱 > " + small() * 100);
        }
        String m = at.member();
        return rule(
                Kind.TRUTH,
                at,
                switch (random.nextInt(7)) {
                    case 0, 1 -> m + "真";
                    case 2 -> m + "有效期至 = null";
                    case 3 -> "(" + m + "有效期至 != null and " + m + "有效期至 >= 决定日)";
                    case 4 -> m + "愿意 = " + pick("true", "false", "null", m + "实");
                    case 5 -> m + "路名 = \"东\"";
                    default -> m + "期限 > " + small();
                });
    }

    private String range() {
        int low = small();
        return "%s%d..%d%s".formatted(pick("[", "("), low, low + 1 + small(), pick("]", ")"));
    }

    private String count(At at) {
        if (at.leaf()) {
            return random.nextInt(3) == 0
                    ? Integer.toString(small())
                    : at.member() == null
                            ? rule(Kind.COUNT, at, line("线"))
                            : rule(Kind.COUNT, at, at.member() + pick("甲", "乙"));
        }
        At in = at.deeper();
        return switch (random.nextInt(10)) {
            case 0 -> "(" + count(in) + pick(" + ", " - ") + count(in) + ")";
            case 1 -> "(" + count(in) + " * " + small() + ")";
            case 2 -> pick("max(", "min(") + count(in) + ", " + count(in) + ")";
            case 3 -> "(if " + truth(in) + " then " + count(in) + " else " + count(in) + ")";
            case 4 -> "count(" + list(in) + ")";
            case 5, 6 -> {
                String each = variable();
                yield "%s(for %s in %s return %s)"
                        .formatted(
                                pick("sum", "min", "max"),
                                each,
                                list(in),
                                count(new At(each + ".", in.depth())));
            }
            case 7 ->
                    "round(%s / %s, %s, %s)"
                            .formatted(
                                    count(in),
                                    count(in),
                                    pick("1", "2"),
                                    pick("四舍五入", "进一", "舍去", "四舍六入五成双"));
            case 8 -> "daysBetween(" + date(in) + ", " + date(in) + ")";
            default -> pick("yearOf(", "dayOf(") + date(in) + ")";
        };
    }

    private String money(At at) {
        if (second && random.nextInt(6) == 0) {
            return "小试.金额";
        }
        if (at.leaf()) {
            return random.nextInt(3) == 0
                    ? Integer.toString(small() * 100)
                    : at.member() == null
                            ? rule(Kind.MONEY, at, "户钱")
                            : rule(Kind.MONEY, at, at.member() + "月钱");
        }
        At in = at.deeper();
        return switch (random.nextInt(7)) {
            case 0 -> "(" + money(in) + pick(" + ", " - ") + money(in) + ")";
            case 1 -> pick("max(", "min(") + money(in) + ", " + money(in) + ")";
            case 2 -> "(if " + truth(in) + " then " + money(in) + " else " + money(in) + ")";
            case 3 ->
                    "round((%s + %s) * 0.3 / max(1, %s), %s, %s)"
                            .formatted(
                                    at.member() == null ? "户钱" : at.member() + "月钱",
                                    money(in),
                                    count(in),
                                    pick("0.01", "1", "10"),
                                    pick("四舍五入", "进一", "舍去"));
            case 4 -> "floor((户钱 + " + money(in) + ") / 3)";
            default -> {
                String each = variable();
                yield "%s(for %s in %s return %s)"
                        .formatted(
                                pick("sum", "min", "max"),
                                each,
                                list(in),
                                money(new At(each + ".", in.depth())));
            }
        };
    }

    private String date(At at) {
        if (at.leaf() || at.member() == null) {
            return at.member() == null
                    ? pick("决定日", "date(\"2026-02-28\")")
                    : rule(Kind.DATE, at, at.member() + "生日");
        }
        At in = at.deeper();
        return switch (random.nextInt(6)) {
            case 0 -> "addDays(" + date(in) + ", " + small() + ")";
            case 1 -> "addMonths(" + date(in) + ", " + small() + ")";
            case 2 -> pick("endOfMonth(", "startOfMonth(") + date(in) + ")";
            case 3 -> "orElse(" + at.member() + "有效期至, " + date(in) + ")";
            case 4 -> pick("max(", "min(") + date(in) + ", " + date(in) + ")";
            default -> "(" + date(in) + " + " + at.member() + "期限)";
        };
    }

    private String code(At at) {
        if (at.member() == null) {
            return rule(
                    Kind.CODE,
                    at,
                    "(if 户钱 > 300 then " + line("等级线") + " else " + line("等级线") + ")");
        }
        return at.leaf()
                ? at.member() + "等级"
                : rule(
                        Kind.CODE,
                        at,
                        "(if "
                                + truth(at.deeper())
                                + " then "
                                + at.member()
                                + "等级 else "
                                + line("等级线")
                                + ")");
    }

    // --- tables -------------------------------------------------------------------------------

    private String table(Kind kind, At at) {
        boolean sum = kind == Kind.COUNT || kind == Kind.MONEY;
        return switch (random.nextInt(sum ? 3 : 2)) {
            case 0 -> unique(kind, at);
            case 1 -> first(kind, at);
            default -> collect(kind, at);
        };
    }

    private String output(Kind kind, At at) {
        return switch (kind) {
            case CODE -> at.member() == null ? "\"一级\"" : pick("\"一级\"", at.member() + "等级");
            case COUNT -> pick("1", "2", count(new At(at.member(), 1)));
            case MONEY -> pick("100", "200", money(new At(at.member(), 1)));
            case TRUTH, DATE -> pick("true", "false");
        };
    }

    /** A partition by a number and a yes/no. */
    private String unique(Kind kind, At at) {
        int cut = 1 + small();
        int next = cut + 1 + small();
        String head =
                "U | %s | %s || 值\n"
                        .formatted(count(new At(at.member(), 1)), truth(new At(at.member(), 1)));
        return head
                + "1 | < %d | - || %s\n".formatted(cut, output(kind, at))
                + "2 | [%d..%d) | true || %s\n".formatted(cut, next, output(kind, at))
                + "3 | [%d..%d) | false || %s\n".formatted(cut, next, output(kind, at))
                + "4 | >= %d | - || %s\n".formatted(next, output(kind, at));
    }

    private String first(Kind kind, At at) {
        int cut = 3 + small();
        String head =
                "F | %s | %s || 值\n"
                        .formatted(count(new At(at.member(), 1)), code(new At(at.member(), 1)));
        return head
                + "1 | >= %d | \"一级\", \"三级\" || %s\n".formatted(cut, output(kind, at))
                + "2 | >= %d | not(\"无\") || %s\n".formatted(cut - 2, output(kind, at))
                + "3 | - | - || %s\n".formatted(output(kind, at));
    }

    private String collect(Kind kind, At at) {
        String head =
                "C+ | %s | %s || 值\n"
                        .formatted(count(new At(at.member(), 1)), truth(new At(at.member(), 1)));
        return head
                + "1 | >= %d | - || %s\n".formatted(small(), output(kind, at))
                + "2 | - | true || %s\n".formatted(output(kind, at))
                + "3 | %d, %d | false || %s\n".formatted(small(), 8 + small(), output(kind, at));
    }
}
