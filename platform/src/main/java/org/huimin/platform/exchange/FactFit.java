package org.huimin.platform.exchange;

import org.jspecify.annotations.Nullable;

/** Whether what a rule makes of a dataset's rows is a value its fact can have. */
final class FactFit {
    private FactFit() {}

    /** Notes problems at the rule's mapping. */
    static void check(YamlMap map, FactRule rule, RecordedFacts recorded) {
        RecordedFact fact = recorded.find(rule.fact()).orElse(null);
        if (fact == null) {
            map.problemAt(
                    "fact",
                    "词汇表里没有“" + rule.fact() + "”。",
                    "the vocabulary has no '" + rule.fact() + "'.");
            return;
        }
        @Nullable String why =
                switch (rule.how()) {
                    case COUNT ->
                            fact.kind().isNumber() && fact.kind() != RecordedFact.Kind.MONEY
                                    ? null
                                    : "count";
                    case ANY -> fact.kind() == RecordedFact.Kind.BOOLEAN ? null : "any";
                    case SUM, MONTH_AVERAGE, MEDIAN_MONTH, MAX, MIN, LATEST ->
                            rule.of() == null || fits(rule.of(), fact) ? null : rule.of().zh();
                };
        if (why != null) {
            map.problemAt(
                    "fact",
                    "“" + why + "”的值放不进“" + fact.zh() + "”（类型不符）。",
                    "'" + why + "' does not fit the type of '" + fact.id() + "'.");
        }
        if (rule.of() != null
                && rule.of().type().isNumber()
                && rule.of().scale() > fact.scale()
                && fact.kind().isNumber()) {
            map.problemAt("of", "列的小数位比事实多。", "the column has more decimals than the fact.");
        }
    }

    private static boolean fits(Column of, RecordedFact fact) {
        return switch (fact.kind()) {
            case MONEY -> of.type() == ColumnType.MONEY;
            case DECIMAL, COUNT -> of.type() == ColumnType.DECIMAL || of.type() == ColumnType.COUNT;
            case BOOLEAN -> of.type() == ColumnType.BOOLEAN;
            case DATE -> of.type().isDay();
            case CODE ->
                    of.type() == ColumnType.CODE
                            && of.codes() != null
                            && fact.codes() != null
                            && of.codes().id().equals(fact.codes().id());
        };
    }
}
