package org.huimin.population;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the departments would hold about a household if they made no mistakes. */
final class DepartmentRows {
    private final LocalDate on;
    private final List<YearMonth> months;
    private final Numbering numbering;
    private final String salaryItem;
    private final String[] employers;
    private final String[] trades;
    private final AssetRows assets;
    private final double wageCoverage = 0.05;

    DepartmentRows(Settings scenario, LocalDate on) {
        this.on = on;
        int count = scenario.whole("months");
        YearMonth last = YearMonth.from(on).minusMonths(1);
        months = IntStream.range(0, count).mapToObj(i -> last.minusMonths(count - 1 - i)).toList();
        numbering = new Numbering(scenario);
        salaryItem = scenario.text("salaryItem");
        employers = scenario.texts("employers").toArray(String[]::new);
        trades = scenario.texts("trades").toArray(String[]::new);
        assets = new AssetRows(scenario, on);
    }

    List<YearMonth> months() {
        return months;
    }

    Numbering.Counter counter(Household household, int block) {
        return numbering.new Counter(household, block);
    }

    /** All rows but the benefit rolls. */
    List<Row> of(Household household, Economy economy, Dice dice, Numbering.Counter counter) {
        var rows = new ArrayList<Row>(24);
        boolean watched = household.targetIncome < 2 * economy.line();
        for (Person person : household.members) {
            register(household, person, dice, rows);
            earnings(person, watched, dice, counter, rows);
            pensions(person, rows, counter);
            assets.add(household, person, dice, counter, rows);
            care(person, dice, counter, rows);
        }
        return rows;
    }

    private void register(Household household, Person person, Dice dice, List<Row> rows) {
        String phone =
                person.age >= 14
                        ? Numbering.digits("1" + dice.between(3, 9), 9, dice.below(1 << 29))
                        : null;
        String address =
                household.village.name()
                        + (household.index % 12 + 1)
                        + "组"
                        + (Dice.mix(household.index) >>> 56)
                        + "号";
        rows.add(
                Row.of(
                        RowKind.REGISTRATION,
                        person.idNumber,
                        person.name,
                        person.male ? "1" : "2",
                        person.birthDate,
                        household.number,
                        person.relation,
                        household.village.code(),
                        address,
                        household.urban() ? "urban" : "rural",
                        person.marital,
                        phone,
                        "normal",
                        person.birthDate.plusDays(20 + dice.below(Math.max(1, person.age * 300)))));
    }

    private void earnings(
            Person person, boolean watched, Dice dice, Numbering.Counter counter, List<Row> rows) {
        if (person.wage == 0) {
            return;
        }
        boolean formal = person.work == Person.Work.FORMAL;
        String employer = dice.of(employers) + dice.of(trades);
        // Wage supervision covers part of the firms, but all casual work on sites and farms; who
        // has no tax record has a wage row, so that no income is lost.
        boolean wages = !formal || watched || dice.chance(wageCoverage);
        for (YearMonth month : months) {
            boolean gone = person.leftJob && !month.equals(months.getFirst());
            if (gone || !paidIn(person, month)) {
                continue;
            }
            if (wages) {
                rows.add(Row.of(RowKind.WAGE, person.idNumber, employer, month, person.wage));
            }
            if (formal) {
                long base = Math.clamp(person.wage, 4_000_00L, 25_000_00L);
                if (!month.equals(months.getLast())) {
                    // Contributions are booked a month late.
                    rows.add(
                            Row.of(
                                    RowKind.CONTRIBUTION,
                                    person.idNumber,
                                    employer,
                                    "employee-pension",
                                    base,
                                    month));
                }
                rows.add(
                        Row.of(
                                RowKind.DECLARATION,
                                person.idNumber,
                                employer,
                                salaryItem,
                                month,
                                person.wage,
                                counter.serial("D")));
            }
        }
    }

    private static boolean paidIn(Person person, YearMonth month) {
        LocalDate died = person.diedOn;
        return died == null || !month.isAfter(YearMonth.from(died));
    }

    private void pensions(Person person, List<Row> rows, Numbering.Counter counter) {
        if (person.seenIncome() == person.wage) {
            return;
        }
        String account = counter.account();
        for (YearMonth month : months) {
            if (paidIn(person, month)) {
                pension(person, "employee", person.employeePension, month, account, rows);
                pension(person, "resident", person.residentPension, month, account, rows);
                pension(person, "resident-account", person.accountPension, month, account, rows);
                pension(person, "survivor", person.survivorBenefit, month, account, rows);
                pension(person, "unemployment", person.unemploymentBenefit, month, account, rows);
            }
        }
    }

    private static void pension(
            Person person,
            String kind,
            long amount,
            YearMonth month,
            String account,
            List<Row> rows) {
        if (amount > 0) {
            rows.add(Row.of(RowKind.PENSION, person.idNumber, kind, month, amount, account));
        }
    }

    /** Nobody is treated or certified before birth: half-way through life then. */
    private LocalDate inLife(Person person, LocalDate drawn) {
        long lived = ChronoUnit.DAYS.between(person.birthDate, on);
        return drawn.isBefore(person.birthDate) ? person.birthDate.plusDays(lived / 2) : drawn;
    }

    private void care(Person person, Dice dice, Numbering.Counter counter, List<Row> rows) {
        String id = person.idNumber;
        if (person.medicalSelfPay > 0) {
            long total = Math.round(person.medicalSelfPay * dice.between(2.2, 3.5));
            rows.add(
                    Row.of(
                            RowKind.SETTLEMENT,
                            id,
                            counter.serial("S"),
                            inLife(person, on.minusDays(dice.between(31, 300))),
                            total,
                            total - person.medicalSelfPay,
                            person.medicalSelfPay,
                            person.majorDisease,
                            false));
        }
        if (person.disabled()) {
            LocalDate issued = inLife(person, on.minusDays(dice.between(100, 3300)));
            rows.add(
                    Row.of(
                            RowKind.CERTIFICATE,
                            id,
                            id + person.disabilityCategory + person.disabilityLevel,
                            person.disabilityCategory,
                            person.disabilityLevel,
                            issued,
                            issued.plusYears(10),
                            person.certificateCancelled ? "cancelled" : "valid"));
        }
        if (!person.stage.isEmpty()) {
            rows.add(
                    Row.of(
                            RowKind.ENROLMENT,
                            id,
                            dice.of(employers) + schoolOf(person.stage),
                            person.stage,
                            true,
                            "enrolled",
                            term()));
        }
        LocalDate died = person.diedOn;
        if (died != null) {
            rows.add(Row.of(RowKind.DEATH, id, died, dice.chance(0.6) ? "health" : "funeral"));
        }
        if (!person.obligorState.isEmpty()) {
            rows.add(Row.of(RowKind.OBLIGOR, id, person.obligorState));
        }
        if (!person.selfCare.isEmpty()) {
            LocalDate assessed = on.minusDays(dice.between(40, 700));
            rows.add(Row.of(RowKind.ASSESSMENT, id, person.selfCare, assessed));
        }
        LocalDate imprisoned = person.imprisonedSince;
        if (imprisoned != null) {
            rows.add(Row.of(RowKind.CUSTODY, id, imprisoned, null));
        }
    }

    private String term() {
        int year = on.getMonthValue() >= 9 ? on.getYear() : on.getYear() - 1;
        return year + "-" + (year + 1) + "-1";
    }

    private static String schoolOf(String stage) {
        return switch (stage) {
            case "kindergarten" -> "幼儿园";
            case "primary" -> "小学";
            case "junior" -> "初级中学";
            case "senior" -> "中学";
            case "secondary-vocational" -> "职业技术学校";
            case "junior-college" -> "职业技术学院";
            default -> "大学";
        };
    }
}
