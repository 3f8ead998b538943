package org.huimin.engine.cli;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.jspecify.annotations.Nullable;

/** What a person means who types a name: programmes and rules by id, Chinese or English name. */
final class Chosen {

    private Chosen() {}

    static Programme programme(Library library, @Nullable String name) {
        List<String> names = new ArrayList<>();
        for (Programme programme : library.programmes()) {
            List<String> own = programme.called();
            if (name != null && own.contains(name)) {
                return programme;
            }
            names.addAll(own);
        }
        List<String> ids = library.programmes().stream().map(Programme::id).toList();
        if (name == null) {
            throw new UsageException("请写待遇的名称 / name a programme: " + String.join(" | ", ids));
        }
        List<String> near = Suggestions.several(name, names);
        throw new UsageException(
                "没有待遇 %s，是否 / perhaps %s"
                        .formatted(
                                name,
                                near.isEmpty() ? String.join(" ", ids) : String.join("、", near)));
    }

    /** 待遇.规则, or a rule's name or id where only one rule is called so; null when none is. */
    static @Nullable Rule rule(Library library, String name) {
        int dot = name.indexOf('.');
        List<Rule> rules =
                dot > 0
                        ? programme(library, name.substring(0, dot)).rules()
                        : library.programmes().stream()
                                .flatMap(programme -> programme.rules().stream())
                                .toList();
        String own = name.substring(dot + 1);
        List<Rule> found =
                rules.stream()
                        .filter(rule -> own.equals(rule.zh()) || own.equals(rule.id()))
                        .toList();
        if (found.size() > 1) {
            throw new UsageException(
                    "有 %d 条规则叫 %s，请写 待遇.规则：%s / several rules are called so"
                            .formatted(
                                    found.size(),
                                    own,
                                    found.stream()
                                            .map(rule -> rule.programmeId() + "." + rule.zh())
                                            .toList()));
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Names of all rules, for a suggestion. */
    static List<String> ruleNames(Library library) {
        return library.programmes().stream()
                .flatMap(programme -> programme.rules().stream())
                .map(Rule::zh)
                .toList();
    }
}
