package org.huimin.engine.feel;

/** Where a piece of a formula stands: from {@code start} up to {@code end}, counted in chars. */
public record Span(int start, int end) {

    Span to(Span other) {
        return new Span(start, other.end);
    }
}
