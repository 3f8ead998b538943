package org.huimin.engine.dmn;

/**
 * Something in a decision model that we do not take.
 *
 * @param file file name
 * @param line 1-based; 0 when the whole file is meant
 * @param element name of the decision or other element it is in; "" for the file
 * @param construct short English name of what is not taken, stable, for counting
 */
public record DmnProblem(
        String file, int line, String element, String construct, String zh, String en) {

    /** One line for a terminal. */
    public String shown() {
        String place = line == 0 ? file : file + ":" + line;
        String where = element.isEmpty() ? "" : " [" + element + "]";
        return "%s%s %s: %s / %s".formatted(place, where, construct, zh, en);
    }
}
