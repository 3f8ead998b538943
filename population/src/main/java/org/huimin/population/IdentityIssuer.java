package org.huimin.population;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.engine.base.IdentityNumber;

/**
 * Issues identity numbers that are valid (GB 11643), unique over the whole population and need no
 * memory: birthday and sequence are one slot, computed from the household's position so that no two
 * households share a slot for one age and sex. Natives of the county get sequences 000–799, people
 * born elsewhere 800–999 under the code of another county; some natives carry the code of an
 * abolished division.
 */
final class IdentityIssuer {
    private static final int DAYS = 365;
    private static final int NATIVE_SLOTS = DAYS * 400;
    private static final int ELSEWHERE_SLOTS = DAYS * 100;
    private static final int ORIGINS = 400;

    // Primes that divide neither slot count, so that multiplying by them permutes the slots.
    private static final long STRIDE = 104_729;

    private final LocalDate on;
    private final List<String> origins;
    private final Map<String, String> retired;

    IdentityIssuer(LocalDate on, Divisions divisions, Settings scenario) {
        this.on = on;
        var own = divisions.villages().stream().map(Village::county).collect(Collectors.toSet());
        List<String> others =
                divisions.counties().stream().filter(county -> !own.contains(county)).toList();
        int step = Math.max(1, others.size() / ORIGINS);
        origins =
                java.util.stream.IntStream.range(0, Math.min(ORIGINS, others.size()))
                        .mapToObj(i -> others.get(i * step))
                        .toList();
        retired =
                scenario.entries("retiredDivisions").entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        e -> e.getValue().items("").getFirst().asText()));
    }

    /** Gives every member a birth date and a number. */
    void issue(Household household, long inCounty, Dice dice) {
        for (Person person : household.members) {
            boolean bornHere =
                    inCounty < NATIVE_SLOTS && !dice.chance(person.age < 20 ? 0.03 : 0.12);
            boolean oldCode = dice.chance(0.1) && person.age > 30;
            if (bornHere || origins.isEmpty()) {
                String county = household.village.county();
                String code = oldCode ? retired.getOrDefault(county, county) : county;
                number(person, code, slot(inCounty, person, 0, NATIVE_SLOTS), 0);
            } else {
                long spread = Dice.mix(person.age * 2L + (person.male ? 1 : 0)) >>> 40;
                int origin = (int) ((household.index + spread) % origins.size());
                long turn = household.index / origins.size();
                if (turn >= ELSEWHERE_SLOTS) {
                    throw new IllegalStateException(
                            "人口过多，身份号码不够用 / too many households for unique numbers");
                }
                int slot = slot(turn, person, origin + 1, ELSEWHERE_SLOTS);
                number(person, origins.get(origin), slot, 800);
            }
        }
    }

    /** Different positions get different slots for one age, sex and place of origin. */
    private static int slot(long position, Person person, int origin, int slots) {
        long start = person.age * 2L + (person.male ? 1 : 0) + 1_000L * origin;
        return (int) ((position * STRIDE + (Dice.mix(start) >>> 33)) % slots);
    }

    private void number(Person person, String division, int slot, int firstSequence) {
        LocalDate born = on.minusYears(person.age).minusDays(slot % DAYS);
        int sequence = firstSequence + slot / DAYS * 2 + (person.male ? 1 : 0);
        var body = new StringBuilder(18).append(division);
        int date = born.getYear() * 10_000 + born.getMonthValue() * 100 + born.getDayOfMonth();
        body.append(date);
        body.append((char) ('0' + sequence / 100));
        body.append((char) ('0' + sequence / 10 % 10));
        body.append((char) ('0' + sequence % 10));
        person.birthDate = born;
        person.idNumber = body.append(IdentityNumber.checkDigit(body.toString())).toString();
    }
}
