package org.huimin.platform.access;

import java.util.Set;
import org.huimin.engine.base.PlaceRange;

/**
 * On whose behalf code runs.
 *
 * @param username sign-in name, written to the audit trail
 * @param name name shown to people
 * @param scope the places whose rows the caller's transactions see
 */
public record Caller(String username, String name, Set<Role> roles, PlaceRange scope) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A job or command, working on the rows of some places. */
    public static Caller system(PlaceRange scope) {
        return new Caller("system", "系统", Set.of(Role.SYSTEM), scope);
    }
}
