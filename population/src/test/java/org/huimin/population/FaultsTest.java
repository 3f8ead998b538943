package org.huimin.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Faults change how rows look, not what a careful reader concludes. */
class FaultsTest {

    @Test
    void factsSurviveTheFaults() {
        Population population = Samples.undecided("350213", 40_000);
        var seen = new HashMap<String, Integer>();
        for (long index = 0; index < population.households(); index++) {
            var settled = population.settled(index);
            Household household = settled.household();
            var clean = population.facts(household, settled.rows());
            var rows = population.delivered(settled);
            var spoilt = population.facts(household, rows);
            var active = new HashSet<String>();
            spoilt.members().forEach(member -> active.add(member.idNumber()));
            // A cancelled registration takes the dead person out; everything else stays the same.
            for (Person person : household.members) {
                assertThat(active.contains(person.idNumber) || !person.alive()).isTrue();
            }
            assertThat(spoilt.members())
                    .isEqualTo(
                            clean.members().stream()
                                    .filter(member -> active.contains(member.idNumber()))
                                    .toList());
            for (Row row : rows) {
                String what = row.kind() + " " + row.values()[row.values().length - 1];
                seen.merge(what, 1, Integer::sum);
            }
        }
        assertThat(seen)
                .containsKeys(
                        "VEHICLE transferred",
                        "TITLE cancelled",
                        "CERTIFICATE replaced",
                        "SETTLEMENT true");
    }

    /** The platform's row checks refuse what is dated before a person was born. */
    @Test
    void nobodyIsTreatedOrCertifiedBeforeBirth() {
        Population population = Samples.undecided("350213", 40_000);
        int infants = 0;
        for (long index = 0; index < population.households(); index++) {
            var settled = population.settled(index);
            for (Row row : population.delivered(settled)) {
                String column =
                        switch (row.kind()) {
                            case SETTLEMENT -> "admittedOn";
                            case CERTIFICATE -> "issuedOn";
                            default -> "";
                        };
                if (!column.isEmpty() && row.get(column) instanceof LocalDate dated) {
                    Person person =
                            settled.household().members.stream()
                                    .filter(each -> each.idNumber.equals(row.idNumber()))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(dated).as("%s", row).isAfterOrEqualTo(person.birthDate);
                    infants += person.age == 0 ? 1 : 0;
                }
            }
        }
        assertThat(infants).isGreaterThan(10);
    }

    @Test
    void aCoupleHoldsOneDwellingInTwoRows() {
        Population population = Samples.undecided("350213", 20_000);
        int joint = 0;
        for (long index = 0; index < population.households(); index++) {
            var shares = new HashMap<Object, Long>();
            for (Row row : population.settled(index).rows()) {
                if (row.kind() == RowKind.TITLE && row.get("share") instanceof Long share) {
                    shares.merge(String.valueOf(row.get("unitNo")), share, Long::sum);
                    joint += share == 5_000 ? 1 : 0;
                }
            }
            assertThat(shares.values()).allMatch(sum -> sum == 10_000);
        }
        assertThat(joint).isGreaterThan(1_000);
    }
}
