package org.huimin.platform.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huimin.engine.policy.Text;

/**
 * What the parameter tables say about where a value comes from, in English too: each wording once
 * in {@code sources.yaml}. A wording that is not there stays as it is.
 */
public final class Sources {
    private final Map<String, String> english = new LinkedHashMap<>();

    Sources(ContentTexts content) {
        ContentTexts.map(ContentTexts.yaml(content.path("sources.yaml")))
                .forEach((zh, en) -> english.put(zh, String.valueOf(en)));
    }

    /** A source or a clause in both languages. */
    public Text of(String written) {
        return new Text(written, english.getOrDefault(written, ""));
    }
}
