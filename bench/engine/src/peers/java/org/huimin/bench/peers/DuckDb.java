package org.huimin.bench.peers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.huimin.bench.engine.Peer;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB in memory, one thread: one statement that aggregates the members by household first, then
 * joins the figures in force, and writes the nine amounts and answers into a table.
 */
final class DuckDb implements Peer {

    private static final String DECIDE =
            """
            CREATE OR REPLACE TABLE r AS
            WITH mm AS (
              SELECT i, count(*) AS n,
                sum(CASE WHEN student = 1 THEN 0 WHEN disLevel IN (1, 2) THEN wage // 2 ELSE wage END + pension)::BIGINT AS earned,
                count(*) FILTER (age >= 70 OR age < 18 OR disLevel IN (1, 2)) AS special,
                bool_and((age >= 60 OR age < 16 OR disLevel IN (1, 2) OR disLevel = 3 AND disKind >= 5) AND workAble = 0) AS frail,
                max(wage + pension) AS highest,
                count(*) FILTER (selfCare = 0) AS s0, count(*) FILTER (selfCare = 1) AS s1, count(*) FILTER (selfCare = 2) AS s2,
                sum(CASE WHEN severe = 1 THEN medOop ELSE 0 END)::BIGINT AS severeOop, sum(medOop)::BIGINT AS allOop,
                count(*) FILTER (disLevel >= 1) AS c5,
                count(*) FILTER (injuryNursing = 0 AND disLevel = 1) AS n1,
                count(*) FILTER (injuryNursing = 0 AND (disLevel = 2 OR disLevel = 3 AND disKind >= 5)) AS n2,
                count(*) FILTER (localHukou = 1 AND age >= 100) AS o100,
                count(*) FILTER (localHukou = 1 AND age >= 90 AND age < 100) AS o90,
                count(*) FILTER (localHukou = 1 AND age >= 80 AND age < 90) AS o80,
                count(*) FILTER (orphan = 1 AND (age < 18 OR student = 1 AND age <= 24)) AS k1,
                count(*) FILTER (orphan = 2 AND (age < 18 OR student = 1 AND age <= 24)) AS k2
              FROM m GROUP BY i),
            a AS (
              SELECT h.*, mm.* EXCLUDE (i), p.* EXCLUDE (place),
                CASE WHEN urban = 1 THEN stdUrban ELSE stdRural END AS std,
                biz + prop + trans + earned AS income,
                (biz + prop + trans + earned) // n AS pci, deposits // n AS depPc
              FROM h JOIN mm ON h.i = mm.i JOIN p ON h.place = p.place),
            b AS (SELECT *, depPc <= std * dibaoMult AND houses <= 2 AND carValue <= carLimit AS asD,
                depPc <= std * margMult AND houses <= 2 AND carValue <= carLimit AS asM,
                rent + eduCost + severeOop // 12 AS rigid FROM a),
            c AS (SELECT *, frail AND highest < std AND supporterAble = 0 AND pci < std AND asD AS e2 FROM b),
            d AS (SELECT *, NOT e2 AND pci < std AND asD AS e1 FROM c),
            e AS (SELECT *, NOT e1 AND NOT e2 AND pci < std * 15 // 10 AND asM AS e3,
                CASE WHEN e1 THEN greatest(std * n - income + (std * addPct // 100) * special, minTopup) ELSE 0 END AS a1 FROM d),
            f AS (SELECT *, e1 OR e3 AS low,
                NOT e1 AND NOT e2 AND NOT e3 AND income - rigid < std * n AND pci <= disposableCap AND houses <= 2
                  AND depPc <= std * margMult AS e4,
                NOT e2 AND (disasterLoss > 3 * std * n OR allOop > 12 * std * n AND pci < 2 * std) AS e9,
                CASE WHEN e2 THEN 0 ELSE n1 * nurseSub1 + n2 * nurseSub2 END AS a6 FROM e),
            g AS (SELECT *, o100 * old100 + o90 * old90 + o80 * (CASE WHEN low THEN old80 ELSE old80 // 2 END) AS a7 FROM f)
            SELECT i, e1, e2, e3, e4, low AND c5 > 0 AS e5, a6 > 0 AS e6, a7 > 0 AS e7, k1 + k2 > 0 AS e8, e9, a1,
              CASE WHEN e2 THEN n * tekunBasic + s0 * nurse0 + s1 * nurse1 + s2 * nurse2 ELSE 0 END AS a2,
              CASE WHEN e3 THEN (insContribution // 2) * n ELSE 0 END AS a3,
              CASE WHEN e4 THEN least(rigid * 30 // 100, rigidCap) ELSE 0 END AS a4,
              CASE WHEN low AND c5 > 0 THEN c5 * disLiv ELSE 0 END AS a5, a6, a7,
              k1 * orphanStd + k2 * (CASE WHEN e1 THEN greatest(orphanStd - a1 // n, 0) ELSE orphanStd END) AS a8,
              CASE WHEN e9 THEN least((disasterLoss + allOop) // 2, 6 * std * n) ELSE 0 END AS a9
            FROM g
            """;

    private @Nullable Connection connection;

    @Override
    public String name() {
        return "DuckDB 2.0.0.1, SQL";
    }

    @Override
    public String note() {
        return "one thread, in memory, members aggregated first, results written into a table";
    }

    @Override
    public int households(int wanted) {
        return wanted;
    }

    private Connection open() throws SQLException {
        Connection known = connection;
        if (known == null) {
            known = DriverManager.getConnection("jdbc:duckdb:");
            connection = known;
            run("SET threads = 1");
            run("SET preserve_insertion_order = false");
        }
        return known;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = open().createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void prepare(Source source) throws SQLException {
        open();
        table("h", "i INTEGER, place INTEGER", source.householdColumns());
        table("m", "i INTEGER", source.memberColumns());
        table("p", "place INTEGER", source.figures());
        try (DuckDBAppender rows = appender("h")) {
            for (int i = 0; i < source.households(); i++) {
                rows.beginRow();
                rows.append(i);
                rows.append(source.place(i));
                for (String column : source.householdColumns()) {
                    rows.append(source.household(column, i));
                }
                rows.endRow();
            }
        }
        try (DuckDBAppender rows = appender("m")) {
            for (int i = 0; i < source.households(); i++) {
                for (int j = source.start(i); j < source.start(i + 1); j++) {
                    rows.beginRow();
                    rows.append(i);
                    for (String column : source.memberColumns()) {
                        rows.append(source.member(column, j));
                    }
                    rows.endRow();
                }
            }
        }
        try (DuckDBAppender rows = appender("p")) {
            for (int place = 0; place < source.places(); place++) {
                rows.beginRow();
                rows.append(place);
                for (String figure : source.figures()) {
                    rows.append(source.rate(figure, place));
                }
                rows.endRow();
            }
        }
    }

    private void table(String name, String keys, String[] columns) throws SQLException {
        String rest =
                Arrays.stream(columns)
                        .map(column -> column + " BIGINT")
                        .collect(Collectors.joining(", "));
        run("CREATE TABLE %s (%s, %s)".formatted(name, keys, rest));
    }

    private DuckDBAppender appender(String table) throws SQLException {
        return open().unwrap(DuckDBConnection.class)
                .createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    @Override
    public void decide() throws SQLException {
        run(DECIDE);
    }

    @Override
    public long checksum() throws SQLException {
        StringBuilder terms = new StringBuilder("0");
        for (int p = 1; p <= 9; p++) {
            terms.append(" + a%d * (i %% 1009 + 1) + e%d::INTEGER * (i %% 997 + 1)".formatted(p, p));
        }
        try (Statement statement = open().createStatement();
                ResultSet sum = statement.executeQuery("SELECT sum(" + terms + ")::BIGINT FROM r")) {
            sum.next();
            return sum.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
