package org.huimin.engine.policy;

/**
 * A value in an input file that cannot be used.
 *
 * @param path where it stands: a JSON path such as {@code $.household.members[0].wage}
 * @param value as given
 */
public record InputError(
        String path, String value, String zh, String en, String remedyZh, String remedyEn) {

    /** Two lines for a terminal. */
    public String shown() {
        String given = value.isEmpty() ? "" : " = " + value;
        return "%s%s：%s；%s\n%s%s: %s; %s"
                .formatted(path, given, zh, remedyZh, path, given, en, remedyEn);
    }
}
