package org.huimin.platform.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import javax.sql.DataSource;
import org.huimin.engine.base.DivisionCodes;
import org.huimin.engine.base.InputProblem;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Secrets;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one file in one transaction: all of its good rows count, its bad rows are in quarantine and
 * the file is done, or nothing has happened.
 *
 * <p>It works as the system over the whole nation, because a person of this delivery may so far be
 * known elsewhere; who may deliver for which place is settled before.
 */
@Component
final class FileImport {
    private static final Logger LOG = LoggerFactory.getLogger(FileImport.class);

    /** Share of the progress bar that reading takes; merging takes the rest. */
    private static final double READING = 0.5;

    static final InputProblem GONE =
            new InputProblem(
                    "file-gone",
                    "文件已不在原处。",
                    "The file is no longer there.",
                    "请重新提交文件。",
                    "Hand in the file again.");

    private final DataSource dataSource;
    private final TransactionTemplate transactions;
    private final BatchLog log;
    private final Quarantine quarantine;
    private final RecordStore store;
    private final Secrets secrets;
    private final Datasets datasets;
    private final IntPredicate knownDivision;
    private final Clock clock;

    FileImport(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            BatchLog log,
            Quarantine quarantine,
            RecordStore store,
            Secrets secrets,
            Datasets datasets,
            DivisionCodes knownDivision,
            Clock clock) {
        this.dataSource = dataSource;
        this.transactions = new TransactionTemplate(transactionManager);
        this.log = log;
        this.quarantine = quarantine;
        this.store = store;
        this.secrets = secrets;
        this.datasets = datasets;
        this.knownDivision = knownDivision;
        this.clock = clock;
    }

    /**
     * Takes a file; what happened stands in the batch log.
     *
     * <p>Bad rows, and how many are missing from a full delivery, are told there too.
     */
    void take(BatchLog.Work work, ImportRequest.Mode mode) throws InterruptedException {
        CallerContext.run(
                Caller.system(PlaceRange.NATION),
                () -> {
                    try {
                        takeOrTell(work, mode);
                    } catch (FileRefused e) {
                        tell(work, Batch.FileState.REFUSED, e.problem());
                    } catch (NoSuchFileException e) {
                        tell(work, Batch.FileState.REFUSED, GONE);
                    } catch (IOException
                            | SQLException
                            | DataAccessException
                            | TransactionException
                            | IllegalStateException e) {
                        LOG.error("import of file {} failed", work.fileId(), e);
                        tell(
                                work,
                                Batch.FileState.FAILED,
                                new InputProblem(
                                        "import-failed",
                                        "导入中断：" + e.getMessage() + "。没有留下任何半截数据。",
                                        "The import broke off: "
                                                + e.getMessage()
                                                + ". Nothing half-done was left.",
                                        "请再导入一次；仍不成功请把日志交给维护人员。",
                                        "Import again; if it fails again give the log to your maintainers."));
                    }
                    return true;
                });
    }

    private void tell(BatchLog.Work work, Batch.FileState state, InputProblem problem) {
        transactions.executeWithoutResult(_ -> log.stopped(work.fileId(), state, problem));
    }

    private void takeOrTell(BatchLog.Work work, ImportRequest.Mode mode)
            throws IOException, SQLException, InterruptedException {
        Path path = work.path();
        DatasetContract contract =
                datasets.recognise(path.getFileName().toString())
                        .orElseThrow(() -> unrecognised(path));
        FileProbe probe = FileProbe.of(path);
        String contractKey = contract.fingerprint();
        Long known =
                mode != ImportRequest.Mode.NEW
                        ? null
                        : transactions.execute(_ ->
                                log.takenBefore(probe.sha256(), contract, work.place())
                                        .orElse(null));
        if (known != null) {
            transactions.executeWithoutResult(_ -> log.known(work.fileId(), probe, known));
            return;
        }
        transactions.executeWithoutResult(_ -> log.start(work.fileId(), probe, contractKey));
        Caller system = CallerContext.current();
        try (Heartbeat heartbeat =
                new Heartbeat((percent, rows) ->
                        CallerContext.run(
                                system,
                                () ->
                                        transactions.executeWithoutResult(
                                                _ -> log.alive(work.fileId(), percent, rows))))) {
            CheckedWork.run(transactions, () -> take(work, mode, contract, probe, heartbeat));
        }
    }

    private void take(
            BatchLog.Work work,
            ImportRequest.Mode mode,
            DatasetContract contract,
            FileProbe probe,
            Heartbeat heartbeat)
            throws IOException, SQLException, InterruptedException {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        PlaceRange places = PlaceRange.under(work.place());
        LocalDate today = LocalDate.now(clock);
        var delivery =
                new RecordStore.Delivery(
                        work.fileId(),
                        places,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        today,
                        probe.size());
        try (RowSource source = RowSource.open(work.path(), probe, contract);
                QuarantineSpool bad = new QuarantineSpool();
                Intake intake = store.begin(connection, contract, delivery)) {
            Pipeline.Read read =
                    new Pipeline(
                                    source,
                                    () -> worker(contract, probe, source, intake, delivery),
                                    threads())
                            .run(intake, bad, share -> heartbeat.at(share * READING, 0));
            List<Integer> conflicts = intake.takeOutConflicts();
            if (!conflicts.isEmpty()) {
                new ConflictingRows(
                                contract,
                                new CellChecks(delivery.today(), knownDivision),
                                secrets,
                                intake.encoder())
                        .quarantine(work.path(), probe, conflicts, bad);
            }
            settle(work, contract, probe, intake, bad, read.repairs(), conflicts, connection);
            DoubleConsumer merging =
                    share -> heartbeat.at(READING + share * (1 - READING), read.rows());
            Intake.Full full =
                    contract.guard() == null || source.header().isOfRepairs()
                            ? null
                            : log.full(
                                    contract.id(),
                                    places,
                                    contract.guard(),
                                    mode == ImportRequest.Mode.CONFIRMED,
                                    QuarantineEncoder.STAGING);
            Intake.Merged merged = intake.merge(full, merging);
            heartbeat.close();
            log.done(work, read.rows(), merged, bad.rows(), source.header().deviation());
        }
    }

    private RowWorker worker(
            DatasetContract contract,
            FileProbe probe,
            RowSource source,
            Intake intake,
            RecordStore.Delivery delivery) {
        boolean mayBeShort = probe.kind() == FileProbe.Kind.XLSX;
        RowChecks checks =
                new RowChecks(
                        contract,
                        source.header(),
                        new CellChecks(delivery.today(), knownDivision),
                        mayBeShort,
                        delivery.places());
        return new RowWorker(contract, source.header(), checks, intake.encoder(), secrets);
    }

    private static int threads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
    }

    private void settle(
            BatchLog.Work work,
            DatasetContract contract,
            FileProbe probe,
            Intake intake,
            QuarantineSpool bad,
            Map<Integer, Long> repairs,
            List<Integer> conflicts,
            Connection connection)
            throws SQLException, IOException {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        try (var statement = connection.createStatement()) {
            statement.execute("drop table if exists " + QuarantineEncoder.STAGING);
            statement.execute(QuarantineEncoder.STAGING_DDL);
        }
        if (bad.rows() > 0) {
            try (InputStream rows = bad.open()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy " + QuarantineEncoder.STAGING + " from stdin (format binary)",
                                rows);
            }
        }
        conflicts.forEach(repairs::remove);
        quarantine.settle(jdbc, work, contract, probe.sha256(), intake.keys(), repairs.values());
    }

    private static FileRefused unrecognised(Path path) {
        String name = path.getFileName().toString();
        boolean exists = Files.exists(path);
        return exists
                ? new FileRefused(
                        "file-unrecognised",
                        "文件名“" + name + "”不属于任何数据集。",
                        "The file name '" + name + "' belongs to no dataset.",
                        "文件名要以数据集 files 中的一个开头，扩展名为 .csv、.txt、.tsv 或 .xlsx；压缩包请先解压，其他表格请另存为 .xlsx。",
                        "It must begin with one of the dataset's 'files' and end in .csv, .txt, .tsv or .xlsx; unpack archives, save other tables as .xlsx.")
                : new FileRefused(GONE);
    }
}
