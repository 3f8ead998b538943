package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.feel.Checker;
import org.huimin.engine.feel.Expr;
import org.huimin.engine.feel.Flaw;
import org.huimin.engine.feel.Node;
import org.huimin.engine.feel.Parser;
import org.huimin.engine.feel.Scope;
import org.huimin.engine.feel.Span;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Checks every formula against the names of its programme and ties programmes together. */
final class Linker {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private final Vocabulary vocabulary;
    private final List<ProgrammeReader.Draft> drafts;
    private final Map<String, Names> programmes;

    Linker(Vocabulary vocabulary, List<ProgrammeReader.Draft> drafts) {
        this.vocabulary = vocabulary;
        this.drafts = drafts;
        this.programmes =
                Names.ofProgrammes(
                        drafts.stream().map(ProgrammeReader.Draft::programme).toList(), vocabulary);
    }

    void link(List<VocabularyReader.Derivation> derivations) {
        Names facts = Names.ofVocabulary(vocabulary);
        for (VocabularyReader.Derivation derivation : derivations) {
            Fact fact = derivation.fact();
            fact.derivation(formula(derivation.formula(), facts, fact.ofMember(), fact.type()));
        }
        for (ProgrammeReader.Draft draft : drafts) {
            Names names = Objects.requireNonNull(programmes.get(draft.programme().id()));
            draft.rules().forEach(rule -> variant(rule, names));
            roles(draft, names);
        }
    }

    private void variant(ProgrammeReader.RuleDraft draft, Names names) {
        Rule rule = draft.rule();
        Yaml formula = draft.entry().get("formula");
        if (formula == null) {
            draft.entry().problem("缺少公式 formula", "the formula is missing", "formula: …");
            return;
        }
        if (rule.type() instanceof Type.Broken) {
            return;
        }
        Node node = formula(formula, names, rule.ofMember(), rule.type());
        Yaml refusal = draft.entry().words("refusal", Language.CHINESE);
        Yaml refusalEn = draft.entry().words("refusal", Language.ENGLISH);
        List<RuleVariant.Piece> pieces = pieces(refusal, names, rule.ofMember());
        List<RuleVariant.Piece> piecesEn = pieces(refusalEn, names, rule.ofMember());
        if (node == null) {
            return;
        }
        overlap(draft);
        rule.variants()
                .add(
                        new RuleVariant(
                                rule,
                                draft.from(),
                                draft.to(),
                                draft.place(),
                                draft.entry().text("law", ""),
                                formula.text(),
                                node,
                                pieces,
                                piecesEn,
                                draft.entry().words("note")));
        rule.variants().sort(Comparator.comparing(variant -> variant.place().level()));
    }

    private static void overlap(ProgrammeReader.RuleDraft draft) {
        for (RuleVariant other : draft.rule().variants()) {
            boolean samePlace = other.place().equals(draft.place());
            boolean sameStart = Objects.equals(other.from(), draft.from());
            if (samePlace && sameStart) {
                draft.entry()
                        .problem(
                                "同一规则在同一地区、同一生效日有两个版本",
                                "two variants of a rule for one place and one start date",
                                "from: 2026-01-01");
            }
        }
    }

    private static @Nullable Node formula(Yaml formula, Scope scope, boolean ofMember, Type type) {
        String raw =
                formula.node() instanceof org.snakeyaml.engine.v2.nodes.ScalarNode scalar
                        ? scalar.getValue()
                        : "";
        if (raw.isBlank()) {
            formula.problem("公式应是一段文字", "a formula is a text", "formula: 工资 + 养老金");
            return null;
        }
        Expr expression = Parser.parse(raw, formula::flaw);
        return expression == null
                ? null
                : Checker.check(expression, scope, ofMember, type, formula::flaw);
    }

    private static List<RuleVariant.Piece> pieces(
            @Nullable Yaml refusal, Scope scope, boolean ofMember) {
        if (refusal == null) {
            return List.of();
        }
        String text = refusal.text();
        List<RuleVariant.Piece> pieces = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        int at = 0;
        while (matcher.find()) {
            pieces.add(new RuleVariant.Piece.Words(text.substring(at, matcher.start())));
            at = matcher.end();
            int start = matcher.start(1);
            Expr expression =
                    Parser.parse(matcher.group(1), flaw -> refusal.flaw(shifted(flaw, start)));
            Node node =
                    expression == null
                            ? null
                            : Checker.check(
                                    expression,
                                    scope,
                                    ofMember,
                                    null,
                                    flaw -> refusal.flaw(shifted(flaw, start)));
            if (node != null) {
                pieces.add(new RuleVariant.Piece.Shown(node));
            }
        }
        pieces.add(new RuleVariant.Piece.Words(text.substring(at)));
        return List.copyOf(pieces);
    }

    private static Flaw shifted(Flaw flaw, int by) {
        Span span = new Span(flaw.span().start() + by, flaw.span().end() + by);
        return new Flaw(flaw.code(), span, flaw.zh(), flaw.en(), flaw.suggestion());
    }

    private void roles(ProgrammeReader.Draft draft, Names names) {
        Programme programme = draft.programme();
        Yaml yaml = draft.yaml();
        boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
        if (yaml.get("conditions") instanceof Yaml conditions) {
            for (Yaml entry : conditions.items()) {
                Rule rule = role(entry, names, programme, Type.TRUTH, ofMember);
                if (rule != null) {
                    programme.conditions().add(rule);
                }
            }
        }
        if (programme.conditions().isEmpty()) {
            yaml.problem(
                    "没有条件：一个谁都符合的项目是错的",
                    "no conditions: everybody would be entitled",
                    "conditions: […]");
        }
        if (programme.conditions().size() > 63) {
            yaml.problem("条件最多63项", "at most 63 conditions", null);
        }
        if (yaml.get("components") instanceof Yaml components) {
            for (Yaml entry : components.items()) {
                Rule rule = role(entry, names, programme, Type.money(0), ofMember);
                if (rule != null) {
                    programme.components().add(rule);
                }
            }
        }
        if (programme.paid() == programme.components().isEmpty()) {
            yaml.problem(
                    programme.paid() ? "发钱的项目须有 components" : "不发钱的项目不应有 components",
                    programme.paid()
                            ? "a paid programme needs components"
                            : "an unpaid programme has no components",
                    programme.paid() ? "paid: false" : "paid: true");
        }
        if (yaml.get("applies") instanceof Yaml applies) {
            programme.applies(role(applies, names, programme, Type.TRUTH, ofMember));
        }
        if (yaml.get("covers") instanceof Yaml covers) {
            if (ofMember) {
                covers.problem("按人的项目没有 covers", "a programme of members has no \"covers\"", null);
            } else {
                programme.covers(role(covers, names, programme, Type.TRUTH, true));
            }
        }
    }

    private static @Nullable Rule role(
            Yaml entry, Names names, Programme programme, Type type, boolean ofMember) {
        String text = entry.text();
        int dot = text.indexOf('.');
        Object found =
                dot < 0
                        ? names.find(text)
                        : names.find(text.substring(0, dot), text.substring(dot + 1));
        if (!(found instanceof Rule rule)) {
            List<String> known = programme.rules().stream().map(Rule::zh).toList();
            entry.problem(
                    "没有名为“%s”的规则".formatted(text),
                    "no rule is called \"%s\"".formatted(text),
                    Suggestions.nearest(text, known).orElse(null));
            return null;
        }
        boolean money =
                rule.type() instanceof Type.Number number && number.kind() == Type.Kind.MONEY;
        boolean fits = type instanceof Type.Truth ? rule.type() instanceof Type.Truth : money;
        if (rule.type() instanceof Type.Broken) {
            return null;
        }
        if (!fits || rule.ofMember() != ofMember) {
            entry.problem(
                    "这里要%s层级、类型为%s的规则"
                            .formatted(
                                    ofMember ? "成员" : "家庭",
                                    type instanceof Type.Truth ? "是否" : "金额"),
                    "a %s rule of the %s is needed here"
                            .formatted(
                                    type instanceof Type.Truth ? "yes/no" : "money",
                                    ofMember ? "member" : "household"),
                    "entity: " + (ofMember ? "member" : "household"));
            return null;
        }
        return rule;
    }
}
