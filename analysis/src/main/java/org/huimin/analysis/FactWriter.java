package org.huimin.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;
import org.huimin.engine.reform.Tables;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code DIR/county=350213/part-0.parquet}: a row a household, facts of members as lists. A
 * county's households should come together; where they do not, it gets more files.
 */
public final class FactWriter implements Tables.FactSink {

    /** Households of one file. */
    private static final int ROOM = 200_000;

    private final Path folder;
    private final Library library;
    private final List<FactType> facts;
    private final Duck duck;
    private final Map<Integer, Integer> parts = new HashMap<>();
    private @Nullable DuckDBAppender appender;
    private int county = -1;
    private int rows;

    /**
     * @param facts ids of those to write
     */
    public FactWriter(Path folder, Library library, List<String> facts) throws IOException {
        this.folder = folder;
        this.library = library;
        this.facts =
                facts.stream()
                        .map(id -> new FactType(library.vocabulary().fact(id).orElseThrow()))
                        .toList();
        this.duck = new Duck();
        String columns =
                this.facts.stream()
                        .map(each ->
                                ", %s %s".formatted(Duck.name(each.fact().id()), each.staged()))
                        .collect(Collectors.joining());
        try {
            duck.execute(
                    "create table facts(household VARCHAR, place BIGINT, member VARCHAR[]"
                            + columns
                            + ")");
        } catch (SQLException e) {
            throw Duck.failed(folder.toString(), e);
        }
    }

    @Override
    public void add(FactColumns columns, IntFunction<String> household, IntFunction<String> member)
            throws IOException {
        try {
            long[][] values = new long[facts.size()][];
            byte[][] unknown = new byte[facts.size()][];
            for (int f = 0; f < values.length; f++) {
                values[f] = columns.values(facts.get(f).fact().id());
                unknown[f] = columns.unknown(facts.get(f).fact().id());
            }
            for (int i = 0; i < columns.households(); i++) {
                int here = new PlaceCode(columns.place[i]).county6();
                if (here != county || rows == ROOM) {
                    flush();
                    county = here;
                }
                row(columns, i, values, unknown, household, member);
            }
        } catch (SQLException e) {
            throw Duck.failed(folder.toString(), e);
        }
    }

    private void row(
            FactColumns columns,
            int i,
            long[][] values,
            byte[][] unknown,
            IntFunction<String> household,
            IntFunction<String> member)
            throws SQLException {
        DuckDBAppender into = appender;
        if (into == null) {
            into = duck.connection().createAppender("facts");
            appender = into;
        }
        int from = columns.memberStart[i];
        int size = columns.memberStart[i + 1] - from;
        List<String> members = new ArrayList<>(size);
        for (int j = 0; j < size; j++) {
            members.add(member.apply(from + j));
        }
        into.beginRow().append(household.apply(i)).append(columns.place[i]).append(members);
        for (int f = 0; f < values.length; f++) {
            FactType type = facts.get(f);
            if (type.fact().ofMember()) {
                list(into, type, values[f], unknown[f], from, size);
            } else if (unknown[f][i] != 0) {
                into.appendNull();
            } else if (type.isText()) {
                into.append(type.text(values[f][i]));
            } else {
                into.append(values[f][i]);
            }
        }
        into.endRow();
        rows++;
    }

    private static void list(
            DuckDBAppender into, FactType type, long[] values, byte[] unknown, int from, int size)
            throws SQLException {
        if (type.isText()) {
            List<@Nullable String> texts = new ArrayList<>(size);
            for (int j = from; j < from + size; j++) {
                texts.add(unknown[j] != 0 ? null : type.text(values[j]));
            }
            into.append(texts);
            return;
        }
        boolean[] missing = new boolean[size];
        for (int j = 0; j < size; j++) {
            missing[j] = unknown[from + j] != 0;
        }
        into.append(Arrays.copyOfRange(values, from, from + size), missing);
    }

    /** Writes the rows at hand as the next part of their county. */
    private void flush() throws SQLException, IOException {
        if (appender != null) {
            appender.close();
            appender = null;
        }
        if (rows == 0) {
            return;
        }
        Path into = folder.resolve("county=%06d".formatted(county));
        Files.createDirectories(into);
        int part = parts.merge(county, 1, Integer::sum) - 1;
        String columns =
                facts.stream().map(FactWriter::written).collect(Collectors.joining(", ", ", ", ""));
        duck.execute(
                "copy (select household, place, member%s from facts) to %s (format parquet, compression zstd, kv_metadata {'huimin.format': '1', 'huimin.library': %s})"
                        .formatted(
                                facts.isEmpty() ? "" : columns,
                                Duck.quoted(into.resolve("part-" + part + ".parquet").toString()),
                                Duck.quoted(library.version())));
        duck.execute("truncate facts");
        rows = 0;
    }

    private static String written(FactType type) {
        String name = Duck.name(type.fact().id());
        return type.fact().ofMember()
                ? "list_transform(%s, lambda v: %s)::%s as %s"
                        .formatted(name, type.value("v"), type.column(), name)
                : "%s::%s as %s".formatted(type.value(name), type.column(), name);
    }

    @Override
    public void close() throws IOException {
        try (duck) {
            flush();
        } catch (SQLException e) {
            throw Duck.failed(folder.toString(), e);
        }
    }
}
