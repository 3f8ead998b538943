package org.huimin.platform.database;

import java.sql.SQLException;
import java.util.List;

/** How to connect as the two roles of one database. */
record Logins(Login owner, Login app) {
    private static final int OLDEST = 18;

    /**
     * Prepares the roles with a login that may create them.
     *
     * @throws IllegalStateException when the login cannot; the message names the remedy
     */
    static Logins prepare(Login login, MasterKey key) {
        Login owner = login.as(Roles.OWNER, key.password(Roles.OWNER));
        Login app = login.as(Roles.APP, key.password(Roles.APP));
        try {
            refuseOldServer(login);
            Roles.prepare(login, List.of(owner, app));
            return new Logins(owner, app);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    """
                    Cannot prepare the database as %s: %s
                    Remedy: HUIMIN_DATABASE_URL, _USER and _PASSWORD must name a PostgreSQL 18 database and a
                    login that may create roles and grant on that database (a superuser, or its owner with CREATEROLE).
                    无法准备数据库：请检查 HUIMIN_DATABASE_URL、_USER、_PASSWORD，该账号须能创建角色并有权授权该数据库。\
                    """
                            .formatted(login, e.getMessage()),
                    e);
        }
    }

    /** Periods that must not overlap are constraints, which servers have since this version. */
    private static void refuseOldServer(Login login) throws SQLException {
        try (var connection = Roles.connect(login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new IllegalStateException(
                        """
                        The database server at %s is PostgreSQL %d, but %d or newer is needed.
                        Remedy: name a newer server in HUIMIN_DATABASE_URL, or leave it out to use the one that comes along.
                        数据库服务器版本为 PostgreSQL %2$d，须为 %3$d 或更高：请在 HUIMIN_DATABASE_URL 指定新版本服务器，或不设置以使用自带数据库。\
                        """
                                .formatted(login, version, OLDEST));
            }
        }
    }
}
