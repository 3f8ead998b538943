package org.huimin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.HuiminApplication;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.decisions.NightRuns;
import org.huimin.platform.decisions.RunStatus;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code bin/bench night}: the night run over many people against one set-based SQL statement of
 * the same programmes, in the same PostgreSQL, in the same run.
 *
 * <p>The database holds an imported population; its projection is copied under other ids and
 * neighbouring counties until there are enough people, since the night run reads nothing else. The
 * first run writes every household; the second finds all unchanged.
 */
public final class NightBench {
    private static final long PREFECTURE = 350_200_000_000L;
    private static final LocalDate ON = LocalDate.of(2026, 11, 1);

    private final ConfigurableApplicationContext context;
    private final DataSource owner;
    private final long people;

    private NightBench(ConfigurableApplicationContext context, long people) {
        this.context = context;
        this.owner =
                BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                        context.getBeanFactory(), DataSource.class, "owner");
        this.people = people;
    }

    /** People, and {@code prepare} when only the copies are to be made. */
    public static void main(String[] args) throws Exception {
        long people = Long.parseLong(args[0]);
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(HuiminApplication.class)
                        .web(WebApplicationType.NONE)
                        .profiles("command")
                        .properties("huimin.command=bench")
                        .run()) {
            CallerContext.run(
                    Caller.system(PlaceRange.NATION),
                    () -> {
                        NightBench bench = new NightBench(context, people);
                        bench.prepare();
                        if (args.length == 1) {
                            bench.measure();
                        }
                        return true;
                    });
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement sql = connection.createStatement()) {
            seeEverything(sql);
            Copies.make(sql, people);
            System.out.printf("%,d people in people.current%n", present(sql));
        }
    }

    private void measure() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement sql = connection.createStatement()) {
            seeEverything(sql);
            long present = present(sql);
            sql.execute("truncate decisions.verdict, decisions.run cascade");
            sql.execute("truncate monitoring.finding");

            double first = night();
            double second = night();
            String ours = sums(sql, OURS);
            sql.execute("set work_mem = '512MB'");
            double peer = time(() -> sql.execute(resource("peer.sql")));
            String theirs = sums(sql, PEER);

            long programmes =
                    number(sql, "select max(cardinality(programmes)) from decisions.library");
            System.out.printf(
                    "%n| people | what | seconds | against the statement |%n|---|---|---|---|%n");
            row(
                    present,
                    "one set-based statement: decide three programmes, write a table",
                    peer,
                    peer);
            row(
                    present,
                    "night run, first: read, decide all %d programmes, compare, write"
                            .formatted(programmes),
                    first,
                    peer);
            row(present, "night run, second: nothing changed", second, peer);
            System.out.println("\nnight run:  " + ours + "\nstatement:  " + theirs);
            if (!ours.equals(theirs)) {
                throw new IllegalStateException("the two disagree");
            }
        }
    }

    private static void seeEverything(Statement sql) throws SQLException {
        sql.execute(
                "select set_config('huimin.scope_from', '0', false), set_config('huimin.scope_to', '999999999999', false)");
    }

    private static long present(Statement sql) throws SQLException {
        return number(sql, "select count(*) from people.current where in_register");
    }

    /** The three programmes of the statement, wherever they stand among all that were decided. */
    private static final String OURS =
            """
            select count(*) filter (where outcomes[a] = 2), sum(amounts[a]) filter (where outcomes[a] = 2),
                count(*) filter (where outcomes[s] = 2), sum(amounts[s]) filter (where outcomes[s] = 2),
                count(*) filter (where outcomes[m] = 2)
            from decisions.verdict v join (
                select id, array_position(programmes, 'subsistence-allowance') a,
                    array_position(programmes, 'extreme-poverty-support') s, array_position(programmes, 'marginal-household') m
                from decisions.library) l on l.id = v.library_id
            where recorded_to is null
            """;

    private static final String PEER =
            """
            select count(*) filter (where allowance), sum(allowance_fen) filter (where allowance),
                count(*) filter (where supported > 0), sum(support_fen), count(*) filter (where marginal)
            from peer
            """;

    private static String sums(Statement sql, String select) throws SQLException {
        try (ResultSet row = sql.executeQuery(select)) {
            row.next();
            return "allowance %,d households %,d fen; support %,d households %,d fen; marginal %,d households"
                    .formatted(
                            row.getLong(1),
                            row.getLong(2),
                            row.getLong(3),
                            row.getLong(4),
                            row.getLong(5));
        }
    }

    private static void row(long people, String what, double seconds, double peer) {
        System.out.printf("| %,d | %s | %.1f | %.2f× |%n", people, what, seconds, seconds / peer);
    }

    private double night() throws SQLException {
        NightRuns runs = context.getBean(NightRuns.class);
        RunStatus[] ended = new RunStatus[1];
        double seconds =
                time(() -> {
                    UUID run = runs.prepare(PREFECTURE, ON);
                    runs.work(run);
                    ended[0] = runs.find(run).orElseThrow();
                });
        RunStatus status = ended[0];
        if (status.state() != RunStatus.State.DONE) {
            throw new IllegalStateException("the run ended as " + status);
        }
        System.out.printf(
                "run %s: %,d households, %,d changed, %.1f s%n",
                status.id(), status.households(), status.changed(), seconds);
        return seconds;
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static double time(Work work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static long number(Statement sql, String select) throws SQLException {
        try (ResultSet row = sql.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String resource(String name) {
        try (InputStream in = NightBench.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
