package org.huimin.population;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The rolls' rows for what a household is paid: one row a covered person, shares adding up. */
final class Rolls {
    private final YearMonth current;

    Rolls(YearMonth current) {
        this.current = current;
    }

    List<Row> rows(
            Household household,
            List<Verdicts.Grant> grants,
            Dice dice,
            Numbering.Counter counter) {
        var rows = new ArrayList<Row>();
        String account = counter.account();
        for (Verdicts.Grant grant : grants) {
            YearMonth from = current.minusMonths(dice.between(4, 60));
            int count = grant.covered().size();
            long each = grant.amount() / 100 / count * 100;
            long first = grant.amount() - each * (count - 1);
            for (int i = 0; i < count; i++) {
                Person person = household.members.get(grant.covered().get(i));
                rows.add(
                        Row.of(
                                RowKind.ROLL,
                                person.idNumber,
                                grant.programme(),
                                household.head().idNumber,
                                account,
                                i == 0 ? first : each,
                                from,
                                "paying"));
            }
        }
        return rows;
    }
}
