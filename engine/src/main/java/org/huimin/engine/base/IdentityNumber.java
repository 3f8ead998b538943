package org.huimin.engine.base;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * The citizen identity number, GB 11643: six digits of the division where the number was given out
 * (often long abolished), eight of the birth date, three of sequence (odd = male), one check digit.
 * The 15-digit numbers given out until 1999 are read too and come back as 18 digits.
 */
public final class IdentityNumber {

    /** GB/T 2261.1. */
    public enum Sex {
        MALE("1"),
        FEMALE("2");

        private final String code;

        Sex(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What {@link #parse} found. */
    public sealed interface Reading {}

    /**
     * @param number 18 characters, the last one a digit or a capital X
     * @param division the six-digit division of issue
     */
    public record Valid(String number, int division, LocalDate birthDate, Sex sex)
            implements Reading {}

    public record Invalid(InputProblem problem) implements Reading {}

    private static final int[] WEIGHT = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int OLDEST = 130;

    private IdentityNumber() {}

    /**
     * Reads a number as typed, pasted or delivered: lower-case x, full-width characters and blanks
     * are accepted.
     *
     * @param today nobody is born after it, nor more than 130 years before it
     * @param knownDivision whether a six-digit division code exists or ever existed
     */
    public static Reading parse(String text, LocalDate today, IntPredicate knownDivision) {
        String plain = Digits.narrow(text).toUpperCase(Locale.ROOT);
        return switch (plain.length()) {
            case 0 -> invalid(IdentityProblems.missing());
            case 18 -> parse18(plain, today, knownDivision);
            case 15 ->
                    Digits.only(plain)
                            ? parse18(lengthen(plain), today, knownDivision)
                            : invalid(IdentityProblems.characters());
            default -> invalid(IdentityProblems.length(plain.length()));
        };
    }

    private static Reading parse18(String number, LocalDate today, IntPredicate knownDivision) {
        String body = number.substring(0, 17);
        char last = number.charAt(17);
        if (!Digits.only(body) || (last != 'X' && (last < '0' || last > '9'))) {
            return invalid(IdentityProblems.characters());
        }
        // The check digit comes first: if it fails, a mistyped digit is likelier than an odd date.
        if (last != checkDigit(body)) {
            return invalid(IdentityProblems.checkDigit());
        }
        LocalDate born;
        try {
            born =
                    LocalDate.of(
                            Integer.parseInt(body, 6, 10, 10),
                            Integer.parseInt(body, 10, 12, 10),
                            Integer.parseInt(body, 12, 14, 10));
        } catch (DateTimeException unreal) {
            return invalid(IdentityProblems.birthDate(body.substring(6, 14)));
        }
        if (born.isAfter(today)) {
            return invalid(IdentityProblems.birthInFuture(born, today));
        }
        if (born.isBefore(today.minusYears(OLDEST))) {
            return invalid(IdentityProblems.birthTooEarly(born, OLDEST));
        }
        int division = Integer.parseInt(body, 0, 6, 10);
        if (!knownDivision.test(division)) {
            return invalid(IdentityProblems.division(body.substring(0, 6)));
        }
        Sex sex = (body.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
        return new Valid(number, division, born, sex);
    }

    /**
     * The 18-digit form of a 15-digit number. Its two-digit year is of the 20th century, except
     * that the sequences 996 to 999 were kept for people who were over a hundred years old.
     */
    private static String lengthen(String fifteen) {
        boolean centenarian = fifteen.startsWith("99", 12) && fifteen.charAt(14) >= '6';
        String body = fifteen.substring(0, 6) + (centenarian ? "18" : "19") + fifteen.substring(6);
        return body + checkDigit(body);
    }

    /**
     * The check character for the first 17 digits (ISO 7064, MOD 11-2).
     *
     * @throws IllegalArgumentException if {@code body} is not 17 digits
     */
    public static char checkDigit(String body) {
        if (body.length() != 17 || !Digits.only(body)) {
            throw new IllegalArgumentException(
                    "校验码由前17位数字计算 / the check digit is computed from 17 digits");
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * WEIGHT[i];
        }
        return CHECK.charAt(sum % 11);
    }

    private static Invalid invalid(InputProblem problem) {
        return new Invalid(problem);
    }
}
