package org.huimin.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.huimin.engine.base.IdentityNumber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentityIssuerTest {
    private static Population population;
    private static final Set<Integer> divisions = new HashSet<>();

    @BeforeAll
    static void generate() {
        population = Samples.undecided("350200", 150_000);
        Divisions.known(Samples.CONTENT.resolve("divisions/historic-codes.csv"), Set.of())
                .forEach(code -> divisions.add(Integer.parseInt(code)));
    }

    @Test
    void everyNumberIsValidUniqueAndSaysTheTruth() {
        var seen = new HashSet<String>();
        int elsewhere = 0;
        for (long index = 0; index < population.households(); index++) {
            for (Person person : population.maker.make(index).members) {
                var reading =
                        IdentityNumber.parse(person.idNumber, Samples.ON, divisions::contains);
                assertThat(reading).as(person.idNumber).isInstanceOf(IdentityNumber.Valid.class);
                var valid = (IdentityNumber.Valid) reading;
                assertThat(valid.birthDate()).isEqualTo(person.birthDate);
                assertThat(valid.sex() == IdentityNumber.Sex.MALE).isEqualTo(person.male);
                assertThat(person.birthDate.until(Samples.ON).getYears()).isEqualTo(person.age);
                assertThat(seen.add(person.idNumber)).as("twice: " + person.idNumber).isTrue();
                elsewhere += valid.division() / 100 == 3502 ? 0 : 1;
            }
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(150_000);
        assertThat(elsewhere).isBetween(5_000, 40_000);
    }

    @Test
    void oldWaysOfWritingConvertToTheSameNumber() {
        int fifteen = 0;
        int lower = 0;
        for (long index = 0; index < 20_000; index++) {
            var settled = population.settled(index);
            var own = new HashSet<String>();
            settled.household().members.forEach(person -> own.add(person.idNumber));
            for (Row row : population.delivered(settled)) {
                var reading = IdentityNumber.parse(row.idNumber(), Samples.ON, divisions::contains);
                assertThat(reading).as(row.idNumber()).isInstanceOf(IdentityNumber.Valid.class);
                assertThat(own).contains(((IdentityNumber.Valid) reading).number());
                fifteen += row.idNumber().length() == 15 ? 1 : 0;
                lower += row.idNumber().endsWith("x") ? 1 : 0;
            }
        }
        assertThat(fifteen).isPositive();
        assertThat(lower).isPositive();
    }
}
