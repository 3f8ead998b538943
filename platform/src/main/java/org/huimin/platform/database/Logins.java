package org.huimin.platform.database;

import java.sql.SQLException;
import java.util.List;

/** How to connect as the two roles of one database. */
record Logins(Login owner, Login app) {

    /**
     * Prepares the roles with a login that may create them.
     *
     * @throws IllegalStateException when the login cannot; the message names the remedy
     */
    static Logins prepare(Login login, MasterKey key) {
        Login owner = login.as(Roles.OWNER, key.password(Roles.OWNER));
        Login app = login.as(Roles.APP, key.password(Roles.APP));
        try {
            Roles.prepare(login, List.of(owner, app));
            return new Logins(owner, app);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    """
                    Cannot prepare the database as %s: %s
                    Remedy: HUIMIN_DATABASE_URL, _USER and _PASSWORD must name a PostgreSQL 15+ database and a
                    login that may create roles and grant on that database (a superuser, or its owner with CREATEROLE).
                    无法准备数据库：请检查 HUIMIN_DATABASE_URL、_USER、_PASSWORD，该账号须能创建角色并有权授权该数据库。\
                    """
                            .formatted(login, e.getMessage()),
                    e);
        }
    }
}
