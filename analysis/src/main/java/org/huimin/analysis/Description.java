package org.huimin.analysis;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Says what Parquet files hold: rows, columns, which library they were written for. */
final class Description {

    private Description() {}

    static void write(Path folder, PrintStream out) throws IOException {
        try (Duck duck = new Duck()) {
            for (Path file : FactReader.files(folder)) {
                try {
                    out.println(
                            "%s  %,d 行 rows  %s"
                                    .formatted(
                                            folder.relativize(file),
                                            rows(duck, file),
                                            duck.metadata(file)));
                } catch (SQLException e) {
                    throw Duck.failed(file.toString(), e);
                }
            }
            if (!FactReader.files(folder).isEmpty()) {
                duck.columns(FactReader.files(folder).getFirst())
                        .forEach((name, type) -> out.println("  " + name + " " + type));
            }
        } catch (SQLException e) {
            throw Duck.failed(folder.toString(), e);
        }
    }

    /** The result is closed before the next question: results are streamed. */
    private static long rows(Duck duck, Path file) throws SQLException {
        try (Statement statement = duck.connection().createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from " + Duck.parquet(file))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
