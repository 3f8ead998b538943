package org.huimin.engine.paper;

import java.util.List;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Text;

/**
 * What an application for a programme asks: each field feeds one fact, each document proves some.
 *
 * @param programme id
 */
public record Form(String programme, List<Field> fields, List<Proof> documents) {

    public Form {
        fields = List.copyOf(fields);
        documents = List.copyOf(documents);
    }

    /**
     * One question.
     *
     * @param ask the question as the applicant reads it
     * @param when whom it concerns; empty when everybody
     */
    public record Field(Fact fact, Text ask, Need need, Text when) {}

    /** One document, and whom it concerns. */
    public record Proof(Document document, Need need, Text when) {}

    /** A kind of document, the same for all programmes. */
    public record Document(String id, Text name) {}
}
