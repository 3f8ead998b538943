package org.huimin.engine.policy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.OptionalLong;
import org.huimin.engine.base.Dates;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Texts;
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

    /** Whether the fact has a value for "none": dates and codes without a "none" do not. */
    public static boolean hasNone(Fact fact) {
        return switch (fact.type()) {
            case Type.Number _, Type.Truth _, Type.Optional _ -> true;
            case Type.Code(CodeList list) -> !list.none().isEmpty();
            case Type.Date _, Type.Month _, Type.Text _, Type.Broken _ -> false;
        };
    }

    /**
     * The given value; empty = said to be unknown.
     *
     * @throws IllegalArgumentException when it does not fit the fact
     */
    public static OptionalLong of(Fact fact, Object value) {
        Type type = fact.type().present();
        return switch (value) {
            case HouseholdInput.Unlisted none -> {
                boolean hasNone =
                        none == HouseholdInput.NONE && fact.type() instanceof Type.Optional;
                if (none == HouseholdInput.NONE && !hasNone) {
                    throw unfit(fact, value);
                }
                yield hasNone ? OptionalLong.of(Type.NONE) : OptionalLong.empty();
            }
            case Long number when type instanceof Type.Number -> OptionalLong.of(number);
            case Integer number when type instanceof Type.Number -> OptionalLong.of(number);
            case Boolean truth when type instanceof Type.Truth -> OptionalLong.of(truth ? 1 : 0);
            case LocalDate date when type instanceof Type.Date ->
                    OptionalLong.of(date.toEpochDay());
            case YearMonth month when type instanceof Type.Month ->
                    OptionalLong.of(Dates.month(month));
            case String text when type instanceof Type.Text -> OptionalLong.of(Texts.number(text));
            case String code when type instanceof Type.Code(CodeList list) -> {
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
        if (fact.type() instanceof Type.Optional && value == Type.NONE) {
            return HouseholdInput.NONE;
        }
        return switch (fact.type().present()) {
            case Type.Number _ -> value;
            case Type.Truth _ -> value != 0;
            case Type.Date _ -> LocalDate.ofEpochDay(value);
            case Type.Code(CodeList list) -> list.codes().get((int) value).code();
            case Type.Month _ -> Dates.yearMonth(value);
            case Type.Text _ -> Texts.text(value);
            case Type.Optional _, Type.Broken _ -> HouseholdInput.UNKNOWN;
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
