package org.huimin.population;

import java.util.ArrayList;
import java.util.List;

/** The truth about one synthetic household, and where it lives. */
final class Household {
    final long index;
    final Village village;
    final String number;
    final List<Person> members = new ArrayList<>(4);

    /** Income aimed at, fen per person and month. */
    long targetIncome;

    /** Nobody is bound to support the only member, and this has been established. */
    boolean destitute;

    Household(long index, Village village, String number) {
        this.index = index;
        this.village = village;
        this.number = number;
    }

    boolean urban() {
        return village.urban();
    }

    Person head() {
        return members.getFirst();
    }

    Household copy() {
        var copy = new Household(index, village, number);
        copy.targetIncome = targetIncome;
        copy.destitute = destitute;
        for (Person person : members) {
            copy.members.add(person.copy());
        }
        return copy;
    }
}
