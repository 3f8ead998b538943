package org.huimin.platform.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what facts a contract's rows tell. */
final class FactRuleReader {
    private final Columns columns;
    private final ConditionReader conditions;
    private final RecordedFacts recorded;

    FactRuleReader(Columns columns, ConditionReader conditions, RecordedFacts recorded) {
        this.columns = columns;
        this.conditions = conditions;
        this.recorded = recorded;
    }

    /** The {@code facts} of a contract; a rule with a mistake is told, not returned. */
    List<FactRule> read(YamlMap map) {
        List<FactRule> rules = new ArrayList<>();
        for (YamlMap fact : map.maps("facts")) {
            String word = fact.text("how");
            FactRule.How how = FactRule.How.of(word).orElse(null);
            if (how == null) {
                fact.problemAt("how", "不认识“" + word + "”。", "unknown how '" + word + "'.");
                continue;
            }
            @Nullable Column of = columns.optional(fact, "of");
            @Nullable Column over = columns.optional(fact, "over");
            FactRule rule =
                    new FactRule(
                            fact.text("fact"),
                            how,
                            of,
                            over,
                            fact.number("window", 0),
                            fact.number("divide", 1),
                            conditions.read(fact, "where"));
            check(fact, rule);
            FactFit.check(fact, rule, recorded);
            fact.has("note");
            fact.nothingElse();
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private static void check(YamlMap map, FactRule rule) {
        Column of = rule.of();
        Column over = rule.over();
        boolean needsNumber =
                switch (rule.how()) {
                    case SUM, MONTH_AVERAGE, MEDIAN_MONTH -> true;
                    case MAX, MIN, COUNT, ANY, LATEST -> false;
                };
        boolean needsValue = rule.how() != FactRule.How.COUNT && rule.how() != FactRule.How.ANY;
        if (needsValue && of == null) {
            map.problemAt(
                    "of", rule.how().word() + " 要写 of（哪一列）。", rule.how().word() + " needs 'of'.");
        } else if (of != null && (of.secret() || of.type() == ColumnType.ID_NUMBER)) {
            map.problemAt("of", "加密的列不能变成事实。", "a sealed column cannot become a fact.");
        } else if (needsNumber && of != null && !of.type().isNumber()) {
            map.problemAt(
                    "of",
                    rule.how().word() + " 只能用于数字列。",
                    rule.how().word() + " works on number columns.");
        }
        if ((rule.window() > 0 || rule.how().isMonthly())
                && (over == null || !over.type().isDay())) {
            map.problemAt(
                    "over",
                    "按月计算要写 over（日期或月份列）。",
                    "a window needs 'over', a date or month column.");
        }
        if (rule.how() == FactRule.How.MONTH_AVERAGE && rule.window() < 1) {
            map.problemAt(
                    "window",
                    "month-average 要写 window（几个月）。",
                    "month-average needs a window in months.");
        }
        if (rule.divide() < 1) {
            map.problemAt("divide", "divide 要大于零。", "divide must be greater than zero.");
        }
    }
}
