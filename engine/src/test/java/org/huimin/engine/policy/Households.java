package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Seeded households near the specimens' limits, everything they ask known. */
final class Households {

    static final LocalDate ON = LocalDate.of(2026, 3, 1);

    private static final long[] PLACES = {
        500_103_001_001L, 350_213_001_001L, 350_203_000_000L, 110_101_001_001L
    };

    private Households() {}

    static HouseholdInput random(SplittableRandom random) {
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        int size = 1 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("birthDate", ON.minusDays(random.nextInt(36_000)));
            facts.put("wage", random.nextInt(3) == 0 ? 0L : random.nextLong(200_000));
            facts.put("employeePension", random.nextInt(3) > 0 ? 0L : random.nextLong(150_000));
            facts.put("deposits", random.nextLong(3_000_000));
            facts.put("carCount", random.nextInt(8) == 0 ? 1L : 0L);
            facts.put("houseCount", random.nextInt(5) == 0 ? 150L : 50L);
            facts.put("selfCare", "full");
            facts.put("disabilityLevel", random.nextInt(6) == 0 ? "2" : "0");
            facts.put("deceased", random.nextInt(15) == 0);
            members.add(new HouseholdInput.MemberInput("m" + i, facts));
        }
        return new HouseholdInput(
                PLACES[random.nextInt(PLACES.length)],
                ON,
                Map.of("urbanRural", random.nextBoolean() ? "urban" : "rural"),
                members,
                HouseholdInput.Unlisted.POLICY);
    }
}
