package org.huimin.platform.people;

import java.util.Map;
import java.util.UUID;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Text;

/**
 * A household read once: for people to look at and for the engine to decide, from the same facts.
 *
 * @param notes by member and fact where the value comes from
 */
public record HouseholdFacts(
        HouseholdView view, HouseholdInput input, Map<UUID, Map<String, Text>> notes) {}
