package org.huimin.platform.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.jobs.Job;
import org.huimin.platform.jobs.JobRequest;
import org.huimin.platform.jobs.Jobs;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports of department data. Whoever has {@link Permission#IMPORT} may import for places of the
 * own scope and sees the batches delivered for them.
 */
@Service
public final class Imports implements Job {
    static final String JOB = "exchange.import";

    private final BatchLog log;
    private final FileImport fileImport;
    private final Quarantine quarantine;
    private final Datasets datasets;
    private final Optional<Jobs> jobs;
    private final TransactionTemplate transactions;

    Imports(
            BatchLog log,
            FileImport fileImport,
            Quarantine quarantine,
            Datasets datasets,
            org.springframework.beans.factory.ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactionManager) {
        this.log = log;
        this.fileImport = fileImport;
        this.quarantine = quarantine;
        this.datasets = datasets;
        this.jobs = Optional.ofNullable(jobs.getIfAvailable());
        this.transactions = new TransactionTemplate(transactionManager);
    }

    /**
     * Notes a batch and lets it be done in the background.
     *
     * @return the batch's id
     * @throws org.huimin.platform.access.NotPermitted without the permission
     * @throws PlaceNotYours for a place outside the caller's scope
     * @throws FileRefused when there is no file to take
     */
    public long start(ImportRequest request) {
        long batch = begin(request);
        jobs.orElseThrow().start(JOB, Long.toString(batch), request.mode().name());
        return batch;
    }

    /**
     * Imports now, in the calling thread.
     *
     * @param progress told after each file
     */
    public Batch run(ImportRequest request, Consumer<Batch> progress) throws InterruptedException {
        long batch = begin(request);
        progress.accept(batch(batch));
        work(batch, request.mode(), () -> progress.accept(batch(batch)));
        return batch(batch);
    }

    /**
     * Takes a file once more in the background, and closes what is missing from it: somebody says
     * that it is complete.
     *
     * @return the new batch's id; empty when there is no such file within the caller's scope
     * @throws org.huimin.platform.access.NotPermitted without the permission
     * @throws FileRefused when nothing is missing from it, it was overtaken by a later delivery, or
     *     it is no longer kept
     */
    public OptionalLong confirmMissing(long file) {
        Permissions.require(Permission.IMPORT);
        Optional<BatchLog.Work> known =
                java.util.Objects.requireNonNull(
                        transactions.execute(_ -> {
                            log.file(file).ifPresent(Imports::checkConfirmable);
                            return log.work(file);
                        }));
        return known.map(w ->
                        OptionalLong.of(
                                start(new ImportRequest(List.of(w.path()), w.place(), true, true))))
                .orElse(OptionalLong.empty());
    }

    private static void checkConfirmable(Batch.DeliveredFile file) {
        if (file.confirmable()) {
            return;
        }
        if (file.state() != Batch.FileState.DONE || file.missing() == 0) {
            throw new FileRefused(
                    "nothing-missing",
                    "这份文件没有等待确认的缺少的行。",
                    "No missing row of this file waits for anybody.",
                    "请刷新页面，看最新的情况。",
                    "Reload the page to see how things are now.");
        }
        if (file.overtaken()) {
            throw new FileRefused(
                    "file-overtaken",
                    "同一数据集后来又送达过，不能再按这份旧文件关闭缺少的行。",
                    "The dataset has been delivered again since: missing rows are no longer closed by this older file.",
                    "请在最新送达的那一份上确认。",
                    "Confirm on the latest delivery.");
        }
        throw new FileRefused(FileImport.GONE);
    }

    private Batch batch(long id) {
        return find(id).orElseThrow();
    }

    private long begin(ImportRequest request) {
        Permissions.require(Permission.IMPORT);
        Caller caller = CallerContext.current();
        if (!caller.scope().contains(PlaceRange.under(request.place()))) {
            throw new PlaceNotYours(request.place());
        }
        List<Path> files = files(request.files());
        Long id =
                transactions.execute(_ -> {
                    log.sweep();
                    long batch = log.begin(request.place(), caller.username());
                    for (Path file : files) {
                        log.add(
                                batch,
                                request.place(),
                                file,
                                datasets.recognise(file.getFileName().toString())
                                        .map(DatasetContract::id)
                                        .orElse(null));
                    }
                    return batch;
                });
        return java.util.Objects.requireNonNull(id);
    }

    /**
     * In import order; of a folder those files that look like data, also of kinds that will be
     * refused: nobody shall think that they were taken.
     */
    List<Path> files(List<Path> given) {
        List<Path> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    inside.filter(Files::isRegularFile)
                            .filter(f ->
                                    f.getFileName()
                                            .toString()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .matches(
                                                    "[^.~].*\\.(csv|txt|tsv|xlsx?|xlsm|xlsb|et|ods|dbf|pdf|docx?|wps|zip|rar|7z)"))
                            .forEach(files::add);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot list " + path, e);
                }
            } else {
                files.add(path);
            }
        }
        if (files.isEmpty()) {
            throw new FileRefused(
                    "folder-empty",
                    "没有可导入的文件。",
                    "There is no file to import.",
                    "请放入 .csv 或 .xlsx 文件。",
                    "Put .csv or .xlsx files there.");
        }
        files.sort(
                Comparator.comparingInt(this::order)
                        .thenComparing(f -> f.getFileName().toString()));
        return files;
    }

    private int order(Path file) {
        return datasets.recognise(file.getFileName().toString())
                .map(DatasetContract::order)
                .orElse(Integer.MAX_VALUE);
    }

    private void work(long batch, ImportRequest.Mode mode, Runnable afterEach)
            throws InterruptedException {
        asSystem(() -> log.batchState(batch, Batch.State.RUNNING));
        List<BatchLog.Work> unfinished =
                CallerContext.run(
                        Caller.system(PlaceRange.NATION),
                        () -> transactions.execute(_ -> log.unfinished(batch)));
        for (BatchLog.Work work : unfinished) {
            fileImport.take(work, mode);
            afterEach.run();
        }
        asSystem(() ->
                log.batchState(
                        batch,
                        log.find(batch).orElseThrow().files().stream().allMatch(Imports::isTaken)
                                ? Batch.State.DONE
                                : Batch.State.DONE_WITH_ERRORS));
    }

    private static boolean isTaken(Batch.DeliveredFile file) {
        return file.state() == Batch.FileState.DONE || file.state() == Batch.FileState.KNOWN;
    }

    private void asSystem(Runnable work) {
        CallerContext.run(
                Caller.system(PlaceRange.NATION),
                () -> transactions.executeWithoutResult(_ -> work.run()));
    }

    /** A batch with its files and how far they are. */
    public Optional<Batch> find(long id) {
        Permissions.require(Permission.IMPORT);
        return java.util.Objects.requireNonNull(transactions.execute(_ -> log.find(id)));
    }

    /** Batches, newest first; page 1 is the first. */
    public List<Batch> list(int page, int size) {
        Permissions.require(Permission.IMPORT);
        return java.util.Objects.requireNonNull(
                transactions.execute(_ -> log.list(size, (long) (page - 1) * size)));
    }

    public long count() {
        Permissions.require(Permission.IMPORT);
        return java.util.Objects.requireNonNull(transactions.execute(_ -> log.count()));
    }

    /** Rows of a batch waiting for repair. */
    public List<QuarantinedRow> quarantined(long batch, int page, int size) {
        Permissions.require(Permission.IMPORT);
        return java.util.Objects.requireNonNull(
                transactions.execute(_ -> quarantine.page(batch, size, (long) (page - 1) * size)));
    }

    public long countQuarantined(long batch) {
        Permissions.require(Permission.IMPORT);
        return java.util.Objects.requireNonNull(transactions.execute(_ -> quarantine.count(batch)));
    }

    /**
     * Writes the bad rows of a file as CSV, with what is wrong and what to do: mend them and import
     * that file. For spreadsheets begin the output with a byte-order mark.
     *
     * @return false when there is no such file within the caller's scope
     */
    public boolean writeQuarantine(long file, Writer out) {
        Permissions.require(Permission.IMPORT);
        return Boolean.TRUE.equals(
                transactions.execute(_ -> {
                    Optional<DatasetContract> contract =
                            log.file(file)
                                    .map(Batch.DeliveredFile::dataset)
                                    .flatMap(datasets::find);
                    contract.ifPresent(c -> quarantine.write(c, file, out));
                    return contract.isPresent();
                }));
    }

    /** The name under which a quarantine download is recognised when it comes back. */
    public Optional<String> quarantineFileName(long file) {
        Permissions.require(Permission.IMPORT);
        return java.util.Objects.requireNonNull(transactions.execute(_ -> log.file(file)))
                .flatMap(f -> datasets.find(String.valueOf(f.dataset())))
                .map(c -> c.files().getFirst() + "-待修复-" + file + ".csv");
    }

    /**
     * Names and batches of files, by id; for those who show where a fact comes from. Needs a
     * transaction that may see them.
     */
    public Map<Long, Batch.Source> sources(Set<Long> files) {
        return log.sources(files);
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void run(JobRequest request) throws InterruptedException {
        work(Long.parseLong(request.key()), ImportRequest.Mode.valueOf(request.data()), () -> {});
    }
}
