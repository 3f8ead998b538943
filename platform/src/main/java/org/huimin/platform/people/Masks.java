package org.huimin.platform.people;

/** What lists and pages show of personal data until somebody gives a reason to see more. */
public final class Masks {
    private Masks() {}

    /** 350213********0128. */
    public static String identityNumber(String number) {
        return number.length() < 10
                ? "*".repeat(number.length())
                : number.substring(0, 6)
                        + "*".repeat(number.length() - 10)
                        + number.substring(number.length() - 4);
    }

    /** How long a long name is tells who it is, and a row of thirty stars reads badly. */
    private static final int MOST_STARS = 3;

    /** 张*, 欧** or 阿***: the first character. */
    public static String name(String name) {
        int first = name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1);
        int rest = name.codePointCount(first, name.length());
        return name.substring(0, first) + "*".repeat(Math.min(MOST_STARS, rest));
    }
}
