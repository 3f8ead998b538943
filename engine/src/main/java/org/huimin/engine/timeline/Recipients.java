package org.huimin.engine.timeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Programme;

/**
 * Who drew an allowance the month before, where its rules ask: a pupil who has come of age goes on
 * drawing what an adult could not begin to draw.
 */
final class Recipients {

    private Recipients() {}

    /** Those of last month whose programme asks and goes on for members. */
    static List<Entitlement> continuing(Collection<Entitlement> lastMonth) {
        return lastMonth.stream()
                .filter(each -> each.state().drawn())
                .filter(each -> each.unit().member() != null)
                .filter(each -> each.unit().programme().timing().continues())
                .toList();
    }

    /** The household with what these draw; a sum of nothing still says that it is drawn. */
    static HouseholdInput counted(HouseholdInput household, Collection<Entitlement> drawing) {
        HouseholdInput counted = household;
        for (Entitlement each : drawing) {
            for (int i = 0; i < household.members().size(); i++) {
                if (household.members().get(i).id().equals(each.unit().member())) {
                    String fact = each.unit().programme().receivedFact();
                    counted = counted.with(i, fact, Math.max(1, each.amountFen()));
                }
            }
        }
        return counted;
    }

    /** Still drawn this month, or not to be told yet. */
    static Predicate<Entitlement> stays(Map<Entitlement.Unit, Outcome> outcomes) {
        return each ->
                outcomes.get(each.unit()) instanceof Outcome.Granted
                        || outcomes.get(each.unit()) instanceof Outcome.NeedsInformation;
    }

    /** Whether two households differ in nothing but what was drawn. */
    static boolean same(HouseholdInput one, HouseholdInput other, Collection<Programme> all) {
        return plain(one, all).equals(plain(other, all));
    }

    private static HouseholdInput plain(HouseholdInput household, Collection<Programme> all) {
        List<HouseholdInput.MemberInput> members =
                household.members().stream().map(each -> plain(each, all)).toList();
        return new HouseholdInput(
                household.place(),
                household.on(),
                household.facts(),
                members,
                household.unlisted(),
                household.figures());
    }

    private static HouseholdInput.MemberInput plain(
            HouseholdInput.MemberInput member, Collection<Programme> all) {
        Map<String, Object> facts = new HashMap<>(member.facts());
        all.stream()
                .filter(each -> each.timing().continues())
                .forEach(each -> facts.remove(each.receivedFact()));
        return new HouseholdInput.MemberInput(member.id(), facts);
    }
}
