package org.huimin.platform.access;

import static org.huimin.platform.access.Permission.APPROVE_POLICY;
import static org.huimin.platform.access.Permission.DECLARE_FACT;
import static org.huimin.platform.access.Permission.EXPORT;
import static org.huimin.platform.access.Permission.IMPORT;
import static org.huimin.platform.access.Permission.PROPOSE_POLICY;
import static org.huimin.platform.access.Permission.RUN;
import static org.huimin.platform.access.Permission.SIMULATE_POLICY;
import static org.huimin.platform.access.Permission.UNMASK;
import static org.huimin.platform.access.Permission.VIEW_FIGURES;
import static org.huimin.platform.access.Permission.VIEW_FINDINGS;
import static org.huimin.platform.access.Permission.VIEW_HOUSEHOLD;
import static org.huimin.platform.access.Permission.VIEW_POLICY;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Which role may do what. Where it may be done is the caller's scope, kept by the database. */
public final class Permissions {
    private Permissions() {}

    /**
     * Lets the current caller pass, or not.
     *
     * @throws NotPermitted when no role of the caller has the permission, or nobody is calling
     */
    public static void require(Permission permission) {
        Caller caller = CallerContext.find().orElseThrow(() -> NotPermitted.nobody(permission));
        if (!of(caller).contains(permission)) {
            throw NotPermitted.to(permission, caller);
        }
    }

    public static Set<Permission> of(Caller caller) {
        var permissions = EnumSet.noneOf(Permission.class);
        caller.roles().forEach(role -> permissions.addAll(of(role)));
        return permissions;
    }

    /** The roles that have a permission: whom to ask. */
    static Set<Role> having(Permission permission) {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM && of(role).contains(permission))
                .forEach(roles::add);
        return roles;
    }

    private static Set<Permission> of(Role role) {
        return switch (role) {
            case LEADER ->
                    Set.of(
                            VIEW_FIGURES,
                            VIEW_FINDINGS,
                            VIEW_HOUSEHOLD,
                            EXPORT,
                            VIEW_POLICY,
                            APPROVE_POLICY,
                            SIMULATE_POLICY);
            case APPROVER ->
                    Set.of(
                            VIEW_FIGURES,
                            VIEW_FINDINGS,
                            VIEW_HOUSEHOLD,
                            UNMASK,
                            RUN,
                            EXPORT,
                            DECLARE_FACT,
                            VIEW_POLICY,
                            PROPOSE_POLICY,
                            SIMULATE_POLICY);
            case CLERK ->
                    Set.of(
                            VIEW_FIGURES,
                            VIEW_FINDINGS,
                            VIEW_HOUSEHOLD,
                            UNMASK,
                            DECLARE_FACT,
                            VIEW_POLICY);
            case DATA_OFFICER -> Set.of(VIEW_FIGURES, IMPORT, RUN, VIEW_POLICY);
            case AUDITOR ->
                    Set.of(VIEW_FIGURES, VIEW_FINDINGS, VIEW_HOUSEHOLD, EXPORT, VIEW_POLICY);
            // nobody looks at a job's screen: it has no reason to see a full number, and changing
            // the rules takes two people
            case SYSTEM ->
                    Set.of(
                            VIEW_FIGURES,
                            VIEW_FINDINGS,
                            VIEW_HOUSEHOLD,
                            IMPORT,
                            RUN,
                            EXPORT,
                            DECLARE_FACT,
                            VIEW_POLICY);
        };
    }
}
