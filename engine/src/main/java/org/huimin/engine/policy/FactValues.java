package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;

/** The long a given or left-out fact stands for. */
public final class FactValues {

    private FactValues() {}

    /** What a fact that is not given means; empty = unknown. */
    public static OptionalLong leftOut(Fact fact, HouseholdInput.Unlisted unlisted) {
        boolean none =
                switch (unlisted) {
                    case UNKNOWN -> false;
                    case NONE -> hasNone(fact);
                    case POLICY -> fact.absent() == Fact.Absent.NONE && hasNone(fact);
                };
        return none ? OptionalLong.of(fact.noneValue()) : OptionalLong.empty();
    }

    /** Dates and codes without a "none" cannot be none. */
    private static boolean hasNone(Fact fact) {
        return switch (fact.type()) {
            case Type.Number _, Type.Truth _ -> true;
            case Type.Code(CodeList list) -> !list.none().isEmpty();
            case Type.Date _, Type.Broken _ -> false;
        };
    }

    /**
     * The given value; empty = said to be unknown.
     *
     * @throws IllegalArgumentException when it does not fit the fact
     */
    public static OptionalLong of(Fact fact, Object value) {
        return switch (value) {
            case HouseholdInput.Unlisted _ -> OptionalLong.empty();
            case Long number when fact.type() instanceof Type.Number -> OptionalLong.of(number);
            case Integer number when fact.type() instanceof Type.Number -> OptionalLong.of(number);
            case Boolean truth when fact.type() instanceof Type.Truth ->
                    OptionalLong.of(truth ? 1 : 0);
            case LocalDate date when fact.type() instanceof Type.Date ->
                    OptionalLong.of(date.toEpochDay());
            case String code when fact.type() instanceof Type.Code(CodeList list) -> {
                var rank = list.rank(code);
                if (rank.isEmpty()) {
                    throw unfit(fact, value);
                }
                yield OptionalLong.of(rank.getAsInt());
            }
            default -> throw unfit(fact, value);
        };
    }

    /** A given value as the object {@link HouseholdInput} takes. */
    public static Object object(Fact fact, long value) {
        return switch (fact.type()) {
            case Type.Number _ -> value;
            case Type.Truth _ -> value != 0;
            case Type.Date _ -> LocalDate.ofEpochDay(value);
            case Type.Code(CodeList list) -> list.codes().get((int) value).code();
            case Type.Broken _ -> HouseholdInput.UNKNOWN;
        };
    }

    private static IllegalArgumentException unfit(Fact fact, Object value) {
        return new IllegalArgumentException(
                "事实“%s”(%s)不能是 %s，应为%s / fact %s cannot be %s"
                        .formatted(
                                fact.zh(),
                                fact.id(),
                                value,
                                fact.type().shown(),
                                fact.id(),
                                value));
    }
}
