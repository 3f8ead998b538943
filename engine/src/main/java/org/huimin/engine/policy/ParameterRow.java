package org.huimin.engine.policy;

import java.time.LocalDate;

/**
 * One row of a parameter's table, as a person writes it.
 *
 * @param programme the programme's id
 * @param parameter the parameter's id, unique in its programme
 * @param place 2 to 12 digits; 000000 is the nation
 * @param urbanRural urban, rural or * (both)
 * @param from first day of validity
 * @param value written as in the CSV table (money in yuan); "" = no value from that day on
 * @param source document the value was published in
 * @param published the day on which the value became known
 * @param verified somebody compared the value with the document
 */
public record ParameterRow(
        String programme,
        String parameter,
        String place,
        String urbanRural,
        LocalDate from,
        String value,
        String source,
        String clause,
        boolean verified,
        LocalDate published) {

    /** A row that became known on the day it took effect. */
    public ParameterRow(
            String programme,
            String parameter,
            String place,
            String urbanRural,
            LocalDate from,
            String value,
            String source,
            String clause,
            boolean verified) {
        this(programme, parameter, place, urbanRural, from, value, source, clause, verified, from);
    }
}
