package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/**
 * The smallest single change of one fact that turns a refusal into a yes, found by deciding again.
 * Facts nobody can change (dates, facts marked {@code fixed}, what is derived) are left alone.
 *
 * @param fact its id
 * @param member id of the member, null for a fact of the household
 * @param from value now, for machines
 * @param to value that suffices
 * @param distance how far: difference for numbers ("43.01"), "" for the rest
 * @param text for the citizen
 */
public record NearestYes(
        String fact,
        Text name,
        @Nullable String member,
        String from,
        String to,
        String distance,
        Text text) {

    /** A change that suffices; cost 0 (nothing) to 1 (everything) makes changes comparable. */
    private record Change(Fact fact, int member, long from, long to, double cost) {}

    /** Empty unless the decision is a refusal that one changeable fact can flip. */
    public static Optional<NearestYes> find(
            Library library, HouseholdInput household, ProgrammeDecision decision) {
        if (!(decision.outcome() instanceof Outcome.Refused)) {
            return Optional.empty();
        }
        Search search = new Search(library, household, decision);
        return search.changes().stream()
                .min(Comparator.comparingDouble(Change::cost))
                .map(change -> told(change, household, decision));
    }

    private static NearestYes told(
            Change change, HouseholdInput household, ProgrammeDecision decision) {
        Fact fact = change.fact();
        String member = change.member() < 0 ? null : household.members().get(change.member()).id();
        Text from = Values.text(fact.type(), change.from());
        Text to = Values.text(fact.type(), change.to());
        String distance = "";
        Text by = Text.NONE;
        if (fact.type() instanceof Type.Number number) {
            long difference = change.to() - change.from();
            distance = FixedPoint.plain(Math.abs(difference), number.scale());
            Text size = Values.text(fact.type(), Math.abs(difference));
            by =
                    new Text(
                            "（%s %s）".formatted(difference > 0 ? "多" : "少", size.zh()),
                            " (%s %s)".formatted(size.en(), difference > 0 ? "more" : "less"));
        }
        Text text =
                new Text(
                        "差一点：若%s%s由 %s 变为 %s%s，其他不变，即符合%s"
                                .formatted(
                                        member == null ? "" : "成员 " + member + " 的",
                                        fact.zh(),
                                        from.zh(),
                                        to.zh(),
                                        by.zh(),
                                        decision.name().zh()),
                        "Nearly there: if the %s%s were %s instead of %s%s, all else unchanged, the conditions of the %s would be met"
                                .formatted(
                                        fact.en(),
                                        member == null ? "" : " of member " + member,
                                        to.en(),
                                        from.en(),
                                        by.en(),
                                        decision.name().en()));
        return new NearestYes(
                fact.id(),
                fact.name(),
                member,
                Values.plain(fact.type(), change.from()),
                Values.plain(fact.type(), change.to()),
                distance,
                text);
    }

    /** Decides again and again with one fact changed. */
    private static final class Search {

        private final Library library;
        private final HouseholdInput household;
        private final Programme programme;
        private final int unit;
        private final Evaluation now;

        Search(Library library, HouseholdInput household, ProgrammeDecision decision) {
            this.library = library;
            this.household = household;
            this.programme = library.programme(decision.programmeId()).orElseThrow();
            this.unit = decision.memberIndex();
            this.now = new Evaluation(library, household);
        }

        List<Change> changes() {
            List<Change> changes = new ArrayList<>();
            for (Evaluation.Read read : readFacts()) {
                if (read.symbol() instanceof Fact fact && read.value().known()) {
                    change(fact, read.member(), read.value().value()).ifPresent(changes::add);
                }
            }
            return changes;
        }

        /** The facts behind the conditions that are false, whose change may matter. */
        private Set<Evaluation.Read> readFacts() {
            Set<Evaluation.Read> facts = new LinkedHashSet<>();
            Set<Evaluation.Read> seen = new LinkedHashSet<>();
            for (Rule condition : programme.conditions()) {
                Value value = now.rule(condition, unit).value();
                if (value.isFalse()) {
                    collect(new Evaluation.Read(condition, unit, value), facts, seen);
                }
            }
            facts.removeIf(
                    read -> read.symbol() instanceof Fact fact && (fact.fixed() || fact.derived()));
            return facts;
        }

        private void collect(
                Evaluation.Read read, Set<Evaluation.Read> facts, Set<Evaluation.Read> seen) {
            if (!seen.add(read)) {
                return;
            }
            switch (read.symbol()) {
                case Fact _ -> facts.add(read);
                case Rule rule ->
                        now.rule(rule, read.member())
                                .reads()
                                .forEach(next -> collect(next, facts, seen));
                case Parameter _ -> {}
                case Result result -> {
                    for (PolicySymbol part : Cycles.rules(result)) {
                        int member = part.ofMember() ? read.member() : Evaluation.HOUSEHOLD;
                        if (part instanceof Rule) {
                            collect(new Evaluation.Read(part, member, Value.FALSE), facts, seen);
                        }
                    }
                }
            }
        }

        private Optional<Change> change(Fact fact, int member, long from) {
            return switch (fact.type()) {
                case Type.Number _ -> number(fact, member, from);
                case Type.Truth _ ->
                        yes(fact, member, 1 - from)
                                ? Optional.of(new Change(fact, member, from, 1 - from, 1))
                                : Optional.empty();
                case Type.Code(CodeList list) -> code(fact, member, from, list);
                case Type.Date _, Type.Month _, Type.Text _, Type.Optional _, Type.Broken _ ->
                        Optional.empty();
            };
        }

        private Optional<Change> code(Fact fact, int member, long from, CodeList list) {
            Change best = null;
            for (int rank = 0; rank < list.codes().size(); rank++) {
                if (rank != from && yes(fact, member, rank)) {
                    double cost = 1 + Math.abs(rank - from) / 100.0;
                    if (best == null || cost < best.cost()) {
                        best = new Change(fact, member, from, rank, cost);
                    }
                }
            }
            return Optional.ofNullable(best);
        }

        private Optional<Change> number(Fact fact, int member, long from) {
            OptionalLong down = from > 0 ? downwards(fact, member, from) : OptionalLong.empty();
            OptionalLong up = upwards(fact, member, from);
            OptionalLong to = down;
            if (up.isPresent()
                    && (down.isEmpty() || up.getAsLong() - from < from - down.getAsLong())) {
                to = up;
            }
            return to.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Change(
                                    fact,
                                    member,
                                    from,
                                    to.getAsLong(),
                                    Math.abs((double) to.getAsLong() - from)
                                            / ((double) Math.abs(from)
                                                    + Math.abs(to.getAsLong())
                                                    + 1)));
        }

        /** The greatest value below that gives a yes, supposing that lower stays yes. */
        private OptionalLong downwards(Fact fact, int member, long from) {
            if (!yes(fact, member, 0)) {
                return OptionalLong.empty();
            }
            long yes = 0;
            long no = from;
            while (no - yes > 1) {
                long middle = yes + (no - yes) / 2;
                if (yes(fact, member, middle)) {
                    yes = middle;
                } else {
                    no = middle;
                }
            }
            return OptionalLong.of(yes);
        }

        /** The smallest value above that gives a yes, up to a hundred million yuan. */
        private OptionalLong upwards(Fact fact, int member, long from) {
            long no = from;
            long yes = from;
            long step = 1;
            while (true) {
                yes = from + step;
                if (yes > 10_000_000_000L) {
                    return OptionalLong.empty();
                }
                if (yes(fact, member, yes)) {
                    break;
                }
                no = yes;
                step *= 4;
            }
            while (yes - no > 1) {
                long middle = no + (yes - no) / 2;
                if (yes(fact, member, middle)) {
                    yes = middle;
                } else {
                    no = middle;
                }
            }
            return OptionalLong.of(yes);
        }

        private boolean yes(Fact fact, int member, long value) {
            Object given = FactValues.object(fact, value);
            HouseholdInput changed =
                    member < 0
                            ? household.with(fact.id(), given)
                            : household.with(member, fact.id(), given);
            try {
                Evaluation then = new Evaluation(library, changed);
                return then.granted(programme, unit).isTrue()
                        && then.amount(programme, unit).known();
            } catch (DecisionFault e) {
                return false;
            }
        }
    }
}
