package org.huimin.engine.batch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Values;
import org.huimin.engine.policy.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * How the households of some columns find their parameters and their kind of loop: by place,
 * residence, and whether a fact that is seldom unknown is unknown for them. Valid for one state of
 * the columns; one thread works with one, see {@link #again}.
 */
final class Routing {

    /** A fact unknown in more than one of so many rows is ordinary, not unusual. */
    private static final int UNUSUAL = 64;

    /** Of long columns every so-many-th stretch is looked at to tell what is ordinary. */
    private static final int SAMPLE = 8;

    private static final int STRETCH = 4_096;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Vocabulary vocabulary;
    private final FactColumns facts;
    private final ParameterRows parameters;
    private final RecentRows recent;
    private final @Nullable Column residence;
    private final long urban;
    private final Shape shape;
    private final @Nullable Object[] values;
    private final byte[] @Nullable [] unknown;
    private final Unusual unusual;
    private final List<Bounded> bounded = new ArrayList<>();

    /** A column whose numbers a clean kernel expects within ±2^bits. */
    private record Bounded(long[] values, boolean ofMember, int bits) {}

    Routing(
            Library library,
            FactColumns facts,
            ParameterRows parameters,
            List<Fact> read,
            Set<String> ordinaryUnknowns,
            boolean residenceInFormulas,
            Detail detail) {
        this.vocabulary = library.vocabulary();
        this.facts = facts;
        this.unusual = new Unusual(facts.memberStart);
        this.parameters = parameters;
        this.recent = new RecentRows(parameters);
        Fact home = library.vocabulary().fact(Parameter.RESIDENCE_FACT).orElse(null);
        if (home != null && read.contains(home)) {
            residence = facts.column(home.id());
            urban = Values.parse(home.type(), Parameter.URBAN).orElse(0);
        } else {
            residence = null;
            urban = 0;
        }
        int count = library.vocabulary().facts().size();
        this.values = new Object[count];
        this.unknown = new byte[count][];
        Map<Integer, Column.Width> narrow = new TreeMap<>();
        Set<String> open = new TreeSet<>();
        Set<String> ordinary = new TreeSet<>();
        Set<String> given = new TreeSet<>();
        for (Fact fact : read) {
            if (fact.derived() && !facts.has(fact.id())) {
                continue;
            }
            Column column = facts.column(fact.id());
            int ordinal = library.vocabulary().facts().indexOf(fact);
            values[ordinal] = column.values();
            int bits = Ranges.bits(fact, column.width());
            if (bits > 0) {
                bounded.add(new Bounded((long[]) column.values(), fact.ofMember(), bits));
            }
            if (column.width() != Column.Width.LONG) {
                narrow.put(ordinal, column.width());
            }
            if (fact.derived()) {
                given.add(fact.id());
                unknown[ordinal] = column.unknown();
            } else if (!column.complete()) {
                open.add(fact.id());
                byte[] marks = column.unknown();
                unknown[ordinal] = marks;
                // an unknown residence only makes parameters unknown, and their rows know that
                boolean routed = fact.equals(home) && !residenceInFormulas;
                if (!routed && ordinary(fact, marks, ordinaryUnknowns)) {
                    ordinary.add(fact.id());
                } else if (!routed) {
                    unusual.watch(fact.ofMember(), marks);
                }
            }
        }
        this.shape =
                new Shape(
                        narrow, Set.copyOf(open), Set.copyOf(ordinary), Set.copyOf(given), detail);
    }

    /** For another thread over the same columns. */
    private Routing(Routing other) {
        vocabulary = other.vocabulary;
        facts = other.facts;
        unusual = other.unusual.again();
        parameters = other.parameters;
        recent = new RecentRows(parameters);
        residence = other.residence;
        urban = other.urban;
        shape = other.shape;
        values = other.values;
        unknown = other.unknown;
        bounded.addAll(other.bounded);
    }

    Routing again() {
        return new Routing(this);
    }

    /** Whether loops and arrays of the other serve here too. */
    boolean same(Routing other) {
        return shape.equals(other.shape)
                && java.util.Arrays.equals(values, other.values)
                && java.util.Arrays.equals(unknown, other.unknown)
                && unusual.same(other.unusual);
    }

    Shape shape() {
        return shape;
    }

    @Nullable Object[] values() {
        return values;
    }

    byte[] @Nullable [] unknown() {
        return unknown;
    }

    /** Every array with a fact's numbers or marks of unknown rows. */
    void columns(BiConsumer<Object, Fact> each) {
        for (int ordinal = 0; ordinal < values.length; ordinal++) {
            Fact fact = vocabulary.facts().get(ordinal);
            if (values[ordinal] != null) {
                each.accept(values[ordinal], fact);
            }
            if (unknown[ordinal] != null) {
                each.accept(unknown[ordinal], fact);
            }
        }
    }

    private boolean ordinary(Fact fact, byte[] marks, Set<String> ordinaryUnknowns) {
        if (ordinaryUnknowns.contains(fact.id())) {
            return true;
        }
        int rows = fact.ofMember() ? facts.members() : facts.households();
        int step = rows < SAMPLE * STRETCH ? STRETCH : SAMPLE * STRETCH;
        long seen = 0;
        long set = 0;
        for (int from = 0; from < rows; from += step) {
            int to = Math.min(rows, from + STRETCH);
            seen += to - from;
            set += count(marks, from, to);
        }
        boolean many = set * UNUSUAL > seen && set > 1;
        return many && ordinaryUnknowns.add(fact.id());
    }

    private static long count(byte[] marks, int from, int to) {
        long count = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            count += Long.bitCount((long) EIGHT.get(marks, at));
        }
        for (; at < to; at++) {
            count += marks[at];
        }
        return count;
    }

    /** The row of parameters that is in force for the household. */
    int row(int household) {
        int column = ParameterRows.URBAN;
        if (residence != null) {
            column =
                    residence.isUnknown(household)
                            ? ParameterRows.UNKNOWN_RESIDENCE
                            : residence.get(household) == urban
                                    ? ParameterRows.URBAN
                                    : ParameterRows.RURAL;
        }
        return recent.row(facts.place[household], column);
    }

    /** Looks for households of full loops; one thread's. */
    Unusual unusual() {
        return unusual;
    }

    /**
     * Whether all facts of the households lie within the bounds in which clean kernels do not
     * overflow.
     */
    boolean within(int from, int to) {
        int first = facts.memberStart[from];
        int last = facts.memberStart[to];
        boolean beyond = false;
        for (Bounded column : bounded) {
            beyond |=
                    column.ofMember
                            ? beyond(column.values, first, last, column.bits)
                            : beyond(column.values, from, to, column.bits);
        }
        return !beyond;
    }

    /** A loop without branches, many numbers at a time. */
    private static boolean beyond(long[] values, int from, int to, int bits) {
        long bias = 1L << bits;
        long any = 0;
        for (int at = from; at < to; at++) {
            any |= values[at] + bias;
        }
        return any >>> bits + 1 != 0;
    }
}
