package org.huimin.engine.oracle;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huimin.engine.policy.HouseholdInput;
import org.jspecify.annotations.Nullable;

/**
 * A household with numbers and answers under Chinese names; null is what nobody knows.
 *
 * @param own of the household
 * @param members of each member
 */
record Household(Map<String, @Nullable Object> own, List<Map<String, @Nullable Object>> members) {

    static final LocalDate ON = LocalDate.of(2026, 3, 1);

    /** The ids of the names. */
    static final Map<String, String> IDS =
            Map.of("户数", "h", "户真", "k", "甲", "a", "乙", "b", "真", "t", "实", "s");

    static Household random(SplittableRandom random, boolean unknowns) {
        Map<String, @Nullable Object> own = new HashMap<>();
        own.put("户数", number(random, unknowns));
        own.put("户真", truth(random, unknowns));
        List<Map<String, @Nullable Object>> members = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Map<String, @Nullable Object> member = new HashMap<>();
            member.put("甲", number(random, unknowns));
            member.put("乙", number(random, unknowns));
            member.put("真", truth(random, unknowns));
            member.put("实", truth(random, unknowns));
            members.add(member);
        }
        return new Household(own, members);
    }

    private static @Nullable Object number(SplittableRandom random, boolean unknowns) {
        return unknowns && random.nextInt(4) == 0 ? null : BigDecimal.valueOf(random.nextInt(9));
    }

    private static @Nullable Object truth(SplittableRandom random, boolean unknowns) {
        return unknowns && random.nextInt(4) == 0 ? null : random.nextBoolean();
    }

    /** As FEEL engines take it. */
    Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new HashMap<>(own);
        variables.put("家庭成员", members);
        return variables;
    }

    /** The same with every unknown filled in. */
    Household completed(SplittableRandom random) {
        return new Household(
                filled(own, random), members.stream().map(each -> filled(each, random)).toList());
    }

    private static Map<String, @Nullable Object> filled(
            Map<String, @Nullable Object> facts, SplittableRandom random) {
        Map<String, @Nullable Object> filled = new HashMap<>(facts);
        facts.forEach((name, value) -> {
            if (value == null) {
                boolean number = !"真实户真".contains(name);
                filled.put(name, number ? number(random, false) : truth(random, false));
            }
        });
        return filled;
    }

    /** As the policy engine takes it. */
    HouseholdInput input() {
        List<HouseholdInput.MemberInput> people = new ArrayList<>();
        for (Map<String, @Nullable Object> member : members) {
            people.add(
                    new HouseholdInput.MemberInput(
                            Integer.toString(people.size() + 1), given(member)));
        }
        return new HouseholdInput(0, ON, given(own), people, HouseholdInput.Unlisted.POLICY);
    }

    private static Map<String, Object> given(Map<String, @Nullable Object> facts) {
        Map<String, Object> given = new HashMap<>();
        facts.forEach((name, value) -> {
            String id = IDS.getOrDefault(name, name);
            if (value instanceof BigDecimal number) {
                given.put(id, number.longValueExact());
            } else if (value != null) {
                given.put(id, value);
            }
        });
        return given;
    }
}
