package org.huimin.platform.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Days and months as people and systems write them: 2026-01-31, 2026/1/31, 2026.1.31, 20260131,
 * 2026年1月31日, with or without a time behind, and the day numbers of spreadsheets.
 */
final class DayText {
    private static final int EARLIEST = 1850;
    private static final int LATEST = 2200;

    /** Day 0 of a spreadsheet, made so that days after February 1900 are right. */
    private static final LocalDate SPREADSHEET_ZERO = LocalDate.of(1899, 12, 30);

    private DayText() {}

    /** The epoch day. */
    static OptionalLong day(String text, boolean numeric) {
        return read(text, numeric, false);
    }

    /** The epoch day of the month's first day; a full date names its month. */
    static OptionalLong month(String text, boolean numeric) {
        return read(text, numeric, true);
    }

    private static OptionalLong read(String text, boolean numeric, boolean month) {
        int[] numbers = new int[3];
        int[] digits = new int[3];
        int count = split(text, numbers, digits);
        if (count < 0) {
            return OptionalLong.empty();
        }
        if (count == 1) {
            return compact(numbers[0], digits[0], numeric, month);
        }
        if (digits[0] != 4 || digits[1] > 2 || digits[2] > 2) {
            return OptionalLong.empty();
        }
        if (count == 2 && numeric && digits[1] == 1 && numbers[1] == 1) {
            // a spreadsheet writes October, 2026.10, as 2026.1 too
            return OptionalLong.empty();
        }
        if (count == 2) {
            return month ? of(numbers[0], numbers[1], 1) : OptionalLong.empty();
        }
        return first(of(numbers[0], numbers[1], numbers[2]), month);
    }

    private static OptionalLong compact(int number, int digits, boolean numeric, boolean month) {
        if (digits == 8) {
            return first(of(number / 10_000, number / 100 % 100, number % 100), month);
        }
        if (digits == 6 && month) {
            return of(number / 100, number % 100, 1);
        }
        if (numeric && digits == 5) {
            LocalDate day = SPREADSHEET_ZERO.plusDays(number);
            return first(of(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), month);
        }
        return OptionalLong.empty();
    }

    private static OptionalLong first(OptionalLong day, boolean month) {
        return month && day.isPresent()
                ? OptionalLong.of(
                        LocalDate.ofEpochDay(day.getAsLong()).withDayOfMonth(1).toEpochDay())
                : day;
    }

    private static OptionalLong of(int year, int month, int day) {
        if (year < EARLIEST || year > LATEST) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(LocalDate.of(year, month, day).toEpochDay());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Up to three runs of digits and how long they are; -1 when anything else stands there. */
    private static int split(String text, int[] numbers, int[] digits) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = narrow(text.charAt(i));
            if (c >= '0' && c <= '9') {
                if (!inside) {
                    count++;
                    inside = true;
                }
                if (count > 3 || ++digits[count - 1] > 8) {
                    return -1;
                }
                numbers[count - 1] = numbers[count - 1] * 10 + (c - '0');
            } else if (count == 2 && c == '份' && i + 1 == text.length()) {
                return count;
            } else if (count == 3 && (c == ' ' || c == 'T' || c == '日')) {
                return restIsTime(text, i + 1) ? 3 : -1;
            } else if (inside && (c == '-' || c == '/' || c == '.' || c == '年' || c == '月')) {
                inside = false;
            } else {
                return -1;
            }
        }
        return count == 0 ? -1 : count;
    }

    private static boolean restIsTime(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = narrow(text.charAt(i));
            boolean time =
                    c >= '0' && c <= '9'
                            || c == ':'
                            || c == '.'
                            || c == ' '
                            || c == '+'
                            || c == 'Z';
            if (!time) {
                return false;
            }
        }
        return true;
    }

    private static char narrow(char c) {
        return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
    }
}
