package org.huimin.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.reform.ReformReport;
import org.huimin.engine.reform.ReformRun;
import org.huimin.engine.reform.SyntheticPopulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactFilesTest {

    private static final Path CONTENT = Path.of("..", "content").toAbsolutePath().normalize();
    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final long[] VILLAGES = {
        350_203_001_001L, 350_213_001_001L, 350_213_002_001L, 500_103_001_001L
    };
    private static final int HOUSEHOLDS = 45_000;

    @TempDir Path folder;
    private final Library library = Library.load(CONTENT, Library.Selection.SPECIMENS);
    private final List<String> facts =
            library.vocabulary().facts().stream()
                    .filter(fact -> !fact.derived())
                    .map(Fact::id)
                    .toList();

    private FactColumns invented(int households) {
        return SyntheticPopulation.read(library, CONTENT)
                .fill(null, 0, households, households, VILLAGES, 7, ON);
    }

    private void write(FactColumns columns) throws IOException {
        try (FactWriter writer = new FactWriter(folder, library, facts)) {
            writer.add(columns, i -> "h" + i, j -> "m" + j);
        }
    }

    @Test
    void whatIsWrittenReadsBackBatchByBatch() throws IOException {
        FactColumns written = invented(HOUSEHOLDS);
        write(written);
        assertThat(FactReader.files(folder))
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly(
                        "county=350203/part-0.parquet",
                        "county=350213/part-0.parquet",
                        "county=500103/part-0.parquet");
        FactReader reader = new FactReader(library, facts);
        int[] at = {0};
        List<Integer> sizes = new ArrayList<>();
        reader.read(
                folder,
                batch -> {
                    sizes.add(batch.facts().households());
                    for (int i = 0; i < batch.facts().households(); i++) {
                        assertThat(batch.household().get(i)).isEqualTo("h" + at[0]);
                        assertThat(batch.member().get(batch.facts().memberStart[i]))
                                .isEqualTo("m" + written.memberStart[at[0]]);
                        if (at[0] % 97 == 0) {
                            assertThat(batch.facts().household(i, ON))
                                    .isEqualTo(written.household(at[0], ON));
                        }
                        at[0]++;
                    }
                });
        assertThat(at[0]).isEqualTo(HOUSEHOLDS);
        assertThat(reader.missing()).isEmpty();
        assertThat(sizes).allMatch(size -> size <= FactReader.BATCH).hasSizeGreaterThan(3);
    }

    @Test
    void aReformOverTheFilesIsTheReformOverTheColumns() throws IOException {
        FactColumns columns = invented(3_000);
        write(columns);
        ReformRun whole = ReformRun.of(library, library, ON);
        whole.add(columns);
        ReformRun read = whole.fork();
        new ParquetTables().facts(folder, read.vocabulary(), read.factsRead(), read::add);
        ReformReport report = read.report();
        assertThat(report).isEqualTo(whole.report());
        assertThat(report.total().costBefore()).isPositive();
        Path file = folder.resolve("report.parquet");
        new ParquetTables().write(report, PlaceCode::text, file);
        assertThat(one("select count(*) from '" + file + "'")).isEqualTo(report.rows().size());
        assertThat(
                        one(
                                "select cost_before_fen from '%s' where dimension = 'all' and programme = 'total'"
                                        .formatted(file)))
                .isEqualTo(report.total().costBefore());
    }

    @Test
    void resultsAreTheDecisionsToTheFen() throws IOException {
        FactColumns columns = invented(2_000);
        write(columns);
        Path results = folder.resolve("results");
        assertThat(Deciding.write(library, ON, folder, results)).isEqualTo(2_000);
        BatchDecisions decisions = BatchDecider.of(library, ON).decide(columns);
        long amount = 0;
        long rows = 0;
        for (int p = 0; p < library.programmes().size(); p++) {
            for (long each : decisions.amount(p)) {
                amount += each;
            }
            for (byte outcome : decisions.outcome(p)) {
                rows += outcome == BatchDecisions.NOT_APPLICABLE ? 0 : 1;
            }
        }
        String from = " from '" + results + "/*.parquet'";
        assertThat(one("select count(*)" + from)).isEqualTo(rows);
        assertThat(one("select sum(amount_fen)::bigint" + from)).isEqualTo(amount).isPositive();
        assertThat(
                        one(
                                "select count(*)"
                                        + from
                                        + " where outcome = 'refused' and len(reasons) = 0"))
                .isZero();
    }

    private static long one(String sql) throws IOException {
        try (Duck duck = new Duck();
                Statement statement = duck.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (java.sql.SQLException e) {
            throw Duck.failed(sql, e);
        }
    }

    private void file(String sql) throws Exception {
        Files.createDirectories(folder);
        try (Duck duck = new Duck()) {
            duck.execute(
                    "copy (%s) to '%s' (format parquet, kv_metadata {'huimin.format': '1'})"
                            .formatted(sql, folder.resolve("bad.parquet")));
        }
    }

    private void read() throws IOException {
        new FactReader(library, facts).read(folder, _ -> {});
    }

    @Test
    void wrongFilesAreToldWithFileColumnAndRemedy() throws Exception {
        assertThatThrownBy(this::read).hasMessageContaining("没有 Parquet 文件");
        file(
                "select 'h' as household, 350213001001 as place, ['a'] as member, [1.5::double] as wage");
        assertThatThrownBy(this::read)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.parquet")
                .hasMessageContaining("“wage”应为 BIGINT[]，实为 DOUBLE[]");
        file(
                "select 'h' as household, 350213001001 as place, ['a'] as member, ['9x'] as disabilityLevel");
        assertThatThrownBy(this::read).hasMessageContaining("disabilityLevel 有代码表里没有的代码");
        file(
                "select 'h' as household, 350213001001 as place, ['a'] as member, [1, 2]::bigint[] as wage");
        assertThatThrownBy(this::read).hasMessageContaining("长度不同");
        file("select 'h' as household, ['a'] as member");
        assertThatThrownBy(this::read).hasMessageContaining("“place”应为 BIGINT");
    }

    @Test
    void nullsAndMissingColumnsKeepTheirMeaning() throws Exception {
        file(
                """
                select 'h' as household, 350213001001 as place, ['a', 'b'] as member,
                [100, null]::bigint[] as wage, null::bigint[] as deposits, null::varchar as urbanRural\
                """);
        FactReader reader = new FactReader(library, facts);
        reader.read(
                folder,
                batch -> {
                    FactColumns read = batch.facts();
                    assertThat(read.values("wage")[0]).isEqualTo(100);
                    assertThat(read.unknown("wage")[0]).isZero();
                    assertThat(read.unknown("wage")[1]).isEqualTo((byte) 1);
                    assertThat(read.unknown("deposits")[1]).isEqualTo((byte) 1);
                    assertThat(read.unknown("urbanRural")[0]).isEqualTo((byte) 1);
                    assertThat(read.unknown("businessIncome")[0]).isZero();
                    assertThat(read.unknown("houseCount")[0]).isEqualTo((byte) 1);
                });
        assertThat(reader.missing())
                .contains("businessIncome", "houseCount")
                .doesNotContain("wage");
    }

    @Test
    void aFolderIsDescribed() throws IOException {
        write(invented(3_000));
        var said = new java.io.ByteArrayOutputStream();
        Description.write(folder, new java.io.PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("county=350213/part-0.parquet", " 行 rows ", library.version())
                .contains("wage BIGINT[]");
    }
}
