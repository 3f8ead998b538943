package org.huimin.engine.dmn.feel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One evaluation's clock, limits, and notes on why something became null. */
public final class Calling {

    private static final int MAX_NOTES = 50;
    private static final int MAX_DEPTH = 400;
    private static final long MAX_STEPS = 20_000_000L;

    private final Clock clock;
    private final List<String> notes = new ArrayList<>();
    private long steps;
    private int depth;

    public Calling(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Why a value became null, English, oldest first, at most fifty. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Remembers why the result is null. */
    public void note(String reason) {
        if (notes.size() < MAX_NOTES) {
            notes.add(reason);
        }
    }

    void step() {
        if (++steps > MAX_STEPS) {
            throw FeelFault.tooLong(MAX_STEPS + " steps");
        }
    }

    /** Enters a function or a decision. */
    public void enter() {
        if (++depth > MAX_DEPTH) {
            throw FeelFault.tooLong(MAX_DEPTH + " nested calls");
        }
    }

    /** Leaves what {@link #enter} entered. */
    public void leave() {
        depth--;
    }
}
