package org.huimin.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.huimin.analysis.FactReader;
import org.huimin.analysis.FactWriter;
import org.huimin.analysis.ResultWriter;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.reform.SyntheticPopulation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executor JVMs against the loops of this one, over the same files. */
class DecideRunTest {

    private static final Path CONTENT = Path.of("..", "content").toAbsolutePath().normalize();
    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final long[] VILLAGES = {
        350_203_001_001L, 350_203_001_002L, 350_213_001_001L, 350_213_002_001L, 500_103_001_001L
    };
    private static final int HOUSEHOLDS = 24_000;

    @TempDir static Path folder;
    private static Path facts;
    private static Path expected;
    private static Library library;
    private static LocalCluster cluster;

    @BeforeAll
    static void decidedInThisJvm() throws IOException {
        library = Library.load(CONTENT, Library.Selection.ALL);
        facts = folder.resolve("facts");
        expected = folder.resolve("expected");
        FactColumns columns =
                SyntheticPopulation.read(library, CONTENT)
                        .fill(null, 0, HOUSEHOLDS, HOUSEHOLDS, VILLAGES, 11, ON);
        List<String> given =
                library.vocabulary().facts().stream()
                        .filter(fact -> !fact.derived())
                        .map(Fact::id)
                        .toList();
        try (FactWriter writer = new FactWriter(facts, library, given)) {
            writer.add(columns, i -> "h" + i, j -> "m" + j);
        }
        BatchDecider decider = BatchDecider.of(library, ON);
        try (ResultWriter writer = new ResultWriter(expected, library)) {
            new FactReader(library, decider.factsRead())
                    .read(facts, batch -> writer.add(batch, decider.decide(batch.facts())));
        }
        cluster = new LocalCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static DecideRun.Report decide(Path facts, Path out) throws IOException {
        Order order =
                new Order(
                        facts.toString(), ON, out.toString(), CONTENT, Library.Selection.ALL, null);
        return new DecideRun(order, library, cluster.session()).run();
    }

    @Test
    void twoExecutorsDecideAsOneJvmDoes() throws Exception {
        Path out = folder.resolve("two");
        DecideRun.Report report = decide(facts, out);
        assertThat(LocalCluster.executors()).hasSize(2);
        same(out);
        assertThat(report.counties().keySet()).containsExactly("350203", "350213", "500103");
        assertThat(report.version()).isEqualTo(library.version());
        assertThat(report.faults()).isEmpty();
        assertThat(number("select count(*) from %s where outcome = 'needs-information'", expected))
                .as("households with unknowns are among them")
                .isPositive();
        assertThatThrownBy(() -> decide(facts, out)).hasMessageContaining("文件夹已存在");
    }

    @Test
    void killedExecutorsLeaveNoRowTwice() throws Exception {
        Path out = folder.resolve("killed");
        AtomicInteger lost = new AtomicInteger();
        SparkListener failures =
                new SparkListener() {
                    @Override
                    public void onTaskEnd(SparkListenerTaskEnd end) {
                        if (!end.taskInfo().successful()) {
                            lost.incrementAndGet();
                        }
                    }
                };
        cluster.session().sparkContext().addSparkListener(failures);
        CompletableFuture<Integer> killer =
                CompletableFuture.supplyAsync(() -> killWhenWriting(out));
        decide(facts, out);
        assertThat(killer.join()).isPositive();
        cluster.session().sparkContext().removeSparkListener(failures);
        assertThat(lost).as("tasks that were lost half-way").hasPositiveValue();
        same(out);
    }

    /** Waits until a task writes rows, then kills every executor; says how many. */
    private static int killWhenWriting(Path out) {
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < until) {
            if (writing(out.resolve("results/_temporary"))) {
                List<ProcessHandle> executors = LocalCluster.executors();
                executors.forEach(ProcessHandle::destroyForcibly);
                return executors.size();
            }
            Thread.onSpinWait();
        }
        return 0;
    }

    private static boolean writing(Path temporary) {
        if (!Files.isDirectory(temporary)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(temporary)) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        } catch (IOException | java.io.UncheckedIOException e) {
            // a folder that went while we looked
            return false;
        }
    }

    @Test
    void aValueNobodyKnowsStopsTheRunAndLeavesNothing() throws Exception {
        Path bad = copy("bad-value");
        rewrite(
                "* replace (if(household = 'h7', 'suburb', urbanRural) as urbanRural)",
                bad.resolve("county=350203/part-0.parquet"));
        Path out = folder.resolve("bad-value-out");
        assertThatThrownBy(() -> decide(bad, out))
                .satisfies(thrown ->
                        assertThat(Main.inputProblem(thrown))
                                .hasMessageContaining("county=350203/part-0.parquet · urbanRural")
                                .hasMessageContaining("household h7 = suburb")
                                .hasMessageContaining("码表")
                                .hasMessageContaining("use a code of the list"));
        assertThat(out).doesNotExist();
    }

    @Test
    void wrongColumnsAreToldBeforeAnybodyIsDecided() throws Exception {
        Path bad = copy("bad-column");
        rewrite(
                "* exclude (wage, member), [1.5::double] as wage, 1 as wages",
                bad.resolve("county=350203/part-0.parquet"));
        Files.writeString(bad.resolve("county=350213/part-0.parquet"), "household,place");
        rewrite("* exclude (wage)", bad.resolve("county=500103/part-0.parquet"));
        assertThatThrownBy(() -> decide(bad, folder.resolve("bad-column-out")))
                .hasMessageContaining(
                        "county=350203/part-0.parquet · wage：列的类型是 ARRAY<DOUBLE>，应为 ARRAY<BIGINT>")
                .hasMessageContaining("the column is ARRAY<DOUBLE>, it should be ARRAY<BIGINT>")
                .hasMessageContaining(
                        "county=350203/part-0.parquet · wages：词汇表中没有这一列对应的事实；是否应为 wage")
                .hasMessageContaining("county=350203/part-0.parquet · member：缺少这一列")
                .hasMessageContaining("county=350213/part-0.parquet：不能作为 Parquet 文件读取")
                .hasMessageContaining("county=500103/part-0.parquet · wage：其他文件有这一列");
        assertThat(folder.resolve("bad-column-out")).doesNotExist();
    }

    /** The facts under another name. */
    private static Path copy(String name) throws IOException {
        Path copy = folder.resolve(name);
        for (Path file : FactReader.files(facts)) {
            Path target = copy.resolve(facts.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return copy;
    }

    /** Every row of the one is in the other as often, and the figures are those of the rows. */
    private static void same(Path out) throws SQLException {
        Path results = out.resolve("results");
        String columns = "household, place, programme, member, outcome, amount_fen, reasons";
        String theirs = "select " + columns + " from " + parquet(results);
        String ours = "select " + columns + " from " + parquet(expected);
        assertThat(number("select count(*) from %s", expected)).isPositive();
        assertThat(number("select count(*) from %s", results))
                .isEqualTo(number("select count(*) from %s", expected));
        assertThat(one("select count(*) from (%s except all %s)".formatted(theirs, ours))).isZero();
        assertThat(one("select count(*) from (%s except all %s)".formatted(ours, theirs))).isZero();
        String figures =
                """
                select count(*) from
                  (select county, programme, sum(amount_fen)::bigint as fen,
                          count(*) filter (outcome = 'granted') as granted,
                          count(*) filter (outcome = 'refused') as refused,
                          count(*) filter (outcome = 'needs-information') as needs
                     from read_parquet('%s/**/*.parquet', hive_types_autocast = false) group by all
                   except all
                   select county::varchar, programme, amount_fen, granted, refused, needs_information
                     from '%s/figures.csv')\
                """;
        assertThat(one(figures.formatted(results, out))).isZero();
        assertThat(one("select sum(households)::bigint from '%s/counties.csv'".formatted(out)))
                .isEqualTo(HOUSEHOLDS);
    }

    private static String parquet(Path folder) {
        return "read_parquet('%s/**/*.parquet')".formatted(folder);
    }

    private static long number(String sql, Path folder) throws SQLException {
        return one(sql.formatted(parquet(folder)));
    }

    private static long one(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Makes a file say something else in its columns. */
    private static void rewrite(String columns, Path file) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    """
                    create table facts as
                        select %s from read_parquet('%s', hive_partitioning = false);
                    copy facts to '%s' (format parquet, kv_metadata {'huimin.format': '1'})\
                    """
                            .formatted(columns, file, file));
        }
    }
}
