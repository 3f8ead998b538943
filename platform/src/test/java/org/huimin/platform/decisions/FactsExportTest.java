package org.huimin.platform.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.reform.Tables;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Role;
import org.huimin.platform.testing.PlatformTest;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may take everybody's facts out, and who may not. */
@PlatformTest
class FactsExportTest {
    @Autowired FactsExport export;

    private final AtomicInteger opened = new AtomicInteger();

    private long export(Role role) {
        return CallerContext.run(
                TestCallers.of("350213", role),
                () -> {
                    try {
                        return export.export(
                                PlaceCode.of("350213"),
                                LocalDate.of(2026, 1, 1),
                                (_, facts) -> sink(facts));
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private Tables.FactSink sink(List<String> facts) {
        assertThat(facts).isNotEmpty();
        opened.incrementAndGet();
        return new Tables.FactSink() {
            @Override
            public void add(
                    FactColumns columns,
                    IntFunction<String> household,
                    IntFunction<String> member) {
                throw new AssertionError("nobody is registered");
            }

            @Override
            public void close() {}
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"LEADER", "APPROVER", "AUDITOR", "SYSTEM"})
    void whoMayExportGetsTheFacts(Role role) {
        assertThat(export(role)).isZero();
        assertThat(opened).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLERK", "DATA_OFFICER"})
    void nobodyElseDoes(Role role) {
        assertThatThrownBy(() -> export(role)).isInstanceOf(NotPermitted.class);
        assertThat(opened).hasValue(0);
    }

    @Test
    void everyRoleIsNamedHere() {
        assertThat(Role.values()).hasSize(6);
    }
}
