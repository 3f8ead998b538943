package org.huimin.platform.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.Text;
import org.huimin.platform.policy.ProgrammeView.Question;
import org.huimin.platform.policy.ProgrammeView.RuleView;
import org.huimin.platform.policy.ProgrammeView.VariantView;

/** A programme's rules in the order of its files, each file a question. */
final class RulePages {
    private final Library library;
    private final ProgrammeTexts texts;
    private final Acts acts;

    RulePages(Library library, ProgrammeTexts texts, Acts acts) {
        this.library = library;
        this.texts = texts;
        this.acts = acts;
    }

    List<Question> questions(Programme programme, PlaceCode at, LocalDate on) {
        List<Question> questions = new ArrayList<>();
        List<Rule> told = new ArrayList<>();
        for (ProgrammeTexts.RuleFile file : texts.ruleFiles(programme.id())) {
            List<Rule> rules =
                    programme.rules().stream()
                            .filter(rule -> file.rules().containsKey(rule.id()))
                            .toList();
            told.addAll(rules);
            questions.add(question(file.name(), file.question(), rules, programme, at, on));
        }
        List<Rule> rest = programme.rules().stream().filter(r -> !told.contains(r)).toList();
        if (!rest.isEmpty()) {
            questions.add(question("", Text.NONE, rest, programme, at, on));
        }
        return questions;
    }

    private Question question(
            String file,
            Text question,
            List<Rule> rules,
            Programme programme,
            PlaceCode at,
            LocalDate on) {
        return new Question(
                file, question, rules.stream().map(rule -> rule(rule, programme, at, on)).toList());
    }

    private RuleView rule(Rule rule, Programme programme, PlaceCode at, LocalDate on) {
        RuleVariant inForce = rule.variant(at, on);
        List<Map<String, Object>> written = texts.written(programme.id(), rule.id());
        List<VariantView> variants = new ArrayList<>();
        for (int i = 0; i < rule.variants().size(); i++) {
            RuleVariant variant = rule.variants().get(i);
            Map<String, Object> raw = i < written.size() ? written.get(i) : Map.of();
            variants.add(variant(variant, raw, variant == inForce));
        }
        return new RuleView(
                rule.id(),
                rule.zh(),
                rule.en(),
                role(rule, programme),
                rule.ofMember() ? "member" : "household",
                TypeView.of(rule.type()),
                variants);
    }

    private static String role(Rule rule, Programme programme) {
        if (rule == programme.applies()) {
            return "applies";
        }
        if (programme.conditions().contains(rule)) {
            return "condition";
        }
        if (rule == programme.covers()) {
            return "covers";
        }
        return programme.components().contains(rule) ? "component" : "step";
    }

    private VariantView variant(RuleVariant variant, Map<String, Object> raw, boolean inForce) {
        return new VariantView(
                variant.from(),
                variant.to(),
                variant.place().text(),
                variant.law(),
                library.cited(variant.law()),
                acts.gist(variant.law()),
                variant.formula(),
                ProgrammeTexts.table(raw),
                ContentTexts.words(raw, "refusal"),
                variant.note(),
                ContentTexts.words(raw, "left-out"),
                inForce);
    }
}
