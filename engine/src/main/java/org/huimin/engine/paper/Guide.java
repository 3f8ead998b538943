package org.huimin.engine.paper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Text;

/**
 * The page a citizen reads about a programme.
 *
 * @param sections in reading order; their texts may have {@code {参数}}, filled in by {@link
 *     GuidePage}
 * @param plain rules in plain words by id, as the page to be signed puts them; with {@code {参数}}
 *     too
 */
public record Guide(String programme, List<Section> sections, Map<String, Text> plain) {

    public Guide {
        sections = List.copyOf(sections);
        plain = Collections.unmodifiableMap(new LinkedHashMap<>(plain));
    }

    /** A heading with its text. */
    public record Section(Part part, Text text) {}

    /** What a citizen asks. */
    public enum Part {
        WHO("who", new Text("谁可以领", "Who can get it")),
        GETS("gets", new Text("能得到什么", "What you get")),
        APPLY("apply", new Text("怎么办", "How to apply")),
        TAKES("takes", new Text("要多久", "How long it takes")),
        AFTER("after", new Text("领了以后", "Afterwards")),
        REFUSED("refused", new Text("没有通过怎么办", "If you are refused"));

        private final String key;
        private final Text heading;

        Part(String key, Text heading) {
            this.key = key;
            this.heading = heading;
        }

        String key() {
            return key;
        }

        /** The question as a heading. */
        public Text heading() {
            return heading;
        }
    }
}
