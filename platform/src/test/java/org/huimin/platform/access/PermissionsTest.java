package org.huimin.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermissionsTest {
    @Test
    void refusesNobody() {
        assertThatThrownBy(() -> Permissions.require(Permission.VIEW_FIGURES))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("未登录");
    }

    @Test
    void saysWhoCouldGrant() {
        CallerContext.run(
                TestCallers.of("350213", Role.CLERK),
                () ->
                        assertThatThrownBy(() -> Permissions.require(Permission.IMPORT))
                                .hasMessageContaining("数据管理员")
                                .hasMessageContaining("data officer"));
    }

    @Test
    void addsUpRoles() {
        assertThat(Permissions.of(TestCallers.of("350213", Role.CLERK, Role.DATA_OFFICER)))
                .contains(Permission.IMPORT, Permission.UNMASK);
    }

    @ParameterizedTest
    @EnumSource(names = {"LEADER", "DATA_OFFICER", "AUDITOR", "SYSTEM"})
    void onlyCaseWorkersSeeFullNumbers(Role role) {
        assertThat(Permissions.of(TestCallers.of("350213", role)))
                .doesNotContain(Permission.UNMASK);
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void everyPermissionBelongsToSomebody(Permission permission) {
        assertThat(Permissions.having(permission)).isNotEmpty().isNotEqualTo(Set.of(Role.values()));
    }
}
