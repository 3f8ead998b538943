package org.huimin.population;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The real world's faults (domain reference §4.2), added to a household's rows so that a careful
 * reader of the datasets' rules still finds the same facts: a sold car keeps its row but says so, a
 * back-payment is one month's lump, a correction bears the number of what it corrects.
 */
final class Faults {
    private final Settings rates;
    private final LocalDate on;
    private final YearMonth lastMonth;
    private final Names names;
    private final double deathNotCancelled;
    private final double sold;
    private final double backPay;
    private final double nameDiffers;
    private final double expired;
    private final double duplicate;
    private final double reversed;
    private final double corrected;
    private final double zombie;
    private final double cooperative;
    private final double nominal;
    private final double demolished;
    private final double transit;
    private final double labourFee;
    private final double dropped;
    private final double fifteen;
    private final double lowerX;

    Faults(Settings scenario, LocalDate on, Names names) {
        rates = scenario.at("faults");
        this.on = on;
        this.names = names;
        lastMonth = YearMonth.from(on).minusMonths(1);
        deathNotCancelled = rates.number("deathNotCancelled");
        sold = rates.number("soldVehicle");
        backPay = rates.number("pensionBackPay");
        nameDiffers = rates.number("nameDiffers");
        expired = rates.number("expiredCertificate");
        duplicate = rates.number("duplicateCertificate");
        reversed = rates.number("reversedSettlement");
        corrected = rates.number("correctedDeclaration");
        zombie = rates.number("zombieEntity");
        cooperative = rates.number("cooperativeMember");
        nominal = rates.number("nominalSupervisor");
        demolished = rates.number("demolishedHouse");
        transit = rates.number("loanTransit");
        labourFee = rates.number("labourFee");
        dropped = rates.number("droppedOut");
        fifteen = rates.number("oldFifteenDigits");
        lowerX = rates.number("lowerCaseX");
    }

    /** Rows as they are delivered, in the order of {@code clean}. */
    List<Row> spoil(Household household, List<Row> clean, Dice dice, Numbering.Counter counter) {
        var rows = new ArrayList<Row>(clean.size() + 4);
        for (Row row : clean) {
            switch (row.kind()) {
                case REGISTRATION -> rows.add(registration(household, row, dice));
                case PENSION -> rows.add(pension(row, dice));
                case DECLARATION -> declaration(row, dice, rows);
                case CERTIFICATE -> certificate(row, dice, rows);
                case SETTLEMENT -> settlement(row, dice, counter, rows);
                case VEHICLE, TITLE, ENTITY -> rows.add(oldNumber(row, dice));
                case CONTRIBUTION,
                        WAGE,
                        BALANCE,
                        ENROLMENT,
                        DEATH,
                        ROLL,
                        OBLIGOR,
                        ASSESSMENT,
                        CUSTODY ->
                        rows.add(row);
            }
        }
        for (Person person : household.members) {
            if (person.age >= 20) {
                leftovers(household, person, dice, counter, rows);
            } else if (person.age >= 16 && person.stage.isEmpty() && dice.chance(dropped * 20)) {
                rows.add(
                        Row.of(
                                RowKind.ENROLMENT,
                                person.idNumber,
                                "职业技术学校",
                                "secondary-vocational",
                                true,
                                "dropped",
                                (on.getYear() - 1) + "-" + on.getYear() + "-2"));
            }
        }
        return rows;
    }

    private Row registration(Household household, Row row, Dice dice) {
        Row result = row;
        for (Person person : household.members) {
            if (person.idNumber.equals(row.idNumber())
                    && person.diedOn != null
                    && !person.deathUnreported
                    && !dice.chance(deathNotCancelled)) {
                result = result.with("status", "cancelled");
            }
        }
        if (dice.chance(nameDiffers)) {
            result =
                    result.with("name", names.otherSpelling(String.valueOf(row.get("name")), dice));
        }
        return result;
    }

    /** Back-pay of four to eight months in one of three delivered months; the median resists it. */
    private Row pension(Row row, Dice dice) {
        if (row.get("month") instanceof YearMonth month
                && month.equals(lastMonth)
                && row.get("amount") instanceof Long amount
                && "employee".equals(row.get("kind"))
                && dice.chance(backPay)) {
            return row.with("amount", amount * dice.between(4, 8));
        }
        return row;
    }

    private void declaration(Row row, Dice dice, List<Row> rows) {
        if (row.get("amount") instanceof Long amount && dice.chance(corrected)) {
            // The wrong version comes first; the correction under the same number in a later file.
            rows.add(row.with("amount", amount * 2));
            rows.add(row.later());
        } else {
            rows.add(row);
        }
    }

    private void certificate(Row row, Dice dice, List<Row> rows) {
        boolean old = dice.chance(expired);
        if ((old || dice.chance(duplicate)) && row.get("issuedOn") instanceof LocalDate issued) {
            LocalDate born =
                    LocalDate.parse(
                            row.idNumber().substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
            LocalDate before = issued.minusYears(10);
            Row earlier =
                    row.with("certificateNo", row.get("certificateNo") + "B1")
                            .with("level", "1".equals(row.get("level")) ? "2" : "1")
                            .with("issuedOn", before.isBefore(born) ? born : before)
                            .with("expiresOn", issued.minusDays(1));
            // An expired certificate that still says valid must be found out by its date.
            rows.add(old ? earlier : earlier.with("status", "replaced"));
        }
        rows.add(row);
    }

    private void settlement(Row row, Dice dice, Numbering.Counter counter, List<Row> rows) {
        if (dice.chance(reversed)) {
            rows.add(row.with("settlementNo", counter.serial("S")).with("reversed", true));
        }
        rows.add(row);
    }

    /** A number as an old system wrote it: 15 digits, or a lower-case x. */
    private Row oldNumber(Row row, Dice dice) {
        String id = row.idNumber();
        if (dice.chance(fifteen)
                && id.startsWith("19", 6)
                && id.substring(14, 17).compareTo("996") < 0) {
            return row.with("idNumber", id.substring(0, 6) + id.substring(8, 17));
        }
        return id.endsWith("X") && dice.chance(lowerX)
                ? row.with("idNumber", id.substring(0, 17) + "x")
                : row;
    }

    private void leftovers(
            Household household,
            Person person,
            Dice dice,
            Numbering.Counter counter,
            List<Row> rows) {
        String id = person.idNumber;
        if (dice.chance(sold * 0.5)) {
            double draw = dice.unit();
            String status = draw < 0.5 ? "transferred" : draw < 0.8 ? "scrapped" : "cancelled";
            LocalDate since = on.minusDays(dice.between(2000, 6000));
            rows.add(
                    Row.of(
                            RowKind.VEHICLE,
                            id,
                            counter.plate(),
                            "small-car",
                            "private",
                            1000_00L * dice.between(5, 60),
                            since,
                            status));
        }
        if (dice.chance(zombie)) {
            rows.add(
                    entity(
                            id,
                            counter.credit(true),
                            "legal-representative",
                            "company",
                            dice.chance(0.6) ? "revoked" : "cancelled",
                            dice));
        }
        if (!household.urban() && dice.chance(cooperative)) {
            rows.add(entity(id, counter.credit(true), "member", "cooperative", "active", dice));
        }
        if (dice.chance(nominal)) {
            rows.add(entity(id, counter.credit(true), "officer", "company", "active", dice));
        }
        if (dice.chance(demolished)) {
            LocalDate since = on.minusDays(dice.between(3000, 9000));
            rows.add(
                    Row.of(
                            RowKind.TITLE,
                            id,
                            counter.unit(),
                            "residential",
                            8000L + dice.below(6000),
                            10_000L,
                            since,
                            "cancelled"));
        }
        if (dice.chance(transit)) {
            rows.add(
                    Row.of(
                            RowKind.BALANCE,
                            id,
                            "农村信用社",
                            counter.account(),
                            "loan-transit",
                            10_000_00L * dice.between(3, 20),
                            lastMonth.atEndOfMonth()));
        }
        if (dice.chance(labourFee)) {
            rows.add(
                    Row.of(
                            RowKind.DECLARATION,
                            id,
                            "文化传播有限公司",
                            "labour-fee",
                            lastMonth,
                            100_00L * dice.between(8, 60),
                            counter.serial("D")));
        }
    }

    private static Row entity(
            String id, String credit, String role, String kind, String status, Dice dice) {
        return Row.of(
                RowKind.ENTITY,
                id,
                credit,
                role,
                kind,
                10_000_00L * dice.between(1, 100),
                status,
                0L);
    }
}
