package org.huimin.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;

/** Asks the policy engine's batch with the published rules of the place. Safe for many threads. */
final class EngineVerdicts implements Verdicts {
    private final BatchDecider batch;
    private final List<Programme> programmes;
    private final Map<String, Fact> facts = new HashMap<>();
    private final ThreadLocal<FactColumns> columns;

    EngineVerdicts(Library library, LocalDate on) {
        batch = BatchDecider.of(library, on);
        programmes = library.programmes();
        library.vocabulary().facts().forEach(fact -> facts.put(fact.id(), fact));
        columns = ThreadLocal.withInitial(() -> new FactColumns(library, 1, 1));
    }

    @Override
    public List<String> householdProgrammes() {
        return programmes.stream()
                .filter(each -> each.paid() && each.unit() == Programme.Unit.HOUSEHOLD)
                .map(Programme::id)
                .toList();
    }

    @Override
    public List<Grant> granted(Household household, Projection.Facts known) {
        var grants = new ArrayList<Grant>(2);
        if (known.members().isEmpty()) {
            return grants;
        }
        BatchDecisions decisions = batch.decide(fill(household, known));
        for (int p = 0; p < programmes.size(); p++) {
            if (programmes.get(p).paid()) {
                add(programmes.get(p), p, decisions, known.members(), grants);
            }
        }
        return grants;
    }

    @Override
    public boolean ended(Household household, Projection.Facts known, String programme, int at) {
        int row = 0;
        while (row < known.members().size() && known.members().get(row).at() != at) {
            row++;
        }
        if (row == known.members().size()) {
            return true;
        }
        BatchDecisions decisions = batch.decide(fill(household, known));
        int p = 0;
        while (!programmes.get(p).id().equals(programme)) {
            p++;
        }
        boolean whole = programmes.get(p).unit() == Programme.Unit.HOUSEHOLD;
        return switch (decisions.outcome(p)[whole ? 0 : row]) {
            case BatchDecisions.GRANTED -> whole && decisions.covered(p)[row] == 0;
            case BatchDecisions.NEEDS_INFORMATION -> false;
            default -> true;
        };
    }

    private FactColumns fill(Household household, Projection.Facts known) {
        FactColumns table = columns.get();
        int size = known.members().size();
        table.reset(1, size);
        table.memberStart[0] = 0;
        table.memberStart[1] = size;
        table.place[0] = Long.parseLong(household.village.code());
        known.household().forEach((id, value) -> put(table, id, 0, value));
        for (int row = 0; row < size; row++) {
            int at = row;
            known.members().get(row).facts().forEach((id, value) -> put(table, id, at, value));
        }
        return table;
    }

    private void put(FactColumns table, String id, int row, Object value) {
        Fact fact = facts.get(id);
        if (fact == null) {
            throw new IllegalArgumentException(
                    "数据集给出的事实 %s 不在词汇表中 / the vocabulary has no such fact".formatted(id));
        }
        table.put(fact, row, value);
    }

    private static void add(
            Programme programme,
            int p,
            BatchDecisions decisions,
            List<Projection.Member> members,
            List<Grant> grants) {
        byte[] outcome = decisions.outcome(p);
        long[] amount = decisions.amount(p);
        if (programme.unit() == Programme.Unit.HOUSEHOLD) {
            var covered = new ArrayList<Integer>(members.size());
            for (int row = 0; row < members.size(); row++) {
                if (decisions.covered(p)[row] != 0) {
                    covered.add(members.get(row).at());
                }
            }
            if (outcome[0] == BatchDecisions.GRANTED && amount[0] > 0 && !covered.isEmpty()) {
                grants.add(new Grant(programme.id(), true, List.copyOf(covered), amount[0]));
            }
            return;
        }
        for (int row = 0; row < members.size(); row++) {
            if (outcome[row] == BatchDecisions.GRANTED && amount[row] > 0) {
                grants.add(
                        new Grant(
                                programme.id(),
                                false,
                                List.of(members.get(row).at()),
                                amount[row]));
            }
        }
    }
}
