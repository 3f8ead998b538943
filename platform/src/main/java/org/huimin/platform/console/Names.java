package org.huimin.platform.console;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.huimin.platform.people.HouseholdView;
import org.huimin.platform.people.People;
import org.springframework.stereotype.Component;

/**
 * What lists call a household and its members.
 *
 * @param number as the register has it; empty when no register knows it
 * @param members names by person, the head of the household first
 */
record Names(String number, Map<UUID, String> members) {
    static final Names NOBODY = new Names("", Map.of());

    /** Name of the head; empty when nobody has told it. */
    String head() {
        return members.values().stream().findFirst().orElse("");
    }

    /** Finds names for a page or a block of a list. */
    @Component
    static final class Finder {
        private final People people;

        Finder(People people) {
            this.people = people;
        }

        /** Names of those of the households the caller may see. */
        Map<UUID, Names> of(Collection<UUID> households) {
            Map<UUID, Names> names = new HashMap<>();
            for (UUID household : households) {
                if (!names.containsKey(household)) {
                    people.household(household)
                            .ifPresent(view -> names.put(household, names(view)));
                }
            }
            return names;
        }

        private static Names names(HouseholdView view) {
            Map<UUID, String> members = new LinkedHashMap<>();
            view.members().forEach(member -> members.put(member.id(), member.name()));
            return new Names(view.number(), members);
        }
    }
}
