package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/**
 * One programme of one household, or of one member, in one month.
 *
 * @param amountFen fen of the month; 0 for a status
 * @param components their sum is the amount, but in a taper and where it is frozen
 * @param outcome of the household it was decided for
 * @param decided that household
 * @param taperStep 1 in the first month of a taper; 0 outside
 * @param frozen facts have changed, but not clearly: the amount waits for the review
 * @param start what it began with; null when it is not confirmed
 */
public record Entitlement(
        Unit unit,
        YearMonth month,
        State state,
        long amountFen,
        List<Outcome.Component> components,
        Outcome outcome,
        HouseholdInput decided,
        int taperStep,
        boolean frozen,
        @Nullable Start start) {

    /**
     * Whom it is about.
     *
     * @param member null for a household's programme
     */
    public record Unit(Programme programme, @Nullable String member) {}

    /**
     * How it began.
     *
     * @param confirmed the day of the confirmation or renewal
     * @param first month of effect
     * @param validUntil last month of validity; null when it has no end
     */
    public record Start(LocalDate confirmed, YearMonth first, @Nullable YearMonth validUntil) {}

    /** Where it stands in the month. */
    public enum State {
        ENTITLED("entitled", "享受", "entitled"),
        TAPERED("tapered", "渐退", "tapering off"),
        SUSPENDED("needs-information", "缺信息，暂不能算", "suspended: information is missing"),
        NOT_CONFIRMED(
                "not-confirmed",
                "符合条件，还没有确认，或者还没有到起发的月份",
                "conditions met; not confirmed, or before the first month paid"),
        STOPPED("stopped", "不再符合", "conditions no longer met"),
        EXPIRED("expired", "有效期满", "validity ended"),
        WITHDRAWN("withdrawn", "本人退出", "withdrawn");

        private final String code;
        private final Text words;

        State(String code, String zh, String en) {
            this.code = code;
            this.words = new Text(zh, en);
        }

        /** The same in every version. */
        public String code() {
            return code;
        }

        /** For people. */
        public Text words() {
            return words;
        }

        /** Whether it is drawn in the month. */
        public boolean drawn() {
            return this == ENTITLED || this == TAPERED;
        }
    }
}
