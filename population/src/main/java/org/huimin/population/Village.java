package org.huimin.population;

/**
 * A village or community.
 *
 * @param code 12 digits
 */
record Village(String code, String name, boolean urban) {
    String county() {
        return code.substring(0, 6);
    }
}
