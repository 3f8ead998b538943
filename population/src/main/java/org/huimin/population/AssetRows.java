package org.huimin.population;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The rows about what a person owns: vehicles, dwellings, companies, bank balances. */
final class AssetRows {
    private final LocalDate on;
    private final String[] banks;

    AssetRows(Settings scenario, LocalDate on) {
        this.on = on;
        banks = scenario.texts("banks").toArray(String[]::new);
    }

    void add(
            Household household,
            Person person,
            Dice dice,
            Numbering.Counter counter,
            List<Row> rows) {
        String id = person.idNumber;
        for (int i = 0; i < person.cars; i++) {
            LocalDate since = on.minusDays(dice.between(60, 4000));
            long value = person.carValue / (i + 1);
            rows.add(
                    Row.of(
                            RowKind.VEHICLE,
                            id,
                            counter.plate(),
                            "small-car",
                            "private",
                            value,
                            since,
                            dice.chance(0.04) ? "overdue" : "normal"));
        }
        if (person.motorcycles > 0) {
            LocalDate since = on.minusDays(dice.between(60, 5000));
            rows.add(
                    Row.of(
                            RowKind.VEHICLE,
                            id,
                            counter.plate(),
                            "motorcycle",
                            "private",
                            1000_00L * dice.between(1, 6),
                            since,
                            "normal"));
        }
        long area =
                (household.urban() ? 3860L : 4680L) * Math.min(4, household.members.size() + 1) / 2;
        for (int share : person.houseShares) {
            LocalDate since = on.minusDays(dice.between(400, 9000));
            String status = dice.chance(0.15) ? "mortgaged" : "current";
            rows.add(
                    Row.of(
                            RowKind.TITLE,
                            id,
                            counter.unit(),
                            "residential",
                            area + dice.below(3000),
                            share * 100L,
                            since,
                            status));
        }
        if (person.companyCapital > 0) {
            boolean own = person.work == Person.Work.OWN;
            rows.add(
                    Row.of(
                            RowKind.ENTITY,
                            id,
                            counter.credit(!own),
                            own ? "operator" : "shareholder",
                            own ? "sole-trader" : "company",
                            person.companyCapital,
                            "active",
                            (long) person.companyEmployees));
        }
        balance(person, "demand", person.deposits, dice, counter, rows);
        balance(person, "fund", person.funds, dice, counter, rows);
    }

    private void balance(
            Person person,
            String kind,
            long amount,
            Dice dice,
            Numbering.Counter counter,
            List<Row> rows) {
        if (amount > 0) {
            String product = kind.equals("demand") && dice.chance(0.35) ? "time" : kind;
            LocalDate asOf = YearMonth.from(on).minusMonths(1).atEndOfMonth();
            rows.add(
                    Row.of(
                            RowKind.BALANCE,
                            person.idNumber,
                            dice.of(banks),
                            counter.account(),
                            product,
                            amount,
                            asOf));
        }
    }
}
