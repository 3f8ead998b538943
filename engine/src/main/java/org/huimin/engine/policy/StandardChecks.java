package org.huimin.engine.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Holds rows of parameters to the checks of the content. */
public final class StandardChecks {

    private final Library library;

    private StandardChecks(Library library) {
        this.library = library;
    }

    /** Every breach of every row. */
    public static List<StandardCheck.Breach> breaches(Library library) {
        StandardChecks checks = new StandardChecks(library);
        List<StandardCheck.Breach> breaches = new ArrayList<>();
        for (StandardCheck check : library.checks()) {
            check.left().rows().forEach(row -> checks.row(check, row, breaches));
        }
        return breaches;
    }

    /**
     * The breaches that a change of parameters brings about: those of the library after it that the
     * library before did not have.
     */
    public static List<StandardCheck.Breach> brought(Library before, Library after) {
        List<String> known = breaches(before).stream().map(StandardChecks::key).toList();
        return breaches(after).stream().filter(each -> !known.contains(key(each))).toList();
    }

    private static String key(StandardCheck.Breach breach) {
        return breach.check().programme()
                + "/"
                + breach.check().id()
                + "/"
                + breach.row().place()
                + breach.residence()
                + breach.words().zh();
    }

    private void row(StandardCheck check, Parameter.Row row, List<StandardCheck.Breach> breaches) {
        boolean here = check.place().contains(row.place()) && !row.from().isBefore(check.from());
        if (!here || row.value() == null) {
            return;
        }
        for (Parameter.Residence residence :
                List.of(Parameter.Residence.URBAN, Parameter.Residence.RURAL)) {
            boolean of =
                    row.residence() == Parameter.Residence.BOTH || row.residence() == residence;
            boolean meant = check.residence() == null || check.residence() == residence;
            // a value for both is told once unless the check is about one of them
            boolean once =
                    row.residence() != Parameter.Residence.BOTH
                            || check.residence() != null
                            || residence == Parameter.Residence.URBAN;
            if (of && meant && once && row.equals(inForce(check.left(), row, residence))) {
                breach(check, row, residence).ifPresent(breaches::add);
            }
        }
    }

    private static Parameter.@Nullable Row inForce(
            Parameter left, Parameter.Row row, Parameter.Residence residence) {
        return left.row(row.place(), residence, row.from());
    }

    private static Optional<StandardCheck.Breach> breach(
            StandardCheck check, Parameter.Row row, Parameter.Residence residence) {
        Parameter right = check.right() == null ? check.left() : check.right();
        Parameter.Row other =
                switch (check.at()) {
                    case SAME -> right.row(row.place(), residence, row.from());
                    case URBAN -> right.row(row.place(), Parameter.Residence.URBAN, row.from());
                    case RURAL -> right.row(row.place(), Parameter.Residence.RURAL, row.from());
                    case PROVINCE -> province(right, row, residence);
                    case DAY_BEFORE -> before(right, row, residence);
                };
        Long value = row.value();
        Long against = other == null ? null : other.value();
        if (value == null || against == null) {
            return Optional.empty();
        }
        long bound = bound(check, right, against);
        Parameter.Residence shown =
                row.residence() == Parameter.Residence.BOTH && check.residence() == null
                        ? Parameter.Residence.BOTH
                        : residence;
        return check.comparison().holds(value, bound)
                ? Optional.empty()
                : Optional.of(new StandardCheck.Breach(check, row, shown, bound));
    }

    /** The province's own value; none where the row is the province's. */
    private static Parameter.@Nullable Row province(
            Parameter right, Parameter.Row row, Parameter.Residence residence) {
        PlaceCode place = row.place();
        return place.level() <= 1 ? null : right.row(place.ancestor(1), residence, row.from());
    }

    /** What was in force in the place itself the day before; an inherited value is no yardstick. */
    private static Parameter.@Nullable Row before(
            Parameter right, Parameter.Row row, Parameter.Residence residence) {
        LocalDate day = row.from().minusDays(1);
        Parameter.Row before = right.row(row.place(), residence, day);
        return before != null && before.place().equals(row.place()) ? before : null;
    }

    private static long bound(StandardCheck check, Parameter right, long against) {
        int shift = scale(check.left()) - scale(right);
        BigDecimal bound =
                BigDecimal.valueOf(against)
                        .multiply(BigDecimal.valueOf(check.factor(), 6))
                        .scaleByPowerOfTen(shift);
        long unit = check.unit();
        BigDecimal divided =
                bound.divide(
                        BigDecimal.valueOf(check.divisor() * Math.max(1, unit)),
                        unit > 0 ? 0 : 10,
                        RoundingMode.HALF_UP);
        // without a unit the bound is exact to the left's own scale, rounded against the value
        RoundingMode mode =
                check.comparison() == StandardCheck.Comparison.AT_LEAST
                        ? RoundingMode.CEILING
                        : check.comparison() == StandardCheck.Comparison.EQUALS
                                ? RoundingMode.HALF_UP
                                : RoundingMode.FLOOR;
        return unit > 0
                ? divided.longValueExact() * unit
                : divided.setScale(0, mode).longValueExact();
    }

    private static int scale(Parameter parameter) {
        return parameter.type().present() instanceof Type.Number number ? number.scale() : 0;
    }
}
