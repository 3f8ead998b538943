package org.huimin.cluster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.classic.SparkSession;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.jspecify.annotations.Nullable;

/** Entry point of {@code bin/cluster} and of {@code spark-submit}: {@code decide …}. */
public final class Main {

    private Main() {}

    /** Exits 0 when decided, 1 when the content is wrong, 2 for a bad input. */
    public static void main(String[] arguments) throws IOException {
        int status = run(arguments, stream(System.out), stream(System.err));
        if (status != 0) {
            System.exit(status);
        }
    }

    private static PrintStream stream(PrintStream of) {
        return new PrintStream(of, true, StandardCharsets.UTF_8);
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        try {
            Order order = Order.of(arguments);
            Library library = Library.load(order.content(), order.selection());
            SparkConf settings = DecideRun.settings();
            if (order.master() != null) {
                settings.setMaster(order.master());
            }
            SparkSession spark = SparkSession.builder().config(settings).getOrCreate();
            TaskTime tasks = new TaskTime();
            spark.sparkContext().addSparkListener(tasks);
            DecideRun.Report report;
            try {
                report = new DecideRun(order, library, spark).run();
            } finally {
                spark.stop();
            }
            tell(report, tasks.seconds(), out);
            return 0;
        } catch (IllegalArgumentException e) {
            err.println("✗ " + e.getMessage());
            err.print(Order.USAGE);
            return 2;
        } catch (ContentException e) {
            for (Problem problem : e.problems()) {
                err.println(problem.shown());
            }
            return 1;
        } catch (Exception e) {
            InputException input = inputProblem(e);
            if (input == null) {
                throw e;
            }
            err.println("✗ 输入有误，没有写出任何结果 / the input cannot be used, nothing was written:");
            err.println(input.getMessage());
            return 2;
        }
    }

    /** The complaint of a task, below what Spark wraps around it. */
    static @Nullable InputException inputProblem(@Nullable Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof InputException input) {
                return input;
            }
        }
        return null;
    }

    private static void tell(DecideRun.Report report, double tasks, PrintStream out) {
        long households = 0;
        long members = 0;
        long faults = 0;
        for (Tally.County county : report.counties().values()) {
            households += county.households;
            members += county.members;
            faults += county.faults;
        }
        out.printf(
                "✓ %,d 户 %,d 人，%d 个县，规则版本 %s / households, members, counties, version of the rules%n",
                households, members, report.counties().size(), report.version());
        out.printf(
                "  %d 个文件，%,d 字节，每户 %.0f 字节 / files, bytes, bytes a household%n",
                report.files(), report.bytes(), (double) report.bytes() / households);
        out.printf(
                "  %.1f 秒，每秒 %,.0f 户 / seconds, households a second%n",
                report.seconds(), households / report.seconds());
        out.printf(
                "  任务用处理器 %.1f 秒，每核每秒 %,.0f 户 / seconds of processor in tasks, households a core-second%n",
                tasks, households / tasks);
        List<String> absent = report.absent();
        if (!absent.isEmpty()) {
            out.println(
                    "! 文件中没有、按词汇表缺省处理的事实 / facts no file has, taken as the vocabulary says: "
                            + String.join(" ", absent));
        }
        if (faults > 0) {
            out.printf("! %,d 户无法计算 / households could not be calculated:%n", faults);
            report.faults().forEach(fault -> out.println("  " + fault));
        }
    }
}
