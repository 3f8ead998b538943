package org.huimin.platform.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param page counted from 1
 */
record ListPage<T>(List<T> items, long total, int page, int size) {
    private static final int USUAL_SIZE = 20;
    private static final int LARGEST_SIZE = 200;

    /** What part is asked for. */
    record Asked(int page, int size) {
        static Asked of(@Nullable Integer page, @Nullable Integer size) {
            int number = page == null ? 1 : page;
            int length = size == null ? USUAL_SIZE : size;
            if (number < 1) {
                throw Refused.invalid("page", number, "页码从 1 开始。", "Pages are counted from 1.");
            }
            if (length < 1 || length > LARGEST_SIZE) {
                throw Refused.invalid(
                        "size",
                        length,
                        "每页 1 至 %d 条。".formatted(LARGEST_SIZE),
                        "A page has 1 to %d rows.".formatted(LARGEST_SIZE));
            }
            return new Asked(number, length);
        }

        <T> ListPage<T> with(List<T> items, long total) {
            return new ListPage<>(items, total, page, size);
        }
    }
}
