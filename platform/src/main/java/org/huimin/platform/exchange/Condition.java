package org.huimin.platform.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one column of a row, part of a {@code where}. All conditions of a rule must hold.
 */
public sealed interface Condition {
    Column column();

    /**
     * The value is one of these (codes, texts, {@code true}/{@code false} or scaled numbers as
     * text).
     */
    record In(Column column, List<String> values) implements Condition {}

    /** The scaled number lies between two bounds, both included; an absent bound is open. */
    record Between(Column column, @Nullable Long min, @Nullable Long max) implements Condition {}

    /** The day is today or later, or not given. */
    record NotPast(Column column) implements Condition {}

    /** The day is today or earlier, or not given. */
    record NotFuture(Column column) implements Condition {}
}
