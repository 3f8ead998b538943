package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.ParameterRow;
import org.junit.jupiter.api.Test;

/** Deciding again what changed gives what deciding everything anew gives. */
class BatchSessionTest {

    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final int HOUSEHOLDS = 3_000;

    private final Library library = Library.load(Content.ROOT, Library.Selection.SPECIMENS);
    private final BatchDecider decider = BatchDecider.of(library, ON);

    private FactColumns columns(double unknown) {
        return new RandomHouseholds(
                        library, KernelEqualsInterpreter.facts(library, decider), 5, unknown)
                .columns(HOUSEHOLDS, ON);
    }

    private void same(BatchDecisions one, BatchDecisions other) {
        for (int p = 0; p < library.programmes().size(); p++) {
            assertThat(one.outcome(p)).isEqualTo(other.outcome(p));
            assertThat(one.amount(p)).isEqualTo(other.amount(p));
            assertThat(one.covered(p)).isEqualTo(other.covered(p));
            for (int unit = 0; unit < one.outcome(p).length; unit++) {
                assertThat(one.reasons(p, unit)).isEqualTo(other.reasons(p, unit));
            }
        }
    }

    @Test
    void severalThreadsDecideAlike() {
        FactColumns facts = columns(0.01);
        same(
                decider.session(facts, Detail.REASONS).decideWith(3),
                decider.session(facts, Detail.REASONS).decide());
    }

    @Test
    void aChangedFactNeedsOneHousehold() {
        FactColumns facts = columns(0.01);
        BatchSession session = decider.session(facts, Detail.REASONS);
        session.decide();
        for (int household : new int[] {0, 17, HOUSEHOLDS - 1}) {
            int member = facts.memberStart[household];
            facts.values("wage")[member] = facts.values("wage")[member] == 0 ? 900_000 : 0;
            facts.unknown("wage")[member] = 0;
            facts.unknown("deceased")[member] = (byte) (household == 17 ? 1 : 0);
            session.decide(household);
        }
        same(session.decisions(), BatchDecider.of(library, ON).decide(facts));
    }

    @Test
    void aChangedParameterNeedsOneRegion() {
        FactColumns facts = columns(0.01);
        BatchSession session = decider.session(facts, Detail.REASONS);
        BatchDecisions decisions = session.decide();
        ParameterRow row =
                new ParameterRow(
                        "_specimen",
                        "standard",
                        "350200",
                        "urban",
                        LocalDate.of(2026, 2, 1),
                        "1234",
                        "test",
                        "",
                        false);
        Library changed = library.with(Overlay.of(List.of(row)));
        BatchDecider after = BatchDecider.of(changed, ON);
        int decided = after.session(facts, decisions).decideIn(after.changes(decider));
        assertThat(decided).isBetween(1, HOUSEHOLDS / 2);
        same(decisions, BatchDecider.of(changed, ON).decide(facts));
        assertThat(decider.changes(decider).test(350_203_000_000L)).isFalse();
    }

    @Test
    void factsBeyondAllBoundsAreDecidedStepByStep() {
        FactColumns facts = columns(0);
        facts.values("wage")[facts.memberStart[3]] = 1L << 45;
        facts.values("deposits")[facts.memberStart[HOUSEHOLDS / 2]] = -(1L << 50);
        KernelEqualsInterpreter.check(library, ON, decider, facts);
    }

    @Test
    void narrowColumnsDecideAlike() {
        FactColumns wide = columns(0);
        BatchDecisions decisions = decider.decide(wide);
        FactColumns narrow = columns(0);
        narrow.bytes("deceased");
        narrow.shorts("disabilityLevel");
        narrow.ints("age");
        same(decider.session(narrow, Detail.REASONS).decide(), decisions);
    }

    @Test
    void amountsAloneAreTheSame() {
        FactColumns facts = columns(0.02);
        BatchDecisions amounts = decider.session(facts, Detail.AMOUNTS).decide();
        BatchDecisions reasons = decider.decide(facts);
        for (int p = 0; p < library.programmes().size(); p++) {
            assertThat(amounts.outcome(p)).isEqualTo(reasons.outcome(p));
            assertThat(amounts.amount(p)).isEqualTo(reasons.amount(p));
            assertThat(amounts.covered(p)).isEmpty();
        }
    }
}
