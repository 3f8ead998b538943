package org.huimin.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** A DuckDB of one's own in memory, with a limit to it. */
final class Duck implements AutoCloseable {

    private static final String MEMORY = "1GB";
    private final DuckDBConnection connection;

    Duck() throws IOException {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
            execute("set memory_limit = '" + MEMORY + "'");
            execute("set preserve_insertion_order = true");
            execute("set autoinstall_known_extensions = false");
        } catch (SQLException e) {
            throw failed("duckdb", e);
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Names and types of the columns of a Parquet file, in its order. */
    Map<String, String> columns(Path file) throws SQLException {
        return pairs("select column_name, column_type from (describe select * from %s)", file);
    }

    /** Keys and values of a Parquet file's metadata. */
    Map<String, String> metadata(Path file) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select key::varchar, value::varchar from parquet_kv_metadata(%s)"
                                        .formatted(quoted(file.toString())))) {
            return pairs(rows);
        }
    }

    private Map<String, String> pairs(String sql, Path file) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.formatted(parquet(file)))) {
            return pairs(rows);
        }
    }

    private static Map<String, String> pairs(ResultSet rows) throws SQLException {
        Map<String, String> pairs = new LinkedHashMap<>();
        while (rows.next()) {
            pairs.put(rows.getString(1), rows.getString(2));
        }
        return pairs;
    }

    static String parquet(Path file) {
        return "read_parquet(%s, hive_partitioning = false)".formatted(quoted(file.toString()));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String name(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }

    static IOException failed(String what, SQLException e) {
        return new IOException("%s：%s".formatted(what, e.getMessage()), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
