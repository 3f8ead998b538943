package org.huimin.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.huimin.engine.policy.Text;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.Role;
import org.junit.jupiter.api.Test;

/** What the content says of a standard, in the two-person change: warned of, or not to be set. */
class StandardChangesTest extends ChangesTest {
    private static final long PROVINCE = 350000_000000L;

    /** No other test sets anything so far off. */
    private static final int FAR = 30_000;

    private final Caller provinceOfficer = caller("province-officer", PROVINCE, Role.APPROVER);
    private final Caller provinceLeader = caller("province-leader", PROVINCE, Role.LEADER);

    @Test
    void aWarningIsSeenByBothAndStaysWithTheDecision() {
        LocalDate day = today().plusDays(FAR + 1000);
        approved(proposal(day, "1500"));
        UUID id = propose(proposal(day.plusDays(1), "1400")).id();

        for (Caller reader : List.of(officer, leader)) {
            assertThat(warnings(reader, id))
                    .singleElement()
                    .satisfies(warning -> {
                        assertThat(warning.zh())
                                .contains("1,400.00", "1,500.00", "只升不降", "依据：", "art.3");
                        assertThat(warning.en())
                                .contains("1,400.00", "1,500.00", "not lowered", "Legal basis:");
                    });
        }

        preview(id);
        Change approved = as(leader, () -> changes.approve(id, "收成普遍下降"));
        assertThat(approved.state()).isEqualTo(Change.State.APPROVED);
        assertThat(approved.decisionReason()).startsWith("收成普遍下降").contains("只升不降", "art.3");
        assertThat(warnings(leader, id)).isEmpty();
        // raising it warns nobody
        UUID higher = propose(proposal(day.plusDays(2), "1600")).id();
        assertThat(warnings(officer, higher)).isEmpty();
    }

    @Test
    void belowTheFloorNothingIsProposed() {
        LocalDate day = today().plusDays(FAR + 100);
        floor(day, "1300");
        assertThatThrownBy(() -> propose(proposal(day.plusDays(1), "1299.99")))
                .isInstanceOfSatisfying(
                        ChangeRefused.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo("invalid-value");
                            assertThat(refusal.zh())
                                    .contains("1,299.99", "1,300.00", "省定", "依据：", "art.2");
                            assertThat(refusal.en())
                                    .contains("1,299.99", "1,300.00", "floor", "Legal basis:");
                            assertThat(refusal.remedyZh()).isNotBlank();
                            assertThat(refusal.remedyEn()).isNotBlank();
                        });
        assertThat(as(officer, () -> changes.list(Change.State.PROPOSED))).isEmpty();
        // at the floor it may be
        UUID id = propose(proposal(day.plusDays(1), "1300")).id();
        assertThat(warnings(officer, id)).isEmpty();
    }

    @Test
    void whatHasFallenBelowTheFloorMeanwhileIsNotApproved() {
        LocalDate day = today().plusDays(FAR + 200);
        UUID id = propose(proposal(day, "1310")).id();
        floor(day, "1320");
        preview(id);

        refused("invalid-value", () -> as(leader, () -> changes.approve(id, "同意")));

        Change still = as(leader, () -> changes.find(id)).orElseThrow().change();
        assertThat(still.state()).isEqualTo(Change.State.PROPOSED);
        assertThat(warnings(leader, id))
                .singleElement()
                .satisfies(warning -> assertThat(warning.zh()).contains("1,320.00", "省定"));
        assertThat(as(leader, () -> changes.refuse(id, "低于省定低限")).state())
                .isEqualTo(Change.State.REFUSED);
    }

    private List<Text> warnings(Caller reader, UUID id) {
        return as(reader, () -> changes.find(id)).orElseThrow().warnings();
    }

    /** The province's own standard, proposed and approved by two people of the province. */
    private void floor(LocalDate day, String value) {
        UUID id =
                as(
                                provinceOfficer,
                                () ->
                                        changes.propose(
                                                proposal(
                                                        "standard",
                                                        PROVINCE,
                                                        day,
                                                        value,
                                                        "示例省〔2026〕2号",
                                                        "定省的低限")))
                        .id();
        preview(id, provinceOfficer);
        as(provinceLeader, () -> changes.approve(id, ""));
    }
}
