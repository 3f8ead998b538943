package org.huimin.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes the two roles every database of ours knows: {@code huimin_owner} owns and migrates, {@code
 * huimin_app} is what the application uses. Row-level security binds the second one, because it
 * neither owns tables nor may bypass policies.
 */
final class Roles {
    static final String OWNER = "huimin_owner";
    static final String APP = "huimin_app";

    private Roles() {}

    /**
     * Makes what is missing; harmless when repeated.
     *
     * @param login may create roles (a superuser, or CREATEROLE and owner of its database)
     * @param roles the two roles' future logins
     * @throws SQLException when the login may not do so; the caller explains
     */
    static void prepare(Login login, List<Login> roles) throws SQLException {
        try (Connection connection = connect(login);
                Statement statement = connection.createStatement()) {
            // several programs may start at once
            statement.execute("select pg_advisory_lock(hashtext('huimin.roles'))");
            for (Login role : roles) {
                prepareRole(role, statement);
            }
            String database = statement.enquoteIdentifier(connection.getCatalog(), true);
            statement.execute("revoke all on database " + database + " from public");
            statement.execute(
                    "grant connect, create, temporary on database " + database + " to " + OWNER);
            statement.execute("grant connect, temporary on database " + database + " to " + APP);
            statement.execute("revoke create on schema public from public");
            // extensions of the modules live there
            statement.execute("grant create, usage on schema public to " + OWNER);
        }
    }

    /** Makes an empty database owned by {@link #OWNER}, if there is none of that name. */
    static void createDatabase(Login superuser, String name) throws SQLException {
        try (Connection connection = connect(superuser);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('huimin.database'))");
            try (var found =
                    statement.executeQuery(
                            "select 1 from pg_database where datname = "
                                    + statement.enquoteLiteral(name))) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute(
                    "create database "
                            + statement.enquoteIdentifier(name, true)
                            + " template template0");
        }
    }

    private static void prepareRole(Login role, Statement statement) throws SQLException {
        if (canConnect(role)) {
            return;
        }
        boolean exists;
        try (var found =
                statement.executeQuery(
                        "select 1 from pg_roles where rolname = "
                                + statement.enquoteLiteral(role.user()))) {
            exists = found.next();
        }
        statement.execute(
                "%s role %s login nosuperuser nobypassrls nocreatedb nocreaterole password %s"
                        .formatted(
                                exists ? "alter" : "create",
                                role.user(),
                                statement.enquoteLiteral(role.password())));
    }

    private static boolean canConnect(Login login) {
        try (var _ = connect(login)) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    static Connection connect(Login login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }
}
