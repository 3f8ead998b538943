package org.huimin.population;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes cells as departments do: ISO dates, yuan with two decimals, 是/否, codes in words. */
final class RowText {
    private final double alternateWord;

    RowText(double alternateWord) {
        this.alternateWord = alternateWord;
    }

    void append(StringBuilder out, DatasetFile.Column column, @Nullable Object value, Dice dice) {
        switch (value) {
            case null -> {}
            case Boolean flag -> out.append(flag ? "是" : "否");
            case LocalDate date -> date(out, date);
            case YearMonth month -> {
                out.append(month.getYear()).append('-');
                two(out, month.getMonthValue());
            }
            case Long number -> number(out, column.type(), number);
            default -> text(out, word(column, value.toString(), dice));
        }
    }

    private String word(DatasetFile.Column column, String value, Dice dice) {
        List<String> words = column.words().get(value);
        if (words == null) {
            return value;
        }
        boolean other = words.size() > 1 && dice.chance(alternateWord);
        return other ? words.get(1 + dice.below(words.size() - 1)) : words.getFirst();
    }

    private static void number(StringBuilder out, String type, long number) {
        if (type.equals("count")) {
            out.append(number);
            return;
        }
        out.append(number / 100).append('.');
        two(out, (int) (number % 100));
    }

    private static void date(StringBuilder out, LocalDate date) {
        out.append(date.getYear()).append('-');
        two(out, date.getMonthValue());
        out.append('-');
        two(out, date.getDayOfMonth());
    }

    private static void two(StringBuilder out, int number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static void text(StringBuilder out, String text) {
        if (text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0) {
            out.append(text);
        } else {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }
}
