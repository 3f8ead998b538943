package org.huimin.platform.policy;

import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/** A programme as a civil servant reads it: one page, and the parts it is made of. */
public record ProgrammeView(
        Head head,
        Text readme,
        List<Question> questions,
        List<Name> names,
        List<ParameterView> parameters,
        List<FactView> facts,
        List<Link> refersTo,
        List<Link> readBy,
        List<ActView> acts,
        String library) {

    /**
     * What a list shows of a programme.
     *
     * @param unit household or member
     * @param kind what it gives, for people
     * @param law the reference, {@code act@version art.9}
     * @param clause the same as people cite it
     */
    public record Head(
            String id,
            String zh,
            String en,
            String shortName,
            String unit,
            int order,
            boolean paid,
            Text kind,
            String law,
            Text clause,
            int rules,
            int cases,
            Figures parameters) {}

    /**
     * How a place stands with a programme's parameters on a day.
     *
     * @param missing without a value for the place
     * @param unverified in force, but nobody has compared the value with its document
     * @param local set by the place itself or below the province
     * @param newest the latest day one of them changed
     */
    public record Figures(
            int all, int missing, int unverified, int local, @Nullable LocalDate newest) {}

    /** A file of rules that answer one question. */
    public record Question(String file, Text question, List<RuleView> rules) {}

    /**
     * @param role applies, condition, covers, component, or step for what these are made of
     * @param entity member or household
     */
    public record RuleView(
            String id,
            String zh,
            String en,
            String role,
            String entity,
            TypeView type,
            List<VariantView> variants) {}

    /**
     * A rule as it stands from a day to a day in a place.
     *
     * @param place 12 digits; 000000000000 = everywhere
     * @param clause as people cite it; "" = the programme's act as a whole
     * @param gist what the clause says, in our words; empty when it is not on file
     * @param refusal what is said when it is not met, with names in braces
     * @param inForce on the day and at the place asked for
     */
    public record VariantView(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String place,
            String law,
            Text clause,
            Text gist,
            String formula,
            @Nullable TableView table,
            Text refusal,
            Text note,
            Text leftOut,
            boolean inForce) {}

    /**
     * A decision table as its author wrote it.
     *
     * @param hitPolicy U, F or C+
     * @param columns conditions, then results
     * @param conditions how many of the columns are conditions
     * @param rows each with its label first
     */
    public record TableView(
            String hitPolicy, List<String> columns, int conditions, List<List<String>> rows) {}

    /**
     * A name used in a formula.
     *
     * @param text as it stands in formulas
     * @param kind fact, rule, parameter or result; code for a value that formulas quote
     * @param programme owner of a rule, parameter or result; "" for a fact
     * @param type for people, in Chinese; {@code typeEn} in English
     */
    public record Name(
            String text,
            String kind,
            String id,
            String zh,
            String en,
            String programme,
            String type,
            String typeEn) {}

    /**
     * A fact and who reads it.
     *
     * @param absent what leaving it out means: none or unknown
     * @param formula of a derived fact; "" otherwise
     * @param formulaEn the same with English names
     * @param group id of the heading it is asked under
     * @param readBy ids of programmes
     */
    public record FactView(
            String id,
            String zh,
            String en,
            String entity,
            TypeView type,
            String absent,
            boolean sensitive,
            String formula,
            String formulaEn,
            String group,
            List<String> readBy) {}

    /** Another programme this one names or is named by. */
    public record Link(String id, String zh, String en) {}

    /** An act with those of its articles the programme rests on. */
    public record ActView(
            String id,
            String zh,
            String en,
            Text issuer,
            String number,
            String version,
            Text note,
            List<Article> articles) {}

    /** An article in our words; gist empty when it is not on file. */
    public record Article(String number, Text gist) {}
}
