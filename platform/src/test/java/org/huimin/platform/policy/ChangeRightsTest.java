package org.huimin.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

/** Who may propose, read, decide and change a change, and who may not. */
class ChangeRightsTest extends ChangesTest {
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
        assertThatThrownBy(() -> decideUnasked(both, id, "both"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("two_people");
        assertThatThrownBy(() -> decideUnasked(both, id, "leader"))
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
}
