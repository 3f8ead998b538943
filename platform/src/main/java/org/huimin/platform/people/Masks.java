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

    /** 张* or 欧**: the first character. */
    public static String name(String name) {
        int first = name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }
}
