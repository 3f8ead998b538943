package org.huimin.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdInput.MemberInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.PlaceRange;
import org.huimin.platform.access.Role;
import org.huimin.platform.console.Archipelago;
import org.huimin.platform.policy.ParameterChanges.Proposal;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** A new value on its way: proposed, judged, previewed, decided by another, in force, restarted. */
@PlatformTest
class ParameterChangesTest {
    private static final long COUNTY = 350213_000000L;
    private static final long NEIGHBOUR = 350212_000000L;
    private static final long CITY = 350200_000000L;

    @Autowired ParameterChanges changes;
    @Autowired Previews previews;
    @Autowired PolicyLibrary policy;
    @Autowired ChangeStore store;
    @Autowired PlatformTransactionManager transactionManager;
    @Autowired TransactionOperations transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry registry) {
        registry.add("huimin.content", Archipelago::content);
    }

    private final Caller officer = caller("officer", COUNTY, Role.APPROVER);
    private final Caller leader = caller("leader", CITY, Role.LEADER);

    @AfterEach
    void takeBackWhatWaits() {
        as(
                officer,
                () -> {
                    for (ChangeView view : changes.list(Change.State.PROPOSED)) {
                        if (view.change().proposedBy().equals("officer")) {
                            changes.withdraw(view.change().id(), "");
                        }
                    }
                    return true;
                });
    }

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
        UUID first = as(officer, () -> changes.propose(proposal(day, "1100"))).id();
        preview(first);
        as(leader, () -> changes.approve(first, ""));
        UUID second = as(officer, () -> changes.propose(proposal(day, "1150"))).id();
        preview(second);
        as(leader, () -> changes.approve(second, ""));
        assertThat(as(leader, () -> changes.find(first)).orElseThrow().change().state())
                .isEqualTo(Change.State.SUPERSEDED);
        assertThat(amount(policy.current(), COUNTY, day)).isEqualTo(85000);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEADER", "CLERK", "DATA_OFFICER", "AUDITOR", "SYSTEM"})
    void onlyAnApproverProposes(Role role) {
        Caller other = caller("other", COUNTY, role);
        assertThatThrownBy(() -> as(other, () -> changes.propose(proposal(today(), "1"))))
                .isInstanceOf(NotPermitted.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVER", "CLERK", "DATA_OFFICER", "AUDITOR", "SYSTEM"})
    void onlyALeaderDecides(Role role) {
        UUID id = as(officer, () -> changes.propose(proposal(today().plusDays(2), "1001"))).id();
        Caller other = caller("other", COUNTY, role);
        assertThatThrownBy(() -> as(other, () -> changes.approve(id, "")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> as(other, () -> changes.refuse(id, "不同意这样")))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void theProposerNeverDecidesEvenWithBothRoles() {
        Caller both = caller("both", COUNTY, Role.APPROVER, Role.LEADER);
        LocalDate day = today().plusDays(3);
        UUID id = as(both, () -> changes.propose(proposal(day, "1300"))).id();
        preview(id);
        refused("own-proposal", () -> as(both, () -> changes.approve(id, "")));
        refused("own-proposal", () -> as(both, () -> changes.refuse(id, "自己退回")));
        // and the database does not take it from a program that forgot to ask
        assertThatThrownBy(() ->
                        as(
                                both,
                                () ->
                                        transactions.execute(s ->
                                                store.decide(
                                                        id,
                                                        Change.State.APPROVED,
                                                        "both",
                                                        clock.instant(),
                                                        ""))))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("two_people");
        assertThatThrownBy(() ->
                        as(
                                both,
                                () ->
                                        transactions.execute(s ->
                                                store.decide(
                                                        id,
                                                        Change.State.APPROVED,
                                                        "leader",
                                                        clock.instant(),
                                                        ""))))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("by its caller");
        as(both, () -> changes.withdraw(id, ""));
    }

    @Test
    void aProposalIsNeverRewrittenAndNeverDeleted() {
        UUID id = as(officer, () -> changes.propose(proposal(today().plusDays(4), "1301"))).id();
        for (String sql :
                List.of(
                        "update policy.change set value = '9' where id = '%s'",
                        "delete from policy.change where id = '%s'")) {
            assertThatThrownBy(() ->
                            as(
                                    officer,
                                    () ->
                                            transactions.execute(
                                                    s -> jdbc.sql(sql.formatted(id)).update())))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void scopeHoldsForProposingReadingAndDeciding() {
        Caller neighbour = caller("neighbour", NEIGHBOUR, Role.APPROVER, Role.LEADER);
        assertThatThrownBy(() -> as(neighbour, () -> changes.propose(proposal(today(), "1"))))
                .isInstanceOf(NotPermitted.class);
        UUID id = as(officer, () -> changes.propose(proposal(today().plusDays(5), "1302"))).id();
        assertThat(as(neighbour, () -> changes.find(id))).isEmpty();
        assertThat(as(neighbour, () -> changes.list(null))).isEmpty();
        assertThat(as(neighbour, () -> changes.waitingForMe())).isZero();
        refused("no-change", () -> as(neighbour, () -> changes.approve(id, "")));
        refused("no-change", () -> as(neighbour, () -> previews.ask(id)));
        assertThat(as(leader, () -> changes.waitingForMe())).isPositive();
        assertThat(as(officer, () -> changes.waitingForMe())).isZero();
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
        UUID good = propose(proposal(day, "1404")).id();
        preview(good);
        as(leader, () -> changes.approve(good, ""));
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
        as(
                leader,
                () ->
                        transactions.execute(s ->
                                store.decide(
                                        strange,
                                        Change.State.APPROVED,
                                        "leader",
                                        clock.instant(),
                                        "")));
        policy.refresh();
        assertThat(policy.current().version()).isEqualTo(version);
        assertThat(as(leader, () -> changes.leftAside()))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.change().id()).isEqualTo(strange);
                    assertThat(left.problems().getFirst().zh()).isNotEmpty();
                    assertThat(left.problems().getFirst().en()).isNotEmpty();
                });
        UUID next = propose(proposal(day.plusDays(1), "1405")).id();
        preview(next);
        as(leader, () -> changes.approve(next, ""));
        assertThat(amount(policy.current(), COUNTY, day.plusDays(1))).isEqualTo(110500);
    }

    private Change propose(Proposal proposal) {
        return as(officer, () -> changes.propose(proposal));
    }

    /** As the job does, without people. */
    private void preview(UUID id) {
        UUID attempt = as(officer, () -> previews.ask(id));
        as(
                Caller.system(PlaceRange.nation()),
                () -> {
                    assertThat(previews.take(attempt, place -> 0)).isPresent();
                    previews.done(attempt, "{}");
                    return true;
                });
    }

    private static void refused(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(code);
                            assertThat(refusal.zh()).isNotBlank();
                            assertThat(refusal.en()).isNotBlank();
                            assertThat(refusal.remedyZh()).isNotBlank();
                            assertThat(refusal.remedyEn()).isNotBlank();
                        });
    }

    /** What a household that harvests 300 gets, in fen. */
    private static long amount(Library library, long place, LocalDate on) {
        var household =
                new HouseholdInput(
                        place,
                        on,
                        Map.of("urbanRural", "rural"),
                        List.of(new MemberInput("1", Map.of("harvest", 30000L))),
                        HouseholdInput.Unlisted.POLICY);
        return library.decider().decide(household).getFirst().outcome()
                        instanceof Outcome.Granted granted
                ? granted.amountFen()
                : -1;
    }

    private Proposal proposal(LocalDate effective, String value) {
        return proposal("standard", COUNTY, effective, value, "示例县〔2026〕1号", "按年度调整标准");
    }

    private static Proposal proposal(
            String parameter,
            long place,
            LocalDate effective,
            String value,
            String source,
            String reason) {
        return new Proposal(
                Archipelago.PROGRAMME,
                parameter,
                place,
                "*",
                effective,
                value,
                source,
                "第二条",
                reason);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Caller caller(String username, long place, Role... roles) {
        return new Caller(username, username, Set.of(roles), PlaceRange.under(place));
    }

    private static <T> T as(Caller caller, java.util.function.Supplier<T> work) {
        return CallerContext.run(caller, work::get);
    }
}
