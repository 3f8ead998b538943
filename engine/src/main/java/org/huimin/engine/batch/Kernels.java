package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Rule;

/**
 * The compiled loops of one library and date, a clean and a full one for each {@link Kind} of
 * place. All places with the same rules share a kind, whose loops look up what places differ in; a
 * place has besides a kind of its own, whose clean loop has that folded into the code and is about
 * twice as fast: it pays where hundreds of thousands of households are decided. Made when first
 * needed.
 */
final class Kernels {

    /**
     * What a loop was made for.
     *
     * @param lane twice the kind's number, plus one for the full loop
     */
    private record Key(int lane, Shape shape) {}

    private static final int MAX_KINDS = 16_000;

    private final Library library;
    private final LocalDate on;
    private final ParameterRows parameters;
    private final boolean narrow;
    private final Map<Kind, Integer> numbers = new HashMap<>();
    private final Map<Integer, Kind> kinds = new ConcurrentHashMap<>();
    private final int[] shared;
    private final int[] own;
    private final KernelCompiler compiler = new KernelCompiler();
    private final Map<Key, KernelCompiler.Compiled> compiled = new ConcurrentHashMap<>();
    private final Map<Key, AtomicLong> decided = new ConcurrentHashMap<>();

    Kernels(Library library, LocalDate on, ParameterRows parameters) {
        this.library = library;
        this.on = on;
        this.parameters = parameters;
        this.narrow = parameters.narrow();
        Map<Set<Rule>, Kind> common = new HashMap<>();
        this.shared = new int[parameters.rows()];
        for (int row = 0; row < shared.length; row++) {
            int of = row;
            shared[row] =
                    lane(
                            common.computeIfAbsent(
                                    parameters.without(row), _ -> parameters.shared(of)));
        }
        this.own = new int[parameters.rows()];
        for (int row = 0; row < own.length; row++) {
            own[row] = lane(parameters.kind(row));
        }
    }

    /** The clean lane of a kind, the same in every batch. */
    private int lane(Kind kind) {
        Integer known = numbers.get(kind);
        if (known == null) {
            known = numbers.size();
            if (known >= MAX_KINDS) {
                throw new IllegalStateException("more than " + MAX_KINDS + " kinds of places");
            }
            numbers.put(kind, known);
            kinds.put(known, kind);
        }
        return known * 2;
    }

    /** The clean lane that a row of parameters shares with all others. */
    int shared(int row) {
        return shared[row];
    }

    /** The clean lane of the row's own kind; the shared one where all are of one kind. */
    int own(int row) {
        return own[row];
    }

    /** How many lanes there are, full ones included. */
    int lanes() {
        return 2 * kinds.size();
    }

    /** Households of a kind of its own that all runs decided so far in the loop all share. */
    AtomicLong decided(int lane, Shape shape) {
        return decided.computeIfAbsent(new Key(lane, shape), _ -> new AtomicLong());
    }

    static int full(int lane) {
        return lane | 1;
    }

    /** The loop of a lane over columns of a shape. */
    KernelCompiler.Compiled kernel(int lane, Shape shape) {
        return compiled.computeIfAbsent(new Key(lane, shape), this::compile);
    }

    /** On a stack of its own: nested formulas are walked by calls, the compiler's too. */
    private KernelCompiler.Compiled compile(Key key) {
        return DeepStack.call(() -> made(key));
    }

    private KernelCompiler.Compiled made(Key key) {
        Kind kind = kinds.get(key.lane() >> 1);
        if (kind == null) {
            throw new IllegalStateException("no lane " + key.lane());
        }
        boolean full = (key.lane() & 1) != 0;
        Layout layout =
                new Layout(
                        library,
                        on,
                        key.shape(),
                        key.shape().nullable(full),
                        parameters,
                        kind,
                        narrow,
                        full);
        return compiler.compile(layout, new Plan(layout));
    }

    /** Class files of all steps compiled so far. */
    List<byte[]> classFiles() {
        return compiler.classFiles();
    }
}
