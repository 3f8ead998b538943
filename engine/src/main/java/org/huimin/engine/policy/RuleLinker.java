package org.huimin.engine.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.huimin.engine.feel.Checker;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.Level;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Parser;
import org.huimin.engine.feel.Scope;
import org.huimin.engine.feel.Span;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks one variant of a rule, formula or table, and adds it to the rule. */
final class RuleLinker {

    private final ProgrammeReader.RuleDraft draft;
    private final Scope scope;
    private final Rule rule;
    private final String law;

    private RuleLinker(ProgrammeReader.RuleDraft draft, Scope scope) {
        this.draft = draft;
        this.scope = scope;
        this.rule = draft.rule();
        this.law = draft.entry().text("law", "");
    }

    static void link(ProgrammeReader.RuleDraft draft, Scope scope) {
        new RuleLinker(draft, scope).link();
    }

    private void link() {
        Yaml entry = draft.entry();
        Yaml formula = entry.get("formula");
        Yaml table = entry.get("table");
        if ((formula == null) == (table == null)) {
            entry.problem(
                    formula == null ? "formula-missing" : "formula-and-table",
                    formula == null ? "缺少公式 formula 或表 table" : "公式 formula 与表 table 只能有一个",
                    formula == null
                            ? "a formula or a table is missing"
                            : "either a formula or a table, not both",
                    "formula: …");
            return;
        }
        if (rule.type() instanceof Type.Broken) {
            return;
        }
        TableLinker.Linked linked = table == null ? null : table(table);
        Node node =
                formula != null
                        ? formula(formula, scope, rule.level(), rule.type())
                        : linked == null ? null : linked.node();
        List<RuleVariant.Piece> refusal = pieces(entry.words("refusal", Language.CHINESE));
        List<RuleVariant.Piece> refusalEn = pieces(entry.words("refusal", Language.ENGLISH));
        if (node == null) {
            return;
        }
        sameSpot();
        Yaml written = formula != null ? formula : Objects.requireNonNull(table);
        rule.variants()
                .add(
                        new RuleVariant(
                                rule,
                                draft.from(),
                                draft.to(),
                                draft.place(),
                                law,
                                written.text(),
                                node,
                                linked == null ? List.of() : linked.rows(),
                                refusal,
                                refusalEn,
                                entry.words("note")));
        rule.variants().sort(Comparator.comparing(variant -> variant.place().level()));
    }

    private TableLinker.@Nullable Linked table(Yaml table) {
        String text = raw(table);
        if (text.isBlank() || !text.contains("\n")) {
            table.problem(
                    "table-form",
                    "表应是“|”开头的几行文字",
                    "a table is a text of several lines, begun with \"|\"",
                    "table: |");
            return null;
        }
        return new TableLinker(rule, scope, law, table::flaw).link(text);
    }

    private void sameSpot() {
        for (RuleVariant other : rule.variants()) {
            boolean samePlace = other.place().equals(draft.place());
            if (samePlace && Objects.equals(other.from(), draft.from())) {
                draft.entry()
                        .problem(
                                "variant-twice",
                                "同一规则在同一地区、同一生效日有两个版本",
                                "two variants of a rule for one place and one start date",
                                "from: 2026-01-01");
            }
        }
    }

    private static String raw(Yaml text) {
        return text.node() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** The checked formula, or null after a problem. */
    static @Nullable Node formula(Yaml formula, Scope scope, Level level, Type type) {
        String raw = raw(formula);
        if (raw.isBlank()) {
            formula.problem(
                    "formula-missing", "公式应是一段文字", "a formula is a text", "formula: 工资 + 养老金");
            return null;
        }
        Expr expression = Parser.parse(raw, formula::flaw);
        return expression == null
                ? null
                : Checker.check(expression, scope, level, type, formula::flaw);
    }

    private List<RuleVariant.Piece> pieces(@Nullable Yaml words) {
        if (words == null) {
            return List.of();
        }
        String text = raw(words);
        return Pieces.read(text, new Span(0, text.length()), scope, rule.level(), words::flaw);
    }
}
