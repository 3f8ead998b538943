package org.huimin.engine.policy;

import java.util.List;
import java.util.Optional;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of one fact, or of two where one does not suffice, that turns a refusal into
 * a yes, found by deciding again. Facts nobody can change (dates, facts marked {@code fixed}, what
 * is derived) are left alone. Of several changes the one nearest in real life is told: an amount a
 * month counts for a year.
 *
 * @param fact its id
 * @param member id of the member, null for a fact of the household
 * @param from value now, for machines
 * @param to value that suffices
 * @param distance how far: difference for numbers ("43.01"), "" for the rest
 * @param text for the citizen
 * @param second what else has to change; null when this suffices
 */
public record NearestYes(
        String fact,
        Text name,
        @Nullable String member,
        String from,
        String to,
        String distance,
        Text text,
        @Nullable Step second) {

    /** One of two changes, as above. */
    public record Step(
            String fact,
            Text name,
            @Nullable String member,
            String from,
            String to,
            String distance) {}

    /** Empty unless the decision is a refusal that a change of one or two facts can flip. */
    public static Optional<NearestYes> find(
            Library library, HouseholdInput household, ProgrammeDecision decision) {
        if (!(decision.outcome() instanceof Outcome.Refused)) {
            return Optional.empty();
        }
        List<NearestChange> changes = new NearestSearch(library, household, decision).best();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(told(changes, household, decision));
    }

    private static NearestYes told(
            List<NearestChange> changes, HouseholdInput household, ProgrammeDecision decision) {
        Step first = step(changes.getFirst(), household);
        Step second = changes.size() > 1 ? step(changes.get(1), household) : null;
        Text what = change(changes.getFirst(), first);
        if (second != null) {
            Text more = change(changes.get(1), second);
            what =
                    new Text(
                            "%s，并且%s".formatted(what.zh(), more.zh()),
                            "%s and the %s".formatted(what.en(), more.en()));
        }
        Text text =
                new Text(
                        "差一点：若%s，其他不变，即符合%s".formatted(what.zh(), decision.name().zh()),
                        "Nearly there: if the %s, all else unchanged, the conditions of the %s would be met"
                                .formatted(what.en(), decision.name().en()));
        return new NearestYes(
                first.fact(),
                first.name(),
                first.member(),
                first.from(),
                first.to(),
                first.distance(),
                text,
                second);
    }

    private static Step step(NearestChange change, HouseholdInput household) {
        Fact fact = change.fact();
        return new Step(
                fact.id(),
                fact.name(),
                change.member() < 0 ? null : household.members().get(change.member()).id(),
                Values.plain(fact.type(), change.from()),
                Values.plain(fact.type(), change.to()),
                change.type() instanceof Type.Number number
                        ? FixedPoint.plain(Math.abs(change.to() - change.from()), number.scale())
                        : "");
    }

    /** 成员 a 的月工资收入由 … 变为 …（少 …）. */
    private static Text change(NearestChange change, Step step) {
        Fact fact = change.fact();
        Text from = Values.text(fact.type(), change.from());
        Text to = Values.text(fact.type(), change.to());
        Text by = Text.NONE;
        if (change.type() instanceof Type.Number) {
            long difference = change.to() - change.from();
            Text size = Values.text(fact.type(), Math.abs(difference));
            by =
                    new Text(
                            "（%s %s）".formatted(difference > 0 ? "多" : "少", size.zh()),
                            " (%s %s)".formatted(size.en(), difference > 0 ? "more" : "less"));
        }
        return new Text(
                "%s%s由 %s 变为 %s%s"
                        .formatted(
                                step.member() == null ? "" : "成员 " + step.member() + " 的",
                                fact.zh(),
                                from.zh(),
                                to.zh(),
                                by.zh()),
                "%s%s were %s instead of %s%s"
                        .formatted(
                                fact.en(),
                                step.member() == null ? "" : " of member " + step.member(),
                                to.en(),
                                from.en(),
                                by.en()));
    }
}
