package org.huimin.engine.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.FactValues;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;
import org.huimin.engine.policy.Vocabulary;

/** A change of a household in words. */
final class ChangeWords {

    private ChangeWords() {}

    static List<Text> of(History.Change change, Vocabulary vocabulary) {
        List<Text> words = new ArrayList<>();
        facts("", change.facts(), change, vocabulary, words);
        change.members()
                .forEach((member, facts) -> facts(member, facts, change, vocabulary, words));
        change.joined()
                .forEach(
                        each -> words.add(dated(change, each.id() + " 加入", each.id() + " joined")));
        change.left().forEach(each -> words.add(dated(change, each + " 离开", each + " left")));
        change.died().forEach(each -> words.add(dated(change, each + " 去世", each + " died")));
        if (change.place() != null) {
            String place = change.place().text();
            words.add(dated(change, "迁往 " + place, "moved to " + place));
        }
        return words;
    }

    private static void facts(
            String member,
            Map<String, Object> facts,
            History.Change change,
            Vocabulary vocabulary,
            List<Text> words) {
        String whose = member.isEmpty() ? "" : member + " ";
        facts.forEach((id, given) -> {
            Fact fact = vocabulary.fact(id).orElseThrow();
            var value = FactValues.of(fact, given);
            Text shown =
                    value.isPresent()
                            ? Values.text(fact.type(), value.getAsLong())
                            : new Text("未知", "unknown");
            words.add(
                    dated(
                            change,
                            "%s%s变为 %s".formatted(whose, fact.zh(), shown.zh()),
                            "%s%s became %s".formatted(whose, fact.en(), shown.en())));
        });
    }

    private static Text dated(History.Change change, String zh, String en) {
        boolean late = !change.learned().equals(change.on());
        return new Text(
                "%s %s%s"
                        .formatted(
                                change.on(), zh, late ? "（%s 得知）".formatted(change.learned()) : ""),
                "%s %s%s"
                        .formatted(
                                change.on(),
                                en,
                                late ? " (learned %s)".formatted(change.learned()) : ""));
    }
}
