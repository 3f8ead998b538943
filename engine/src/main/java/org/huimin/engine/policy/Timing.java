package org.huimin.engine.policy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a programme begins, ends and is looked at again, as {@code timeline} of {@code
 * programme.yaml} says.
 *
 * @param stop the month after the condition failed, or the same month
 * @param death of the last person covered, or of a person covered: as {@code stop}
 * @param validity months a confirmation is good for; null = without an end
 * @param review months between two reviews; null = the law names none
 * @param change an amount (money) or a share (decimal) from which on a change is clear and does not
 *     wait for the review; null = every change counts at once
 * @param taper null when there is none
 * @param continues the rules ask whether it is drawn already (a pupil who has come of age stays):
 *     who drew it the month before counts as receiving it
 * @param follows it is not confirmed by itself: who meets it has it while anything else is drawn
 */
public record Timing(
        Choice<Start> start,
        Choice<Stop> stop,
        Choice<Stop> death,
        @Nullable PolicySymbol validity,
        @Nullable PolicySymbol review,
        @Nullable PolicySymbol change,
        @Nullable Taper taper,
        boolean continues,
        boolean follows) {

    /** What holds when {@code programme.yaml} says nothing. */
    public static final Timing DEFAULT =
            new Timing(
                    Choice.of(Start.NEXT_MONTH),
                    Choice.of(Stop.NEXT_MONTH),
                    Choice.of(Stop.NEXT_MONTH),
                    null,
                    null,
                    null,
                    null,
                    false,
                    false);

    /** One of the codes of {@link Start} or {@link Stop}. */
    public interface Code {
        /** As content writes it. */
        String key();

        /** For people. */
        Text words();
    }

    /** The first month that is paid. */
    public enum Start implements Code {
        NEXT_MONTH("next-month", "确认的次月起发", "from the month after the confirmation"),
        SAME_MONTH("same-month", "确认当月起发", "from the month of the confirmation"),
        APPLICATION_MONTH("application-month", "申请当月起发", "from the month of the application");

        private final String key;
        private final Text words;

        Start(String key, String zh, String en) {
            this.key = key;
            this.words = new Text(zh, en);
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Text words() {
            return words;
        }
    }

    /** The first month that is not paid, or not paid as before. */
    public enum Stop implements Code {
        NEXT_MONTH("next-month", "次月", "the month after"),
        SAME_MONTH("same-month", "当月", "the same month");

        private final String key;
        private final Text words;

        Stop(String key, String zh, String en) {
            this.key = key;
            this.words = new Text(zh, en);
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public Text words() {
            return words;
        }
    }

    /**
     * A code that is the same everywhere, or that a place sets.
     *
     * @param otherwise where no place sets it
     * @param by the parameter or rule that says, as a code; null when nobody may
     */
    public record Choice<E extends Enum<E> & Code>(E otherwise, @Nullable PolicySymbol by) {

        static <E extends Enum<E> & Code> Choice<E> of(E code) {
            return new Choice<>(code, null);
        }
    }

    /**
     * Payments that fade out after work has lifted a household over the line.
     *
     * @param because the yes/no fact or rule of the household that tells such a household
     * @param months how many months at most
     * @param shares what is paid of the last amount in the first, second, … month; the last share
     *     holds for all further months
     */
    public record Taper(PolicySymbol because, PolicySymbol months, List<PolicySymbol> shares) {}

    /** Everything of the library that this names. */
    Stream<PolicySymbol> symbols() {
        Stream<@Nullable PolicySymbol> alone =
                Stream.of(start.by, stop.by, death.by, validity, review, change);
        Stream<PolicySymbol> named =
                alone.flatMap(each -> each == null ? Stream.empty() : Stream.of(each));
        Taper fading = taper;
        return fading == null
                ? named
                : Stream.concat(
                        named,
                        Stream.concat(
                                Stream.of(fading.because(), fading.months()),
                                fading.shares().stream()));
    }
}
