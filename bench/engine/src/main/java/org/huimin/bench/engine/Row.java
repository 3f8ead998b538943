package org.huimin.bench.engine;

import java.util.Locale;

/**
 * A row of the target table.
 *
 * @param more whether a greater figure is the better one
 */
record Row(
        String measure,
        double must,
        double aim,
        String unit,
        boolean more,
        double measured,
        String note) {

    private boolean reaches(double goal) {
        return more ? measured >= goal : measured <= goal;
    }

    private String goal(double goal) {
        return (more ? "≥ " : "≤ ") + number(goal) + unit;
    }

    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }

    boolean met() {
        return reaches(must);
    }

    String markdown() {
        String verdict = reaches(aim) ? "aim" : reaches(must) ? "must" : "**missed**";
        return "| %s | %s | %s | %s%s | %s | %s |"
                .formatted(measure, goal(must), goal(aim), number(measured), unit, verdict, note);
    }
}
