package org.huimin.population;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that must not be accepted: a corrupted copy next to the good row, so that no fact is lost.
 * One fault each: bad check digit, impossible date, missing required cell, unknown code.
 */
final class Spoilage {
    /** The bad row and what the quarantine should say about it. */
    record Spoiled(Row row, String column, String reason) {}

    private Spoilage() {}

    static Spoiled spoil(Row row, DatasetFile file, Dice dice) {
        var choices = new ArrayList<DatasetFile.Column>();
        for (DatasetFile.Column column : file.columns()) {
            Object value = column.at() < 0 ? null : row.values()[column.at()];
            boolean breakable =
                    column.required()
                            || value instanceof LocalDate
                            || value instanceof YearMonth
                            || !column.words().isEmpty();
            if (breakable && value != null) {
                choices.add(column);
            }
        }
        DatasetFile.Column column = choices.get(dice.below(choices.size()));
        Object value = row.values()[column.at()];
        if (column.id().equals("idNumber") && dice.chance(0.8)) {
            return new Spoiled(
                    row.with("idNumber", otherCheckDigit(row.idNumber())),
                    column.heading(),
                    "check-digit");
        }
        if (value instanceof LocalDate date) {
            return new Spoiled(
                    row.with(column.id(), date.getYear() + "-02-30"), column.heading(), "date");
        }
        if (value instanceof YearMonth month) {
            return new Spoiled(
                    row.with(column.id(), month.getYear() + "-13"), column.heading(), "month");
        }
        if (!column.words().isEmpty() && (!column.required() || dice.chance(0.5))) {
            return new Spoiled(
                    row.with(column.id(), "不详" + dice.between(1, 9)),
                    column.heading(),
                    "unknown-code");
        }
        return new Spoiled(row.with(column.id(), null), column.heading(), "missing");
    }

    private static String otherCheckDigit(String id) {
        char last = id.charAt(id.length() - 1);
        char other = last == 'X' || last == 'x' ? '0' : last == '9' ? '0' : (char) (last + 1);
        // A 15-digit number has no check digit; a letter in it is just as wrong.
        return id.substring(0, id.length() - 1) + (id.length() == 15 ? 'A' : other);
    }

    static List<String> reasons() {
        return List.of("check-digit", "date", "month", "unknown-code", "missing");
    }
}
