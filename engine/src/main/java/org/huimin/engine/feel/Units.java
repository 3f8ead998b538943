package org.huimin.engine.feel;

import java.util.StringJoiner;

/**
 * What an amount of money may be counted per: a set over {once, month, year} × {household or
 * nobody, person}. A set, because {@code 低保标准 * 24} may mean "24 months' worth" (an amount) or "24
 * times as much a month"; two amounts fit when their sets meet. 元/月 and 元/年 never meet.
 */
public final class Units {

    private static final int ONCE = 0b00_00_11;
    private static final int MONTH = 0b00_11_00;
    private static final int YEAR = 0b11_00_00;
    private static final int PERSON = 0b10_10_10;
    private static final int WHOLE = 0b01_01_01;

    private Units() {}

    /** The set of one unit; {@code per} is "", "month" or "year". */
    public static int of(String per, boolean person) {
        int time = per.equals("month") ? MONTH : per.equals("year") ? YEAR : ONCE;
        return time & (person ? PERSON : WHOLE);
    }

    /** Whether "per person" plays no part, as in a formula about one person. */
    static int forgetPerson(int units) {
        return units | (units & PERSON) >> 1 | (units & WHOLE) << 1;
    }

    /** n months' worth of a monthly amount is also an amount. */
    static int timesCount(int units) {
        int once = ((units & MONTH) >> 2) | ((units & YEAR) >> 4);
        return units | once;
    }

    static int monthToYear(int units) {
        return (units & MONTH) << 2;
    }

    /** An amount spread over a number of months is an amount a month. */
    static int perMonth(int units) {
        return (units & ONCE) << 2;
    }

    /** A monthly amount for a number of months is an amount. */
    static int forMonths(int units) {
        return (units & MONTH) >> 2;
    }

    static int yearToMonth(int units) {
        return (units & YEAR) >> 2;
    }

    /** For people: 元, 元/月, 元/人/月; alternatives joined by 或. */
    public static String shown(int units) {
        return joined(units, " 或 ", "元", "元/人", "元/月", "元/人/月", "元/年", "元/人/年");
    }

    /** The same in English: yuan/person/month; alternatives joined by or. */
    public static String shownEn(int units) {
        return joined(
                units,
                " or ",
                "yuan",
                "yuan/person",
                "yuan/month",
                "yuan/person/month",
                "yuan/year",
                "yuan/person/year");
    }

    private static String joined(int units, String or, String... names) {
        StringJoiner joiner = new StringJoiner(or);
        for (int i = 0; i < names.length; i++) {
            if ((units & 1 << i) != 0) {
                joiner.add(names[i]);
            }
        }
        return joiner.toString();
    }
}
