package org.huimin.engine.dmn.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that can be called: a built-in, a lambda, a business knowledge model, a service. */
public interface FeelFunction {

    String name();

    /** A parameter: its name and declared type (Any when none was). */
    record Parameter(String name, FeelType type) {}

    /** Parameters in order; of a built-in with several forms, those of its first form. */
    List<Parameter> parameters();

    /** The declared or derived type of the result; null when it is not known without a call. */
    @Nullable FeelType resultType();

    /**
     * The value for arguments in order; null when they do not fit.
     *
     * @param names names of the arguments, or null when they are given in order
     */
    @Nullable Object call(
            Calling calling, List<@Nullable Object> arguments, @Nullable List<String> names);
}
