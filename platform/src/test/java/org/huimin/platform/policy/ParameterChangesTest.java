package org.huimin.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.huimin.engine.policy.Library;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.Role;
import org.huimin.platform.console.Archipelago;
import org.junit.jupiter.api.Test;

/** A new value on its way: proposed, judged, previewed, decided by another, in force, restarted. */
class ParameterChangesTest extends ChangesTest {
    @Test
    void anotherPersonApprovesAndThePlatformDecidesWithItFromItsDay() {
        LocalDate day = today().plusDays(30);
        String before = policy.current().version();
        UUID id = as(officer, () -> changes.propose(proposal(day, "1200"))).id();
        // other tests may have set other days of the county
        long usual = amount(policy.current(), COUNTY, day);

        preview(id);
        Change approved = as(leader, () -> changes.approve(id, "同意"));

        assertThat(approved.state()).isEqualTo(Change.State.APPROVED);
        assertThat(approved.decidedBy()).isEqualTo("leader");
        Library now = policy.current();
        assertThat(now.version()).isNotEqualTo(before);
        assertThat(amount(now, COUNTY, day)).isEqualTo(90000);
        assertThat(amount(now, COUNTY, day.minusDays(1))).isEqualTo(usual);
        assertThat(amount(now, NEIGHBOUR, day)).isEqualTo(70000);

        var restarted =
                new PolicyLibrary(Path.of(Archipelago.content()), store, transactionManager);
        assertThat(restarted.current().version()).isEqualTo(now.version());
        assertThat(as(leader, () -> changes.approvedRows()))
                .anySatisfy(row -> assertThat(row.value()).isEqualTo("1200"));
    }

    @Test
    void aLaterApprovalOfTheSameCellReplacesTheEarlierOne() {
        LocalDate day = today().plusDays(31);
        UUID first = approved(proposal(day, "1100"));
        approved(proposal(day, "1150"));
        assertThat(as(leader, () -> changes.find(first)).orElseThrow().change().state())
                .isEqualTo(Change.State.SUPERSEDED);
        assertThat(amount(policy.current(), COUNTY, day)).isEqualTo(85000);
    }

    @Test
    void whatCannotBeIsRefusedWithWhatToDo() {
        refused("invalid-effective", () -> propose(proposal(today().minusDays(1), "1200")));
        refused("invalid-value", () -> propose(proposal(today(), "一千二")));
        refused(
                "invalid-value",
                () -> propose(proposal("standard", COUNTY, today(), "1200.123", "文件一号", "调整标准")));
        refused(
                "invalid-source",
                () -> propose(proposal("standard", COUNTY, today(), "1", "", "调整标准")));
        refused(
                "invalid-reason",
                () -> propose(proposal("standard", COUNTY, today(), "1", "文件一号", "")));
        refused(
                "invalid-parameter",
                () -> propose(proposal("hat", COUNTY, today(), "1", "文件一号", "调整标准")));
        // the content lets only the nation set it
        refused(
                "invalid-place",
                () -> propose(proposal("umbrellas", COUNTY, today(), "2", "文件一号", "调整标准")));
        refused(
                "invalid-place",
                () ->
                        propose(
                                proposal(
                                        "standard",
                                        COUNTY + 2000,
                                        today(),
                                        "1200",
                                        "文件一号",
                                        "调整标准")));
        assertThat(as(officer, () -> changes.list(Change.State.PROPOSED))).isEmpty();
    }

    @Test
    void twoProposalsForOneCellDoNotMeet() {
        LocalDate day = today().plusDays(6);
        propose(proposal(day, "1400"));
        refused("cell-taken", () -> propose(proposal(day, "1500")));
        propose(proposal(day.plusDays(1), "1500"));
    }

    @Test
    void withoutAFreshPreviewNothingIsApproved() {
        UUID one = propose(proposal(today().plusDays(7), "1401")).id();
        refused("no-preview", () -> as(leader, () -> changes.approve(one, "")));
        UUID two = propose(proposal(today().plusDays(8), "1402")).id();
        preview(one);
        preview(two);
        as(leader, () -> changes.approve(one, ""));
        // the library the second one was compared with is no longer in force
        refused("stale-preview", () -> as(leader, () -> changes.approve(two, "")));
        preview(two);
        as(leader, () -> changes.approve(two, ""));
        refused("decided-already", () -> as(leader, () -> changes.approve(two, "")));
        refused("decided-already", () -> as(leader, () -> changes.refuse(two, "来不及了")));
    }

    @Test
    void aRefusalNeedsAReasonAndAWithdrawalItsProposer() {
        UUID id = propose(proposal(today().plusDays(9), "1403")).id();
        refused("invalid-reason", () -> as(leader, () -> changes.refuse(id, "")));
        Caller colleague = caller("colleague", COUNTY, Role.APPROVER);
        refused("not-yours", () -> as(colleague, () -> changes.withdraw(id, "")));
        Change refused = as(leader, () -> changes.refuse(id, "依据文件不对"));
        assertThat(refused.decisionReason()).isEqualTo("依据文件不对");
        // the cell is free again
        propose(proposal(today().plusDays(9), "1403"));
    }

    @Test
    void anApprovedRowTheContentNoLongerTakesIsLeftAside() {
        LocalDate day = today().plusDays(10);
        approved(proposal(day, "1404"));
        String version = policy.current().version();
        UUID strange =
                as(
                        caller("somebody", COUNTY, Role.APPROVER),
                        () ->
                                transactions.execute(s ->
                                        store.add(
                                                proposal("lost", COUNTY, day, "1", "文件一号", "调整标准"),
                                                "somebody",
                                                clock.instant())));
        decideUnasked(leader, strange, "leader");
        policy.refresh();
        assertThat(policy.current().version()).isEqualTo(version);
        assertThat(as(leader, () -> changes.leftAside()))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.change().id()).isEqualTo(strange);
                    assertThat(left.problems().getFirst().zh()).isNotEmpty();
                    assertThat(left.problems().getFirst().en()).isNotEmpty();
                });
        approved(proposal(day.plusDays(1), "1405"));
        assertThat(amount(policy.current(), COUNTY, day.plusDays(1))).isEqualTo(110500);
    }
}
