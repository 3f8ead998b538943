package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code for}, {@code some} and {@code every}: every combination of the variables, in order. */
final class Loops {

    private static final long LONGEST = 1_000_000;

    private final Evaluator evaluator;
    private final Calling calling;

    private Loops(Evaluator evaluator, Calling calling) {
        this.evaluator = evaluator;
        this.calling = calling;
    }

    static Loops of(Evaluator evaluator, Calling calling) {
        return new Loops(evaluator, calling);
    }

    @Nullable Object results(Formula.For loop, Frame frame) {
        List<@Nullable Object> results = new ArrayList<>();
        List<@Nullable Object> partial = Collections.unmodifiableList(results);
        boolean done =
                each(
                        loop.iterations(),
                        0,
                        frame,
                        inside ->
                                results.add(
                                        evaluator.value(
                                                loop.body(),
                                                inside.inner().set("partial", partial))));
        return done ? results : null;
    }

    @Nullable Object quantified(Formula.Quantified quantified, Frame frame) {
        List<@Nullable Object> truths = new ArrayList<>();
        boolean done =
                each(
                        quantified.iterations(),
                        0,
                        frame,
                        inside -> truths.add(evaluator.value(quantified.test(), inside)));
        if (!done) {
            return null;
        }
        Boolean all = quantified.every();
        for (Object truth : truths) {
            if (truth != null && !(truth instanceof Boolean)) {
                calling.note("a test gave neither true nor false: " + Texts.of(truth));
                return null;
            }
            all = quantified.every() ? Logic.and(all, truth) : Logic.or(all, truth);
        }
        return all;
    }

    /** Runs the body for every combination; false when a domain cannot be gone through. */
    private boolean each(
            List<Formula.Iteration> iterations, int index, Frame frame, Consumer<Frame> body) {
        if (index == iterations.size()) {
            body.accept(frame);
            return true;
        }
        Formula.Iteration iteration = iterations.get(index);
        List<@Nullable Object> domain = domain(iteration, frame);
        if (domain == null) {
            return false;
        }
        for (Object value : domain) {
            calling.step();
            Frame inside = frame.inner().set(iteration.variable(), value);
            if (!each(iterations, index + 1, inside, body)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable List<@Nullable Object> domain(Formula.Iteration iteration, Frame frame) {
        Object from = evaluator.value(iteration.domain(), frame);
        Formula end = iteration.to();
        if (end != null) {
            return steps(from, true, evaluator.value(end, frame), true);
        }
        return switch (from) {
            case null -> null;
            case List<?> _ -> Values.list(from);
            // "4..2" goes down, the range [4..2] has no values
            case FeelRange range ->
                    range.form() == FeelRange.Form.INTERVAL
                                    && Values.order(range.low(), range.high())
                                            instanceof Integer order
                                    && order <= 0
                            ? steps(
                                    range.low(),
                                    range.lowIncluded(),
                                    range.high(),
                                    range.highIncluded())
                            : null;
            default -> List.of(from);
        };
    }

    /** Whole numbers or days from one end to the other, up or down. */
    private @Nullable List<@Nullable Object> steps(
            @Nullable Object from, boolean fromToo, @Nullable Object to, boolean toToo) {
        if (from instanceof BigDecimal first
                && to instanceof BigDecimal last
                && Numbers.whole(first)
                && Numbers.whole(last)) {
            int sign = last.compareTo(first) < 0 ? -1 : 1;
            long count = length(last.subtract(first).abs());
            List<@Nullable Object> steps = new ArrayList<>();
            for (long i = fromToo ? 0 : 1; i <= (toToo ? count : count - 1); i++) {
                steps.add(first.add(BigDecimal.valueOf(sign * i)));
            }
            return steps;
        }
        if (from instanceof LocalDate first && to instanceof LocalDate last) {
            int sign = last.isBefore(first) ? -1 : 1;
            long count = length(BigDecimal.valueOf(last.toEpochDay() - first.toEpochDay()).abs());
            List<@Nullable Object> steps = new ArrayList<>();
            for (long i = fromToo ? 0 : 1; i <= (toToo ? count : count - 1); i++) {
                steps.add(first.plusDays(sign * i));
            }
            return steps;
        }
        calling.note("cannot go from %s to %s".formatted(Texts.of(from), Texts.of(to)));
        return null;
    }

    private static long length(BigDecimal count) {
        if (count.compareTo(BigDecimal.valueOf(LONGEST)) > 0) {
            throw FeelFault.tooLong(LONGEST + " iterations");
        }
        return count.longValueExact();
    }
}
