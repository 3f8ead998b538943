package org.huimin.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructType;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Library;

/** One run over the facts of many counties: check the files, decide, write, count. */
final class DecideRun {

    /**
     * What was done.
     *
     * @param files read, and their size in bytes
     * @param absent facts the rules read and no file has: they stand at what the vocabulary says
     * @param seconds deciding and writing
     */
    record Report(
            String version,
            int files,
            long bytes,
            List<String> absent,
            Map<String, Tally.County> counties,
            List<String> faults,
            double seconds) {}

    /** A task has few counties at a time; more open files than these are sorted instead. */
    private static final String OPEN_COUNTIES = "64";

    /** How long the tasks of a failed run may take to notice. */
    private static final Duration TASKS_END = Duration.ofMinutes(1);

    private final Order order;
    private final Library library;
    private final SparkSession spark;
    private final JavaSparkContext context;

    DecideRun(Order order, Library library, SparkSession spark) {
        this.order = order;
        this.library = library;
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    /** What a run needs of Spark; what the user set on the command line of spark-submit stays. */
    static SparkConf settings() {
        return new SparkConf()
                .setIfMissing("spark.app.name", "huimin decide")
                .setIfMissing("spark.sql.parquet.compression.codec", "zstd")
                // a column each fact: more than the hundred Spark takes for too many
                .set("spark.sql.codegen.maxFields", "10000")
                .set("spark.sql.maxConcurrentOutputFileWriters", OPEN_COUNTIES)
                .set("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
                // files of a task appear with the job's commit or not at all
                .set("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
    }

    /**
     * Decides everybody.
     *
     * @throws InputException naming the file and column of facts that cannot be used; nothing is
     *     written then
     */
    Report run() throws IOException {
        Path out = new Path(order.out());
        if (out.getFileSystem(context.hadoopConfiguration()).exists(out)) {
            throw new InputException(List.of(taken(order.out())));
        }
        ContentBundle bundle = ContentBundle.of(order.content(), order.selection(), library);
        Rules rules = new Rules(context.broadcast(bundle), order.on());
        List<String> read = rules.here().decider().factsRead();
        FactsFiles files = FactsFiles.check(context, order.facts(), rules);
        Set<String> there = files.columns();
        List<String> columns = read.stream().filter(there::contains).toList();

        Tally tally = new Tally();
        spark.sparkContext().register(tally, "figures");
        long start = System.nanoTime();
        try {
            write(new DecideBatches(rules, columns, tally), new Path(out, "results"));
            new FigureFiles(context.hadoopConfiguration(), out)
                    .write(library.programmes(), tally.value());
        } catch (Throwable failure) {
            sweep(out);
            throw failure;
        }
        return new Report(
                library.version(),
                files.files().size(),
                files.bytes(),
                absent(read, there),
                tally.value(),
                tally.faults(),
                (System.nanoTime() - start) / 1e9);
    }

    /** A derived fact is worked out from others where it is not given. */
    private List<String> absent(List<String> read, Set<String> there) {
        return read.stream()
                .filter(id -> !there.contains(id))
                .filter(id -> !library.vocabulary().fact(id).orElseThrow().derived())
                .toList();
    }

    private void write(DecideBatches decide, Path results) {
        RDD<InternalRow> rows =
                scan(new FactsFormat(library).read(decide.columns()))
                        .executeColumnar()
                        .toJavaRDD()
                        .mapPartitions(decide)
                        .rdd();
        spark.internalCreateDataFrame(rows, ResultRows.SCHEMA, false)
                .write()
                .partitionBy(FactsFormat.COUNTY)
                .parquet(results.toString());
    }

    /** Removes what a failed run left, once its last tasks, which still write, have ended. */
    private void sweep(Path out) throws IOException {
        long until = System.nanoTime() + TASKS_END.toNanos();
        while (tasksRun() && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        out.getFileSystem(context.hadoopConfiguration()).delete(out, true);
    }

    private boolean tasksRun() {
        return Arrays.stream(context.statusTracker().getExecutorInfos())
                .anyMatch(executor -> executor.numRunningTasks() > 0);
    }

    /** The plan that decodes Parquet into vectors, without the step that makes rows of them. */
    private SparkPlan scan(StructType columns) {
        Dataset<Row> facts = spark.read().schema(columns).parquet(order.facts());
        SparkPlan plan = facts.queryExecution().sparkPlan();
        if (!plan.supportsColumnar()) {
            throw new IllegalStateException(
                    "Spark 没有按列读取 / Spark does not read by column:\n" + plan);
        }
        return plan;
    }

    private static InputError taken(String out) {
        return new InputError(
                "--out",
                out,
                "文件夹已存在，不会覆盖",
                "the folder exists and is not overwritten",
                "请另选一个，或先移走",
                "choose another, or move it away");
    }
}
