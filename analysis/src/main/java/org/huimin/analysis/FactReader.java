package org.huimin.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;

/**
 * Reads Parquet facts into columns, file by file and batch by batch: what is in memory does not
 * grow with the files. A fact the files lack stays as its absent policy says.
 */
public final class FactReader {

    /** Households of a batch. */
    static final int BATCH = 20_000;

    /**
     * A batch: it is only good until the consumer returns.
     *
     * @param household names, as many as there are households
     * @param member names, as many as there are members
     */
    public record Batch(FactColumns facts, List<String> household, List<String> member) {}

    /** Takes batches. */
    public interface Consumer {
        void accept(Batch batch) throws IOException;
    }

    private final Library library;
    private final List<String> wanted;
    private final TreeSet<String> missing = new TreeSet<>();

    /**
     * @param facts ids of those to read
     */
    public FactReader(Library library, List<String> facts) {
        this.library = library;
        this.wanted = facts;
    }

    /** Facts that some file read so far lacks. */
    public List<String> missing() {
        return List.copyOf(missing);
    }

    /** The Parquet files of a folder, or the file itself, in the order they are read. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
        }
    }

    /**
     * @param folder of files, or one file
     * @throws IOException naming the file and what is wrong with it
     */
    public void read(Path folder, Consumer into) throws IOException {
        List<Path> files = Files.exists(folder) ? files(folder) : List.of();
        if (files.isEmpty()) {
            throw new IOException(
                    "%s 里没有 Parquet 文件 / there are no Parquet files in %s"
                            .formatted(folder, folder));
        }
        FactColumns facts = new FactColumns(library, 0, 0);
        try (Duck duck = new Duck()) {
            for (Path file : files) {
                try {
                    file(duck, file, facts, into);
                } catch (SQLException e) {
                    throw Duck.failed(file.toString(), e);
                }
            }
        }
    }

    private void file(Duck duck, Path file, FactColumns facts, Consumer into)
            throws SQLException, IOException {
        Map<String, String> columns = duck.columns(file);
        List<FactType> there = check(duck, file, columns);
        List<FactType> ofHousehold =
                there.stream().filter(each -> !each.fact().ofMember()).toList();
        List<FactType> ofMember = there.stream().filter(each -> each.fact().ofMember()).toList();
        String households =
                "select household, place, len(member)%s from %s"
                        .formatted(
                                ofHousehold.stream()
                                        .map(each ->
                                                ", " + each.number(Duck.name(each.fact().id())))
                                        .collect(Collectors.joining()),
                                Duck.parquet(file));
        String members =
                "select m%s from (select unnest(member) as m%s from %s)"
                        .formatted(
                                ofMember.stream()
                                        .map(each ->
                                                ", " + each.number(Duck.name(each.fact().id())))
                                        .collect(Collectors.joining()),
                                ofMember.stream()
                                        .map(each ->
                                                ", unnest(%1$s) as %1$s"
                                                        .formatted(Duck.name(each.fact().id())))
                                        .collect(Collectors.joining()),
                                Duck.parquet(file));
        try (var second = duck.connection().duplicate();
                Statement one = duck.connection().createStatement();
                Statement two = second.createStatement();
                ResultSet outer = one.executeQuery(households);
                ResultSet inner = two.executeQuery(members)) {
            Cursor cursor = new Cursor(file, outer, inner, ofHousehold, ofMember);
            while (cursor.next(facts)) {
                into.accept(
                        new Batch(
                                facts, List.copyOf(cursor.household), List.copyOf(cursor.member)));
            }
        }
    }

    private List<FactType> check(Duck duck, Path file, Map<String, String> columns)
            throws SQLException, IOException {
        String format = duck.metadata(file).get("huimin.format");
        if (!"1".equals(format)) {
            throw wrong(file, "huimin.format", "1", String.valueOf(format));
        }
        need(file, columns, "household", "VARCHAR");
        need(file, columns, "place", "BIGINT");
        need(file, columns, "member", "VARCHAR[]");
        List<FactType> there = new ArrayList<>();
        for (String id : wanted) {
            Fact fact = library.vocabulary().fact(id).orElseThrow();
            FactType type = new FactType(fact);
            if (columns.containsKey(id)) {
                need(file, columns, id, type.column());
                there.add(type);
            } else if (!fact.derived()) {
                missing.add(id);
            }
        }
        return there;
    }

    private static void need(Path file, Map<String, String> columns, String name, String type)
            throws IOException {
        String found = columns.get(name);
        if (!type.equals(found)) {
            throw wrong(file, name, type, found == null ? "没有 / missing" : found);
        }
    }

    private static IOException wrong(Path file, String what, String wanted, String found) {
        return new IOException(
                "%s：“%s”应为 %s，实为 %s；请用 bin/facts 重新导出 / %s should be %s: write the files anew with"
                                .formatted(file, what, wanted, found, what, wanted)
                        + " bin/facts");
    }

    /** Two results over one file in step: households, and their members one after another. */
    private static final class Cursor {

        private final Path file;
        private final ResultSet outer;
        private final ResultSet inner;
        private final List<FactType> ofHousehold;
        private final List<FactType> ofMember;
        private final int[] start = new int[BATCH + 1];
        private final long[] place = new long[BATCH];
        private final long[][] values;
        private final boolean[][] unknown;
        final List<String> household = new ArrayList<>();
        final List<String> member = new ArrayList<>();

        Cursor(
                Path file,
                ResultSet outer,
                ResultSet inner,
                List<FactType> ofHousehold,
                List<FactType> ofMember) {
            this.file = file;
            this.outer = outer;
            this.inner = inner;
            this.ofHousehold = ofHousehold;
            this.ofMember = ofMember;
            this.values = new long[ofHousehold.size()][BATCH];
            this.unknown = new boolean[ofHousehold.size()][BATCH];
        }

        boolean next(FactColumns facts) throws SQLException, IOException {
            household.clear();
            member.clear();
            int count = 0;
            while (count < BATCH && outer.next()) {
                household.add(outer.getString(1));
                place[count] = outer.getLong(2);
                start[count + 1] = start[count] + outer.getInt(3);
                for (int f = 0; f < values.length; f++) {
                    values[f][count] = number(outer, 4 + f, ofHousehold.get(f), count);
                    unknown[f][count] = outer.wasNull();
                }
                count++;
            }
            if (count == 0) {
                if (inner.next()) {
                    throw uneven(household.size());
                }
                return false;
            }
            facts.reset(count, start[count]);
            System.arraycopy(start, 0, facts.memberStart, 0, count + 1);
            System.arraycopy(place, 0, facts.place, 0, count);
            for (int f = 0; f < values.length; f++) {
                String id = ofHousehold.get(f).fact().id();
                System.arraycopy(values[f], 0, facts.values(id), 0, count);
                byte[] missing = facts.unknown(id);
                for (int i = 0; i < count; i++) {
                    missing[i] = (byte) (unknown[f][i] ? 1 : 0);
                }
            }
            members(facts, start[count]);
            return true;
        }

        private void members(FactColumns facts, int count) throws SQLException, IOException {
            long[][] into = new long[ofMember.size()][];
            byte[][] missing = new byte[ofMember.size()][];
            for (int f = 0; f < into.length; f++) {
                into[f] = facts.values(ofMember.get(f).fact().id());
                missing[f] = facts.unknown(ofMember.get(f).fact().id());
            }
            for (int j = 0; j < count; j++) {
                if (!inner.next()) {
                    throw uneven(j);
                }
                String name = inner.getString(1);
                if (name == null) {
                    throw uneven(j);
                }
                member.add(name);
                for (int f = 0; f < into.length; f++) {
                    into[f][j] = number(inner, 2 + f, ofMember.get(f), j);
                    missing[f][j] = (byte) (inner.wasNull() ? 1 : 0);
                }
            }
        }

        /** The engine's number of a cell; 0 for null, which the result then says. */
        private long number(ResultSet row, int column, FactType type, int at)
                throws SQLException, IOException {
            if (type.isText()) {
                String text = row.getString(column);
                return text == null ? 0 : type.ofText(text);
            }
            long value = row.getLong(column);
            if (value == -1 && type.file().equals("VARCHAR")) {
                throw new IOException(
                        "%s：%s 有代码表里没有的代码（这一批第 %d 行） / %s has a code that is not in its list"
                                .formatted(file, type.fact().id(), at + 1, type.fact().id()));
            }
            return value;
        }

        private IOException uneven(int row) {
            return new IOException(
                    "%s：有的成员事实列表与 member 长度不同（这一批第 %d 人附近） / a list of a member's fact is longer than the"
                                    .formatted(file, row + 1)
                            + " list of members");
        }
    }
}
