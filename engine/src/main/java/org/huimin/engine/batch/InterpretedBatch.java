package org.huimin.engine.batch;

import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;

/** Decides households of a batch one by one: the kernels' judge, and their last resort. */
final class InterpretedBatch {

    private final Library library;
    private final Decider decider;
    private final LocalDate on;

    InterpretedBatch(Library library, LocalDate on) {
        this.library = library;
        this.decider = library.decider();
        this.on = on;
    }

    /** Decides the household and writes its decisions where a kernel would. */
    void decide(FactColumns facts, int household, BatchDecisions into) {
        int start = facts.memberStart[household];
        for (Decider.UnitOutcome decision : decider.outcomes(facts.household(household, on))) {
            Programme programme = decision.programme();
            int p = library.programmes().indexOf(programme);
            boolean ofMember = programme.unit() == Programme.Unit.MEMBER;
            int row = ofMember ? start + decision.memberIndex() : household;
            write(programme, decision.outcome(), p, row, into);
            if (!ofMember && into.detail() == Detail.REASONS) {
                for (int j = start; j < facts.memberStart[household + 1]; j++) {
                    boolean covered =
                            decision.outcome() instanceof Outcome.Granted granted
                                    && granted.coveredMembers().contains(j - start);
                    into.covered[p][j] = (byte) (covered ? 1 : 0);
                }
            }
        }
    }

    private static void write(
            Programme programme, Outcome outcome, int p, int row, BatchDecisions into) {
        into.amount[p][row] = 0;
        long bits = 0;
        into.outcome[p][row] =
                switch (outcome) {
                    case Outcome.NotApplicable _ -> BatchDecisions.NOT_APPLICABLE;
                    case Outcome.Refused(var reasons) -> {
                        for (Outcome.Reason reason : reasons) {
                            bits |= bit(programme, reason.rule());
                        }
                        yield BatchDecisions.REFUSED;
                    }
                    case Outcome.Granted granted -> {
                        into.amount[p][row] = granted.amountFen();
                        yield BatchDecisions.GRANTED;
                    }
                    case Outcome.NeedsInformation needs -> {
                        for (String condition : needs.conditions()) {
                            bits |= bit(programme, condition);
                        }
                        yield BatchDecisions.NEEDS_INFORMATION;
                    }
                };
        if (into.detail() == Detail.REASONS) {
            into.reasons(p, row, bits);
        }
    }

    private static long bit(Programme programme, String condition) {
        List<Rule> conditions = programme.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).id().equals(condition)) {
                return 1L << i;
            }
        }
        return 0;
    }
}
