package org.huimin.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.huimin.engine.base.PlaceRange;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdInput.MemberInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Role;
import org.huimin.platform.console.Archipelago;
import org.huimin.platform.policy.ParameterChanges.Proposal;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;

/** People, proposals and steps that tests of changes share. */
@PlatformTest
abstract class ChangesTest {
    static final long COUNTY = 350213_000000L;
    static final long NEIGHBOUR = 350212_000000L;
    static final long CITY = 350200_000000L;

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

    final Caller officer = caller("officer", COUNTY, Role.APPROVER);
    final Caller leader = caller("leader", CITY, Role.LEADER);

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

    Change propose(Proposal proposal) {
        return as(officer, () -> changes.propose(proposal));
    }

    /** Proposed by the officer, previewed, approved by the leader. */
    UUID approved(Proposal proposal) {
        UUID id = propose(proposal).id();
        preview(id);
        as(leader, () -> changes.approve(id, ""));
        return id;
    }

    /** As the job does, without people. */
    void preview(UUID id) {
        preview(id, officer);
    }

    void preview(UUID id, Caller asking) {
        UUID attempt = as(asking, () -> previews.ask(id));
        as(
                Caller.system(PlaceRange.NATION),
                () -> {
                    assertThat(previews.take(attempt, place -> 0)).isPresent();
                    previews.done(attempt, "{}");
                    return true;
                });
    }

    static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
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
    static long amount(Library library, long place, LocalDate on) {
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

    Proposal proposal(LocalDate effective, String value) {
        return proposal("standard", COUNTY, effective, value, "示例县〔2026〕1号", "按年度调整标准");
    }

    static Proposal proposal(
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

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static Caller caller(String username, long place, Role... roles) {
        return new Caller(username, username, Set.of(roles), PlaceRange.under(place));
    }

    static <T> T as(Caller caller, java.util.function.Supplier<T> work) {
        return CallerContext.run(caller, work::get);
    }

    /** Settles a change behind the back of {@link ParameterChanges}. */
    void decideUnasked(Caller caller, UUID id, String by) {
        as(
                caller,
                () ->
                        transactions.execute(_ ->
                                store.decide(id, Change.State.APPROVED, by, clock.instant(), "")));
    }
}
