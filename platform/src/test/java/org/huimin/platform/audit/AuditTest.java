package org.huimin.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Role;
import org.huimin.platform.testing.TestCallers;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final TestDatabase database = TestDatabase.create();
    private final Audit audit =
            new Audit(database.jdbc(), database.transactionManager(), Clock.systemUTC());

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void keepsWhoDidWhatWhy() {
        record("household.view", "household:1", "核实收入");
        record("household.view", "household:2", "");
        assertThat(audit.about("household:1", 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.username()).isEqualTo("test-350213");
                    assertThat(entry.roles()).containsExactly("CLERK");
                    assertThat(entry.reason()).isEqualTo("核实收入");
                    assertThat(entry.scopeFrom()).isEqualTo(350213000000L);
                });
        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Sound.class,
                        sound -> assertThat(sound.entries()).isEqualTo(2));
    }

    @Test
    void survivesARollbackOfTheWorkItSaw() {
        CallerContext.run(
                TestCallers.of("350213", Role.CLERK),
                () ->
                        database.transactions()
                                .executeWithoutResult(status -> {
                                    audit.record("household.view", "household:3", "", "");
                                    status.setRollbackOnly();
                                }));
        assertThat(audit.about("household:3", 10)).hasSize(1);
    }

    @Test
    void keepsTheChainUnderManyWriters() {
        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> record("household.view", "household:" + i % 7, ""));
        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        Verification.Sound.class,
                        sound -> assertThat(sound.entries()).isEqualTo(200));
    }

    @Test
    void theApplicationCanOnlyAdd() {
        record("household.view", "household:1", "");
        for (String sql :
                List.of(
                        "update audit.entry set reason = 'x'",
                        "delete from audit.entry",
                        "truncate audit.entry")) {
            assertThatThrownBy(() -> database.jdbc().sql(sql).update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void evenTheSuperuserMeetsTheTrigger() throws Exception {
        record("household.view", "household:1", "");
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from audit.entry"))
                    .hasMessageContaining("只增不改");
        }
    }

    @Test
    void showsTampering() throws Exception {
        IntStream.range(0, 5).forEach(i -> record("household.view", "household:" + i, ""));
        tamper("update audit.entry set subject = 'household:9' where number = 3");
        assertThat(audit.verify()).isEqualTo(new Verification.Broken(2, 3));
        tamper("delete from audit.entry where number = 3");
        assertThat(audit.verify()).isEqualTo(new Verification.Broken(2, 4));
        assertThat(new AuditCommand(audit).run(List.of("verify"))).isEqualTo(1);
    }

    private void tamper(String sql) throws Exception {
        try (Connection connection = database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table audit.entry disable trigger only_grows");
            statement.execute(sql);
        }
    }

    private void record(String action, String subject, String reason) {
        CallerContext.run(
                TestCallers.of("350213", Role.CLERK),
                () -> audit.record(action, subject, reason, ""));
    }
}
