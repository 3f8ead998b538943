package org.huimin.engine.timeline;

import java.time.YearMonth;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a household is due month by month over a span, what was decided then, and what was paid
 * later to put it right.
 *
 * @param library version of the rules and parameters
 */
public record Timeline(History history, String library, List<Month> months, List<Due> reviews) {

    /**
     * One month.
     *
     * @param place where the household lived for it
     * @param backPay paid in this month for earlier ones
     */
    public record Month(
            YearMonth month, PlaceCode place, List<Line> lines, List<BackPay> backPay) {}

    /**
     * One programme in a month.
     *
     * @param decidedFen what the payment of the month rested on then; null for a month that is not
     *     yet paid
     * @param backPaidFen what was paid for the month later
     * @param overpaidFen what was paid for it too much, by what is known now
     * @param untoldFen what more it would have been, had the facts been told in time: no back-pay
     * @param why what began, ended or changed the amount; empty when it is as the month before
     */
    public record Line(
            Entitlement entitlement,
            @Nullable Long decidedFen,
            long backPaidFen,
            long overpaidFen,
            long untoldFen,
            List<Text> why,
            List<Used> parameters) {}

    /** A row of a parameter's table that an amount rests on. */
    public record Used(Parameter parameter, Parameter.Row row) {}

    /**
     * Money paid later for a month.
     *
     * @param of the month it is for
     * @param paid the month it is paid in
     */
    public record BackPay(
            Entitlement.Unit unit, YearMonth of, YearMonth paid, long amountFen, Text because) {}

    /** A review or a renewal that is due in a month. */
    public record Due(Entitlement.Unit unit, YearMonth month, Text what) {}

    /** Derives everything. */
    public static Timeline of(Library library, History history) {
        return new TimelineMaker(library, history).make();
    }
}
