package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two programmes that are granted together though it is said they cannot be.
 *
 * @param later states the pair
 * @param stated what it states
 * @param member id of a member who would have both; null when it is counted by household
 */
public record Overlap(Programme later, Concurrency stated, @Nullable String member) {

    /**
     * Something granted.
     *
     * @param members ids of the members it covers
     */
    public record Grant(Programme programme, Set<String> members, long amountFen) {}

    /** What a list of outcomes grants. */
    public static List<Grant> grants(
            List<Decider.UnitOutcome> outcomes, List<HouseholdInput.MemberInput> members) {
        List<Grant> grants = new ArrayList<>();
        for (Decider.UnitOutcome each : outcomes) {
            if (each.outcome() instanceof Outcome.Granted granted) {
                Set<String> covered = new HashSet<>();
                granted.coveredMembers().forEach(index -> covered.add(members.get(index).id()));
                grants.add(new Grant(each.programme(), covered, granted.amountFen()));
            }
        }
        return grants;
    }

    /** Every pair of grants that is stated never to come together. */
    public static List<Overlap> among(List<Grant> grants) {
        List<Overlap> overlaps = new ArrayList<>();
        for (Grant grant : grants) {
            for (Grant other : grants) {
                between(grant, other).ifPresent(overlaps::add);
            }
        }
        return overlaps;
    }

    /** Whether two grants may not come together, in the order in which the pair is stated. */
    static Optional<Overlap> between(Grant later, Grant earlier) {
        for (Concurrency stated : later.programme().concurrency()) {
            boolean pair = stated.with().id().equals(earlier.programme().id());
            if (!pair || !forbidden(stated.kind(), later, earlier)) {
                continue;
            }
            if (stated.per() == Programme.Unit.HOUSEHOLD) {
                return Optional.of(new Overlap(later.programme(), stated, null));
            }
            for (String member : later.members()) {
                if (earlier.members().contains(member)) {
                    return Optional.of(new Overlap(later.programme(), stated, member));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether one of them excludes the other, whichever states it. */
    public static boolean excludes(Grant one, Grant other) {
        return between(one, other).isPresent() || between(other, one).isPresent();
    }

    private static boolean forbidden(Concurrency.Kind kind, Grant later, Grant earlier) {
        return switch (kind) {
            case EXCLUSIVE, CHOICE -> true;
            case HIGHER -> later.amountFen() > 0 && earlier.amountFen() > 0;
            case COMPATIBLE -> false;
        };
    }
}
