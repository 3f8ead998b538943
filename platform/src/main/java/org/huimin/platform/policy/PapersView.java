package org.huimin.platform.policy;

import java.util.List;
import org.huimin.engine.policy.Text;

/**
 * What a programme asks of a citizen and tells one; each list is empty when nobody has written it.
 *
 * @param page headings with their texts, figures of the place filled in; lines are separate lines
 */
public record PapersView(List<Section> page, List<Field> fields, List<Proof> documents) {

    /** A heading and its text. */
    public record Section(Text heading, Text text) {}

    /**
     * A question of the application.
     *
     * @param when whom it concerns; empty when everybody
     */
    public record Field(String fact, Text name, Text ask, Text need, Text when) {}

    /** A document to bring. */
    public record Proof(Text name, Text need, Text when) {}
}
