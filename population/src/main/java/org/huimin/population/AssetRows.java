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
        vehicles(person, dice, counter, rows);
        dwellings(household, person, dice, counter, rows);
        if (person.companyCapital > 0) {
            boolean own = person.work == Person.Work.OWN;
            rows.add(
                    Row.of(
                            RowKind.ENTITY,
                            person.idNumber,
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

    private void vehicles(Person person, Dice dice, Numbering.Counter counter, List<Row> rows) {
        for (int i = 0; i < person.cars; i++) {
            LocalDate since = on.minusDays(dice.between(60, 4000));
            long value = person.carValue / (i + 1);
            String status = dice.chance(0.04) ? "overdue" : "normal";
            rows.add(vehicle(person, counter.plate(), "small-car", value, since, status));
        }
        if (person.motorcycles > 0) {
            LocalDate since = on.minusDays(dice.between(60, 5000));
            long value = 1000_00L * dice.between(1, 6);
            rows.add(vehicle(person, counter.plate(), "motorcycle", value, since, "normal"));
        }
    }

    private static Row vehicle(
            Person person, String plate, String type, long value, LocalDate since, String status) {
        return Row.of(
                RowKind.VEHICLE, person.idNumber, plate, type, "private", value, since, status);
    }

    /** A dwelling held by a couple is one unit with a row for each of them. */
    private void dwellings(
            Household household,
            Person person,
            Dice dice,
            Numbering.Counter counter,
            List<Row> rows) {
        long area =
                (household.urban() ? 3860L : 4680L) * Math.min(4, household.members.size() + 1) / 2;
        for (int share : person.houseShares) {
            boolean joint = share < 100;
            LocalDate since = on.minusDays(dice.between(400, 9000));
            String status = dice.chance(0.15) ? "mortgaged" : "current";
            rows.add(
                    Row.of(
                            RowKind.TITLE,
                            person.idNumber,
                            joint ? counter.jointUnit() : counter.unit(),
                            "residential",
                            joint ? area + 1000 : area + dice.below(3000),
                            share * 100L,
                            joint ? on.minusDays(400 + household.index % 8000) : since,
                            joint ? "current" : status));
        }
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
