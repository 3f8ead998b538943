package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huimin.engine.policy.Library;

/**
 * The compiled loops of one library and date. There is one clean and one full loop per kind of
 * place: places with the same rules, the same schemes and the same parameters missing are of one
 * kind, and what those decide is folded into the code. Made when first needed.
 */
final class Kernels {

    /** What a loop takes for granted of a place. */
    record Kind(int variants, Map<Integer, Long> schemes, Set<Integer> missing) {}

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
    private final KernelCompiler compiler = new KernelCompiler();
    private final Map<Key, KernelCompiler.Compiled> compiled = new ConcurrentHashMap<>();

    Kernels(Library library, LocalDate on, ParameterRows parameters) {
        this.library = library;
        this.on = on;
        this.parameters = parameters;
        this.narrow = parameters.narrow();
    }

    /** The clean lane of a row of parameters, the same in every batch. */
    synchronized int lane(int row) {
        Kind kind =
                new Kind(
                        parameters.variantSet(row),
                        parameters.schemes(row),
                        parameters.missing(row));
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

    static int full(int lane) {
        return lane | 1;
    }

    /** The loop of a lane over columns of a shape. */
    KernelCompiler.Compiled kernel(int lane, Shape shape) {
        return compiled.computeIfAbsent(new Key(lane, shape), this::compile);
    }

    private KernelCompiler.Compiled compile(Key key) {
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
                        kind.schemes(),
                        kind.missing(),
                        narrow,
                        full);
        Plan plan = new Plan(layout, parameters.variants(kind.variants()), parameters);
        return compiler.compile(layout, plan);
    }

    /** Class files of all steps compiled so far. */
    List<byte[]> classFiles() {
        return compiler.classFiles();
    }
}
