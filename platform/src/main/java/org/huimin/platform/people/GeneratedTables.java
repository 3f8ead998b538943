package org.huimin.platform.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;

/** Makes the tables that follow from the contracts, as the owner, when the application starts. */
final class GeneratedTables {
    private GeneratedTables() {}

    /**
     * Makes what is missing and adds what contracts have gained. A changed type is not guessed at.
     *
     * @throws IllegalStateException naming the column whose type no longer fits, and what to do
     */
    static void make(DataSource owner, Datasets datasets, CurrentTable current) {
        List<String> statements = new ArrayList<>();
        for (DatasetContract contract : datasets.all()) {
            statements.addAll(new RecordTable(contract).ddl());
        }
        statements.addAll(current.ddl());
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local client_min_messages = warning");
                // several programs may start at once
                statement.execute("select pg_advisory_xact_lock(hashtext('people.generated'))");
                String fingerprint = Integer.toHexString(statements.hashCode());
                if (!fingerprint.equals(known(statement))) {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                    checkTypes(statement, datasets, current);
                    statement.execute(
                            "comment on table people.current is "
                                    + SqlNames.literal("generated " + fingerprint));
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "无法按数据集约定建表 / cannot make the tables of the dataset contracts: "
                            + e.getMessage(),
                    e);
        }
    }

    private static String known(Statement statement) throws SQLException {
        try (var rows =
                statement.executeQuery("select obj_description(to_regclass('people.current'))")) {
            rows.next();
            String comment = rows.getString(1);
            return comment == null ? "" : comment.replace("generated ", "");
        }
    }

    private static void checkTypes(Statement statement, Datasets datasets, CurrentTable current)
            throws SQLException {
        Map<String, String> types = new HashMap<>();
        try (var rows =
                statement.executeQuery(
                        "select table_name, column_name, data_type from information_schema.columns where table_schema = 'people'")) {
            while (rows.next()) {
                types.put(rows.getString(1) + '.' + rows.getString(2), rows.getString(3));
            }
        }
        for (DatasetContract contract : datasets.all()) {
            RecordTable table = new RecordTable(contract);
            for (Column column : contract.columns()) {
                check(
                        types,
                        table.name(),
                        SqlNames.column(column.id()),
                        RecordTable.sqlType(column));
            }
        }
        for (FactColumn column : current.columns()) {
            check(types, CurrentTable.NAME, column.sql(), column.sqlType());
        }
    }

    private static void check(
            Map<String, String> types, String table, String quotedColumn, String wanted) {
        String name = table.substring(table.indexOf('.') + 1) + '.' + SqlNames.bare(quotedColumn);
        String found = types.get(name);
        if (!wanted.equals(found)) {
            throw new IllegalStateException(
                    "列 people.%s 在库里是 %s，约定要求 %s：请给新类型换一个列名，或先把旧列改名。 / column people.%s is %s but its contract wants %s: give the new type another column id, or rename the old column first."
                            .formatted(name, found, wanted, name, found, wanted));
        }
    }
}
