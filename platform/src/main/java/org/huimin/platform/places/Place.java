package org.huimin.platform.places;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place as it is, or was, from one change to the next.
 *
 * @param code 12 digits; 0 is the nation
 * @param name as published, e.g. 翔安区
 * @param level 0 nation, 1 province, 2 prefecture, 3 county, 4 township, 5 village
 * @param parent code of the place above; the nation's own parent is 0
 * @param fullName names from the province down, without those that exist for statistics only
 * @param pinyin toneless syllables with blanks between
 * @param statisticalOnly a row of the statistics (a development zone, 市辖区) and no division
 * @param childCount places directly below it at the time asked for
 * @param since first day, as far as known
 * @param until first day on which it no longer was; null while it is
 */
public record Place(
        long code,
        String name,
        int level,
        long parent,
        String fullName,
        String pinyin,
        boolean statisticalOnly,
        int childCount,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {}
