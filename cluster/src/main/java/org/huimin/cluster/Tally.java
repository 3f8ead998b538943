package org.huimin.cluster;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.spark.util.AccumulatorV2;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Programme;

/**
 * Figures of each county, added up while it is decided. Spark counts a task once, however often it
 * was tried.
 */
final class Tally extends AccumulatorV2<Tally.Batch, TreeMap<String, Tally.County>> {

    private static final long serialVersionUID = 1L;

    /** Households whose fault is told by name; all are counted. */
    private static final int FAULTS_TOLD = 20;

    /** What became of one programme in one county. */
    static final class Line implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Households or members by outcome code, see {@link BatchDecisions}. */
        final long[] outcomes = new long[4];

        /** Fen a month. */
        long amount;

        /** Members the grants cover. */
        long covered;

        private void add(Line other) {
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] += other.outcomes[i];
            }
            amount = Math.addExact(amount, other.amount);
            covered += other.covered;
        }
    }

    /** One county: a line for each programme, in the library's order. */
    static final class County implements Serializable {
        private static final long serialVersionUID = 1L;

        long households;
        long members;
        long faults;
        final Line[] lines;

        County(int programmes) {
            lines = new Line[programmes];
            for (int p = 0; p < programmes; p++) {
                lines[p] = new Line();
            }
        }

        private void add(County other) {
            households += other.households;
            members += other.members;
            faults += other.faults;
            for (int p = 0; p < lines.length; p++) {
                lines[p].add(other.lines[p]);
            }
        }
    }

    /**
     * Decided households of one county.
     *
     * @param id names a household by its index
     */
    record Batch(
            String county,
            List<Programme> programmes,
            FactColumns facts,
            BatchDecisions decisions,
            IntFunction<String> id) {}

    private final TreeMap<String, County> counties = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public synchronized void add(Batch batch) {
        int programmes = batch.programmes().size();
        County county = counties.computeIfAbsent(batch.county(), _ -> new County(programmes));
        county.households += batch.facts().households();
        county.members += batch.facts().members();
        for (int p = 0; p < programmes; p++) {
            boolean ofMember = batch.programmes().get(p).unit() == Programme.Unit.MEMBER;
            add(county.lines[p], batch.decisions(), p, ofMember);
        }
        for (BatchDecisions.Fault fault : batch.decisions().faults()) {
            county.faults++;
            if (faults.size() < FAULTS_TOLD) {
                faults.add(
                        "%s %s: %s"
                                .formatted(
                                        batch.county(),
                                        batch.id().apply(fault.household()),
                                        fault.message()));
            }
        }
    }

    private static void add(Line line, BatchDecisions decisions, int programme, boolean ofMember) {
        byte[] outcome = decisions.outcome(programme);
        long[] amount = decisions.amount(programme);
        for (int unit = 0; unit < outcome.length; unit++) {
            line.outcomes[outcome[unit]]++;
            line.amount = Math.addExact(line.amount, amount[unit]);
        }
        if (ofMember) {
            line.covered = line.outcomes[BatchDecisions.GRANTED];
        }
        for (byte covered : decisions.covered(programme)) {
            line.covered += covered;
        }
    }

    @Override
    public synchronized void merge(AccumulatorV2<Batch, TreeMap<String, County>> other) {
        Tally tally = (Tally) other;
        tally.counties.forEach((code, county) ->
                counties.computeIfAbsent(code, _ -> new County(county.lines.length)).add(county));
        for (String fault : tally.faults) {
            if (faults.size() < FAULTS_TOLD) {
                faults.add(fault);
            }
        }
    }

    @Override
    public synchronized boolean isZero() {
        return counties.isEmpty();
    }

    @Override
    public synchronized Tally copy() {
        Tally copy = new Tally();
        copy.merge(this);
        return copy;
    }

    @Override
    public synchronized void reset() {
        counties.clear();
        faults.clear();
    }

    /** The executor's heartbeat sends the figures so far while the task goes on counting. */
    private synchronized void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
    }

    /** By county code. */
    @Override
    public synchronized TreeMap<String, County> value() {
        return counties;
    }

    /** County, household and message of the first that could not be calculated. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
