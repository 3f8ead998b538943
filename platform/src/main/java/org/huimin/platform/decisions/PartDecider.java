package org.huimin.platform.decisions;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.huimin.platform.people.Projection;
import org.huimin.platform.policy.PolicyLibrary;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Reads, decides, compares and writes one part, in the caller's transaction. */
@Component
class PartDecider {
    private final PolicyLibrary policy;
    private final Projection projection;
    private final RunStore runs;
    private final List<RunListener> listeners;
    private final DataSource database;
    private final Clock clock;

    PartDecider(
            PolicyLibrary policy,
            Projection projection,
            RunStore runs,
            List<RunListener> listeners,
            DataSource database,
            Clock clock) {
        this.policy = policy;
        this.projection = projection;
        this.runs = runs;
        this.listeners = listeners;
        this.database = database;
        this.clock = clock;
    }

    /** What one worker thread keeps from part to part. */
    record Workspace(Library library, BatchDecider kernel, PartColumns columns) {}

    /**
     * @param library that every part of the run is decided with, whatever is approved meanwhile
     */
    Workspace workspace(RunHead run, Library library) {
        BatchDecider kernel = policy.kernel(library, run.on());
        List<String> facts = kernel.factsRead().stream().filter(projection::has).toList();
        return new Workspace(library, kernel, new PartColumns(library, facts, projection::has));
    }

    void decide(RunHead run, RunStore.Part part, Workspace workspace) {
        if (!runs.take(run.id(), part.number())) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            decide(connection, run, part, workspace);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "part %d of run %s could not be decided".formatted(part.number(), run.id()), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    private void decide(Connection connection, RunHead run, RunStore.Part part, Workspace workspace)
            throws SQLException {
        PartColumns read = workspace.columns();
        // counted now, not when the run was cut: an import may have come in between
        read.begin(projection.people(part.from(), part.to()));
        projection.read(connection, part.from(), part.to(), read.asked(), read);
        read.end(projection.coverage());

        Library library = workspace.library();
        BatchDecisions decisions = workspace.kernel().decide(read.columns());
        PartResult result =
                new PartResult(
                        run.id(),
                        run.on(),
                        part.from(),
                        part.to(),
                        library.programmes(),
                        read.columns(),
                        decisions,
                        read.householdIds(),
                        read.memberIds(),
                        read.rolls(),
                        read.unregistered());
        long changed = writeChanges(connection, run, result);
        listeners.forEach(listener -> listener.partDecided(result));
        runs.partDone(
                run.id(),
                part.number(),
                result.households().length,
                result.members().length,
                changed);
    }

    private long writeChanges(Connection connection, RunHead run, PartResult part)
            throws SQLException {
        VerdictStore store = new VerdictStore(connection, part.fromPlace(), part.toPlace());
        Map<UUID, Long> before = store.current();
        boolean[] memberUnit = memberUnit(part.programmes());
        List<UUID> ended = new ArrayList<>();
        List<UUID> newcomers = new ArrayList<>();
        try (VerdictStore.Changes changes = store.changes()) {
            Packer packer = new Packer(part, memberUnit);
            for (int h = 0; h < part.householdCount(); h++) {
                UUID household = part.households()[h];
                long fingerprint = packer.fingerprint(h);
                Long known = before.remove(household);
                if (known == null || known != fingerprint) {
                    (known == null ? newcomers : ended).add(household);
                    packer.pack(h);
                    changes.add(
                            household,
                            part.columns().place[h],
                            packer.outcomes(),
                            packer.amounts(),
                            packer.reasons(),
                            fingerprint);
                }
            }
            changes.finish();
        }
        long changed = newcomers.size() + ended.size();
        ended.addAll(before.keySet());
        store.write(run, ended, newcomers, changed, clock.instant());
        return changed;
    }

    private static boolean[] memberUnit(List<Programme> programmes) {
        boolean[] memberUnit = new boolean[programmes.size()];
        for (int p = 0; p < memberUnit.length; p++) {
            memberUnit[p] = programmes.get(p).unit() == Programme.Unit.MEMBER;
        }
        return memberUnit;
    }

    /**
     * A household's result as the arrays of its row: for a programme of members the most favourable
     * outcome and the sum.
     */
    private static final class Packer {
        private static final byte[] FAVOUR = {0, 1, 3, 2};

        private final FactColumns columns;
        private final BatchDecisions decisions;
        private final boolean[] memberUnit;
        private final byte[] outcomes;
        private final long[] amounts;
        private final long[] reasons;

        Packer(PartResult part, boolean[] memberUnit) {
            this.columns = part.columns();
            this.decisions = part.decisions();
            this.memberUnit = memberUnit;
            outcomes = new byte[memberUnit.length];
            amounts = new long[memberUnit.length];
            reasons = new long[memberUnit.length];
        }

        long fingerprint(int h) {
            return Fingerprint.of(
                    decisions, memberUnit, h, columns.memberStart[h], columns.memberStart[h + 1]);
        }

        void pack(int h) {
            Arrays.fill(amounts, 0);
            for (int p = 0; p < memberUnit.length; p++) {
                if (memberUnit[p]) {
                    packMembers(p, h);
                } else {
                    outcomes[p] = decisions.outcome(p)[h];
                    amounts[p] = decisions.amount(p)[h];
                    reasons[p] = decisions.reasons(p, h);
                }
            }
        }

        private void packMembers(int p, int h) {
            byte best = 0;
            long why = 0;
            for (int m = columns.memberStart[h]; m < columns.memberStart[h + 1]; m++) {
                byte outcome = decisions.outcome(p)[m];
                if (FAVOUR[outcome] > FAVOUR[best]) {
                    best = outcome;
                    why = decisions.reasons(p, m);
                }
                amounts[p] += decisions.amount(p)[m];
            }
            outcomes[p] = best;
            reasons[p] = why;
        }

        byte[] outcomes() {
            return outcomes;
        }

        long[] amounts() {
            return amounts;
        }

        long[] reasons() {
            return reasons;
        }
    }
}
