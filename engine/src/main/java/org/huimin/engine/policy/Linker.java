package org.huimin.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Checks every formula against the names of its programme and ties programmes together. */
final class Linker {

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
        List<Programme> all = drafts.stream().map(ProgrammeReader.Draft::programme).toList();
        for (VocabularyReader.Derivation derivation : derivations) {
            Fact fact = derivation.fact();
            fact.derivation(
                    RuleLinker.formula(derivation.formula(), facts, fact.level(), fact.type()));
        }
        for (ProgrammeReader.Draft draft : drafts) {
            Names names = Objects.requireNonNull(programmes.get(draft.programme().id()));
            draft.rules().forEach(rule -> RuleLinker.link(rule, names));
            new Validity(draft).check();
            roles(draft, names);
            new TermsReader(draft, names, all).read();
            money(draft);
        }
    }

    /** What names mean in a programme. */
    Names names(Programme programme) {
        return Objects.requireNonNull(programmes.get(programme.id()));
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
                    "no-conditions",
                    "没有条件：一个谁都符合的项目是错的",
                    "no conditions: everybody would be entitled",
                    "conditions: […]");
        }
        if (programme.conditions().size() > 63) {
            yaml.problem(
                    "too-many-conditions",
                    "条件最多63项",
                    "at most 63 conditions",
                    "合并几项条件 / join some");
        }
        if (yaml.get("components") instanceof Yaml components) {
            for (Yaml entry : components.items()) {
                Rule rule = role(entry, names, programme, Type.money(0), ofMember);
                if (rule != null) {
                    programme.components().add(rule);
                }
            }
        }
        if (yaml.get("outputs") instanceof Yaml outputs) {
            for (Yaml entry : outputs.items()) {
                Rule rule = role(entry, names, programme, null, ofMember);
                if (rule != null) {
                    programme.outputs().add(rule);
                }
            }
        }
        if (yaml.get("applies") instanceof Yaml applies) {
            programme.applies(role(applies, names, programme, Type.TRUTH, ofMember));
        }
        if (yaml.get("covers") instanceof Yaml covers) {
            if (ofMember) {
                covers.problem(
                        "covers",
                        "按人的项目没有 covers",
                        "a programme of members has no \"covers\"",
                        "unit: household");
            } else {
                programme.covers(role(covers, names, programme, Type.TRUTH, true));
            }
        }
    }

    /** What a programme gives, and the parts of its amount, go together. */
    private static void money(ProgrammeReader.Draft draft) {
        Programme programme = draft.programme();
        boolean parts = !programme.components().isEmpty();
        boolean needs = programme.paid() || programme.kind().money();
        if (needs && !parts) {
            draft.yaml()
                    .problem(
                            "components",
                            "发钱的项目须有 components",
                            "a paid programme needs components",
                            "paid: false");
        } else if (programme.kind().moneyless() && (parts || programme.paid())) {
            draft.yaml()
                    .problem(
                            "components",
                            "不发钱的项目不应有 components",
                            "an unpaid programme has no components",
                            "paid: true");
        }
    }

    /**
     * The rule an entry names, if it is of the right kind.
     *
     * @param type truth or money; null when any will do
     */
    private static @Nullable Rule role(
            Yaml entry, Names names, Programme programme, @Nullable Type type, boolean ofMember) {
        String text = entry.text();
        int dot = text.indexOf('.');
        Object found =
                dot < 0
                        ? names.find(text)
                        : names.find(text.substring(0, dot), text.substring(dot + 1));
        if (!(found instanceof Rule rule)) {
            List<String> known = programme.rules().stream().map(Rule::zh).toList();
            List<String> elsewhere = dot < 0 ? names.elsewhere(text) : List.of();
            entry.problem(
                    "unknown-rule",
                    "没有名为“%s”的规则".formatted(text),
                    "no rule is called \"%s\"".formatted(text),
                    elsewhere.stream()
                            .filter(each -> each.endsWith("." + text))
                            .findFirst()
                            .or(() -> Suggestions.nearest(text, known))
                            .or(() -> elsewhere.stream().findFirst())
                            .orElse(known.isEmpty() ? "rules/*.yaml" : String.join("、", known)));
            return null;
        }
        boolean money =
                rule.type() instanceof Type.Number number && number.kind() == Type.Kind.MONEY;
        boolean fits =
                type == null
                        || (type instanceof Type.Truth ? rule.type() instanceof Type.Truth : money);
        String kind = type == null ? "" : type instanceof Type.Truth ? "是否" : "金额";
        String kindEn = type == null ? "any" : type instanceof Type.Truth ? "yes/no" : "money";
        if (rule.type() instanceof Type.Broken) {
            return null;
        }
        if (!fits || rule.ofMember() != ofMember) {
            entry.problem(
                    "wrong-rule",
                    kind.isEmpty()
                            ? "这里要%s层级的规则".formatted(ofMember ? "成员" : "家庭")
                            : "这里要%s层级、类型为%s的规则".formatted(ofMember ? "成员" : "家庭", kind),
                    "a rule of the %s is needed here, of type: %s"
                            .formatted(ofMember ? "member" : "household", kindEn),
                    "entity: " + (ofMember ? "member" : "household"));
            return null;
        }
        return rule;
    }
}
