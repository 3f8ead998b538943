package org.huimin.engine.reform;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Vocabulary;

/** Whether one population can serve two versions: they must mean the same by what both read. */
final class SharedFacts {

    private SharedFacts() {}

    static void check(Side then, Side now) {
        List<String> differing = new ArrayList<>();
        Vocabulary words = now.library().vocabulary();
        for (String id : then.factsRead()) {
            Fact fact = then.library().vocabulary().fact(id).orElseThrow();
            boolean same =
                    words.fact(id)
                            .map(other ->
                                    other.type().equals(fact.type())
                                            && other.ofMember() == fact.ofMember())
                            .orElse(true);
            if (!same) {
                differing.add(id);
            }
        }
        if (!differing.isEmpty()) {
            throw new IllegalArgumentException(
                    "两个版本里这些事实的类型不同，不能用同一份人口比较：%1$s / these facts have different types in the two versions: %1$s"
                            .formatted(String.join(", ", differing)));
        }
        richer(then, now);
    }

    static Library richer(Side then, Side now) {
        List<String> lacking = lacking(then.library(), now);
        if (lacking.isEmpty()) {
            return then.library();
        }
        if (lacking(now.library(), then).isEmpty()) {
            return now.library();
        }
        throw new IllegalArgumentException(
                "两个版本的词汇表各缺一些事实，不能用同一份人口比较：缺 %1$s / neither vocabulary has all facts: %1$s is missing"
                        .formatted(String.join(", ", lacking)));
    }

    private static List<String> lacking(Library library, Side other) {
        return other.factsRead().stream()
                .filter(id -> library.vocabulary().fact(id).isEmpty())
                .toList();
    }
}
