package org.huimin.engine.base;

import java.util.ArrayList;
import java.util.List;

/**
 * A place as the 12-digit number of the five levels: 2 digits province, 4 prefecture, 6 county
 * (GB/T 2260), 9 township (GB/T 10114), 12 village (statistical code). Shorter codes are the same
 * number with zeros to the right, so the level is read from the trailing zeros and a place with
 * everything below it is one {@linkplain #range() range of numbers}. Zero is the nation.
 *
 * <p>A prefecture without counties (直筒子市) is its own county: its townships' {@link #parent()} is
 * the prefecture.
 */
public record PlaceCode(long code) implements Comparable<PlaceCode> {

    static final long MAX = 999_999_999_999L;

    /** How many codes one place of the level (0 nation … 5 village) spans. */
    private static final long[] SPAN = {
        1_000_000_000_000L, 10_000_000_000L, 100_000_000L, 1_000_000L, 1_000L, 1L
    };

    public static final PlaceCode NATION = new PlaceCode(0);

    public PlaceCode {
        if (code < 0 || code > MAX) {
            throw new IllegalArgumentException(
                    "地区代码应为0至12位数字，实为 %1$d / a place code has up to 12 digits, not %1$d"
                            .formatted(code));
        }
        if (code != 0 && code < SPAN[1]) {
            throw new IllegalArgumentException(
                    "地区代码应补足12位（右侧补零），实为 %1$d / a place code is written with 12 digits (zeros to the right), not %1$d"
                            .formatted(code));
        }
    }

    /** What {@link #read} found. */
    public sealed interface Reading {
        record Valid(PlaceCode place) implements Reading {}

        record Invalid(InputProblem problem) implements Reading {}
    }

    /**
     * Reads a code of 2, 4, 6, 9 or 12 digits, full-width digits and surrounding blanks included;
     * {@code 000000} is the nation. Says nothing about whether such a place exists.
     */
    public static Reading read(String text) {
        String digits = Digits.narrow(text);
        if (!Digits.only(digits)) {
            return new Reading.Invalid(
                    new InputProblem(
                            "place-digits",
                            "地区代码“%s”含有非数字字符".formatted(text),
                            "place code \"%s\" has characters that are not digits".formatted(text),
                            "请填写2、4、6、9或12位数字代码，如990100",
                            "give a code of 2, 4, 6, 9 or 12 digits, e.g. 990100"));
        }
        return switch (digits.length()) {
            case 2, 4, 6, 9, 12 -> ofDigits(text, digits);
            default ->
                    new Reading.Invalid(
                            new InputProblem(
                                    "place-length",
                                    "地区代码“%s”有%d位".formatted(text, digits.length()),
                                    "place code \"%s\" has %d digits"
                                            .formatted(text, digits.length()),
                                    "请填写2、4、6、9或12位数字代码；Excel可能去掉了前后的零",
                                    "give 2, 4, 6, 9 or 12 digits; a spreadsheet may have dropped"
                                            + " zeros"));
        };
    }

    /**
     * Like {@link #read} for codes that come from our own content.
     *
     * @throws IllegalArgumentException naming the text, the reason and the remedy in both languages
     */
    public static PlaceCode of(String text) {
        return switch (read(text)) {
            case Reading.Valid(var place) -> place;
            case Reading.Invalid(var problem) -> throw new IllegalArgumentException(problem.line());
        };
    }

    private static Reading ofDigits(String text, String digits) {
        long code = Long.parseLong(digits);
        for (int missing = digits.length(); missing < 12; missing++) {
            code *= 10;
        }
        if (code != 0 && code < SPAN[1]) {
            return new Reading.Invalid(
                    new InputProblem(
                            "place-province",
                            "地区代码“%s”没有省级代码".formatted(text),
                            "place code \"%s\" names no province".formatted(text),
                            "前两位应为省级代码，如35",
                            "the first two digits are the province, e.g. 35"));
        }
        return new Reading.Valid(new PlaceCode(code));
    }

    /** 0 nation, 1 province, 2 prefecture, 3 county, 4 township, 5 village. */
    public int level() {
        if (code == 0) {
            return 0;
        }
        int level = 1;
        while (code % SPAN[level] != 0) {
            level++;
        }
        return level;
    }

    /** The place and everything below it. */
    public PlaceRange range() {
        return new PlaceRange(code, code + SPAN[level()] - 1);
    }

    /** Whether {@code other} is this place or lies below it. */
    public boolean contains(PlaceCode other) {
        return range().contains(other.code);
    }

    /** The place above; the nation is its own parent. */
    public PlaceCode parent() {
        int level = level();
        return level <= 1 ? NATION : ancestor(level - 1);
    }

    /** The place of the given level (0 to 5) this one lies in, or itself if it is not lower. */
    public PlaceCode ancestor(int level) {
        return new PlaceCode(code - code % SPAN[level]);
    }

    /** From the province down to this place; empty for the nation. */
    public List<PlaceCode> chain() {
        var chain = new ArrayList<PlaceCode>(5);
        for (var place = this; place.code != 0; place = place.parent()) {
            chain.addFirst(place);
        }
        return List.copyOf(chain);
    }

    /** The first six digits: the division as an identity number or a credit code writes it. */
    public int county6() {
        return (int) (code / SPAN[3]);
    }

    /** Always 12 digits. */
    public String text() {
        return "%012d".formatted(code);
    }

    @Override
    public int compareTo(PlaceCode other) {
        return Long.compare(code, other.code);
    }

    @Override
    public String toString() {
        return text();
    }
}
