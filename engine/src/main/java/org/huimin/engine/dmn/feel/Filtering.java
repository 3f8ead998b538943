package org.huimin.engine.dmn.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code list[test]}: by position, from 1 or from the end by -1, or every element that passes. */
public final class Filtering {

    private Filtering() {}

    static @Nullable Object filter(Evaluator evaluator, Formula.Filter filter, Frame frame) {
        return filter(evaluator, evaluator.value(filter.list(), frame), filter.test(), frame);
    }

    /** The elements of a list, or of a value taken as a list of one, that pass the test. */
    public static @Nullable Object filter(
            Evaluator evaluator, @Nullable Object base, Formula test, Frame frame) {
        if (base == null) {
            return null;
        }
        List<@Nullable Object> list =
                base instanceof List<?> ? Values.list(base) : Collections.singletonList(base);
        if (list.isEmpty()) {
            Object result = evaluator.value(test, frame.ofItem(null));
            return result instanceof BigDecimal ? null : List.of();
        }
        List<@Nullable Object> passed = new ArrayList<>();
        for (Object item : list) {
            Object result = evaluator.value(test, frame.ofItem(item));
            if (result instanceof BigDecimal) {
                return at(list, Evaluator.index(result));
            }
            if (result != null && !(result instanceof Boolean)) {
                return null;
            }
            if (Boolean.TRUE.equals(result)) {
                passed.add(item);
            }
        }
        return passed;
    }

    private static @Nullable Object at(List<@Nullable Object> list, @Nullable Integer index) {
        if (index == null || index == 0 || Math.abs((long) index) > list.size()) {
            return null;
        }
        return list.get(index > 0 ? index - 1 : list.size() + index);
    }
}
