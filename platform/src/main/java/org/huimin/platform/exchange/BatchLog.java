package org.huimin.platform.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.base.InputProblem;
import org.huimin.engine.base.PlaceRange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Batches and their files in the database. */
@Component
final class BatchLog {
    private static final String SELECT_WORK =
            "select file_id, batch_id, place, path from exchange.file ";
    private static final RowMapper<Work> WORK =
            (rows, _) ->
                    new Work(
                            rows.getLong(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            Path.of(rows.getString(4)));

    /** Longer than any pause between two signs of life. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** A file, and whether the same dataset came again for its place, or is just coming. */
    private static final String FILE =
            """
            select f.*, exists (select from exchange.file l where l.dataset = f.dataset and l.place = f.place
                                   and l.file_id > f.file_id and l.state in ('queued', 'running', 'done')) as overtaken
              from exchange.file f\
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    BatchLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file to be taken. */
    record Work(long fileId, long batchId, long place, Path path) {}

    long begin(long place, String by) {
        return jdbc.sql(
                        "insert into exchange.batch (place, state, started_at, started_by) values (?, 'queued', ?, ?) returning batch_id")
                .params(place, now(), by)
                .query(Long.class)
                .single();
    }

    long add(long batchId, long place, Path file, @Nullable String dataset) {
        return jdbc.sql(
                        "insert into exchange.file (batch_id, place, dataset, name, path, state) values (?, ?, ?, ?, ?, 'queued') returning file_id")
                .param(batchId)
                .param(place)
                .param(dataset)
                .param(file.getFileName().toString())
                .param(file.toAbsolutePath().toString())
                .query(Long.class)
                .single();
    }

    void batchState(long batchId, Batch.State state) {
        boolean finished = state != Batch.State.QUEUED && state != Batch.State.RUNNING;
        jdbc.sql(
                        "update exchange.batch set state = ?, finished_at = case when ? then ?::timestamptz end where batch_id = ?")
                .params(state.word(), finished, now(), batchId)
                .update();
    }

    /** Takes a file for work; its lease is renewed by {@link #alive}. */
    void start(long fileId, FileProbe probe, String contract) {
        jdbc.sql(
                        "update exchange.file set state = 'running', percent = 0, started_at = ?, finished_at = null, leased_until = ?, size = ?, sha256 = ?, contract = ?, problem_zh = null, problem_en = null where file_id = ?")
                .params(now(), lease(), probe.size(), probe.sha256(), contract, fileId)
                .update();
    }

    void alive(long fileId, int percent, long rows) {
        jdbc.sql(
                        "update exchange.file set percent = ?, rows = greatest(rows, ?), leased_until = ? where file_id = ? and state = 'running'")
                .params(percent, rows, lease(), fileId)
                .update();
    }

    /**
     * @param deviation what of the header is told, or null
     */
    void done(
            Work work,
            long rows,
            Intake.Merged merged,
            long quarantined,
            @Nullable InputProblem deviation) {
        jdbc.sql(
                        "update exchange.file set state = 'done', percent = 100, finished_at = ?, leased_until = null, rows = ?, added = ?, changed = ?, unchanged = ?, quarantined = ?, persons = ?, closed = ?, missing = ?, compared = ? where file_id = ?")
                .params(
                        now(),
                        rows,
                        merged.added(),
                        merged.changed(),
                        merged.unchanged(),
                        quarantined,
                        merged.persons(),
                        merged.missing().closed() ? merged.missing().rows() : 0,
                        merged.missing().closed() ? 0 : merged.missing().rows(),
                        merged.missing().of(),
                        work.fileId())
                .update();
        List<InputProblem> told = new ArrayList<>();
        if (deviation != null) {
            told.add(deviation);
        }
        if (!merged.missing().closed()) {
            told.add(tooManyMissing(work.place(), merged.missing()));
        }
        if (!told.isEmpty()) {
            tell(work.fileId(), told);
        }
    }

    private void tell(long fileId, List<InputProblem> told) {
        jdbc.sql("update exchange.file set problem_zh = ?, problem_en = ? where file_id = ?")
                .params(
                        told.stream()
                                .map(p -> p.zh() + p.remedyZh())
                                .collect(Collectors.joining(" ")),
                        told.stream()
                                .map(p -> p.en() + " " + p.remedyEn())
                                .collect(Collectors.joining(" ")),
                        fileId)
                .update();
    }

    private static InputProblem tooManyMissing(long place, Intake.Missing missing) {
        String share = "%.1f%%".formatted(100.0 * missing.rows() / missing.of());
        return new InputProblem(
                "rows-missing",
                "文件里的行已入库；但 %012d 以前送达的 %d 行中有 %d 行（%s）不在这份文件里，超过上限，一行也没有关闭。"
                        .formatted(place, missing.of(), missing.rows(), share),
                "The file's rows are in; but of %d rows delivered earlier for %012d, %d (%s) are not in this file. That is beyond the guard: none was closed."
                        .formatted(missing.of(), place, missing.rows(), share),
                "如果只是部分数据，不必处理；如果确是全部数据，请确认缺少的行（bin/import --confirm-missing 文件）。",
                "If it is a part, nothing need be done; if it is complete, confirm what is missing (bin/import --confirm-missing FILE).");
    }

    /** What a full delivery is compared with. */
    Intake.Full full(
            String dataset, PlaceRange places, int guard, boolean confirmed, String badRows) {
        record Earlier(long file, PlaceRange places) {}
        List<Earlier> earlier =
                jdbc.sql(
                                "select file_id, place from exchange.file where dataset = ? and state = 'done'")
                        .param(dataset)
                        .query((rows, _) ->
                                new Earlier(rows.getLong(1), PlaceRange.under(rows.getLong(2))))
                        .list();
        return new Intake.Full(
                earlier.stream()
                        .filter(e -> places.contains(e.places()))
                        .mapToLong(Earlier::file)
                        .toArray(),
                earlier.stream()
                        .filter(e -> e.places().contains(places) && !places.contains(e.places()))
                        .mapToLong(Earlier::file)
                        .toArray(),
                guard,
                confirmed,
                badRows);
    }

    /** What a file was taken from. */
    Optional<Work> work(long fileId) {
        return jdbc.sql(SELECT_WORK + "where file_id = ?").param(fileId).query(WORK).optional();
    }

    void known(long fileId, FileProbe probe, long rows) {
        jdbc.sql(
                        "update exchange.file set state = 'known', percent = 100, size = ?, sha256 = ?, started_at = ?, finished_at = ?, rows = ?, unchanged = ? where file_id = ?")
                .params(probe.size(), probe.sha256(), now(), now(), rows, rows, fileId)
                .update();
    }

    void stopped(long fileId, Batch.FileState state, InputProblem problem) {
        jdbc.sql(
                        "update exchange.file set state = ?, finished_at = ?, leased_until = null, problem_zh = ?, problem_en = ? where file_id = ?")
                .params(
                        state.word(),
                        now(),
                        problem.zh() + problem.remedyZh(),
                        problem.en() + " " + problem.remedyEn(),
                        fileId)
                .update();
    }

    /**
     * Rows of the very same content that was taken for the same places under the same contract, if
     * it was. Of a dataset whose deliveries are full only the last one is known: what it ended, an
     * older one that comes again begins anew.
     */
    Optional<Long> takenBefore(String sha256, DatasetContract contract, long place) {
        return jdbc.sql(
                        """
                        select rows from exchange.file where sha256 = ? and dataset = ? and contract = ? and place = ? and state = 'done'
                           and (not ? or file_id = (select l.file_id from exchange.file l where l.dataset = ? and l.place = ?
                                                       and l.state = 'done' order by l.finished_at desc, l.file_id desc limit 1))
                         limit 1\
                        """)
                .params(
                        sha256,
                        contract.id(),
                        contract.fingerprint(),
                        place,
                        contract.guard() != null,
                        contract.id(),
                        place)
                .query(Long.class)
                .optional();
    }

    /** Notes files whose program ended in the middle; nothing of them counts. */
    void sweep() {
        jdbc.sql(
                        "update exchange.file set state = 'abandoned', finished_at = ? where state = 'running' and leased_until < ?")
                .params(now(), now())
                .update();
        jdbc.sql(
                        "update exchange.batch b set state = 'failed', finished_at = ? where state = 'running' and exists (select from exchange.file f where f.batch_id = b.batch_id and f.state = 'abandoned') and not exists (select from exchange.file f where f.batch_id = b.batch_id and f.state in ('running', 'queued'))")
                .params(now())
                .update();
    }

    /**
     * Files of a batch still to be taken, those left behind included, in the order they were added.
     */
    List<Work> unfinished(long batchId) {
        return jdbc.sql(
                        SELECT_WORK
                                + "where batch_id = ? and (state in ('queued', 'abandoned') or state = 'running' and leased_until < ?) order by file_id")
                .params(batchId, now())
                .query(WORK)
                .list();
    }

    Optional<Batch> find(long batchId) {
        return jdbc.sql("select * from exchange.batch where batch_id = ?")
                .param(batchId)
                .query(this::batch)
                .optional();
    }

    List<Batch> list(int size, long offset) {
        return jdbc.sql("select * from exchange.batch order by batch_id desc limit ? offset ?")
                .params(size, offset)
                .query(this::batch)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from exchange.batch").query(Long.class).single();
    }

    Optional<Batch.DeliveredFile> file(long fileId) {
        return jdbc.sql(FILE + " where f.file_id = ?")
                .param(fileId)
                .query(BatchLog::file)
                .optional();
    }

    Map<Long, Batch.Source> sources(Set<Long> files) {
        Map<Long, Batch.Source> sources = new HashMap<>();
        jdbc.sql("select file_id, batch_id, name from exchange.file where file_id = any(?)")
                .param(files.toArray(Long[]::new))
                .query((rows, _) ->
                        new Batch.Source(rows.getLong(1), rows.getLong(2), rows.getString(3)))
                .list()
                .forEach(s -> sources.put(s.file(), s));
        return sources;
    }

    private Batch batch(ResultSet rows, int nth) throws SQLException {
        long id = rows.getLong("batch_id");
        return new Batch(
                id,
                rows.getLong("place"),
                Batch.State.of(rows.getString("state")),
                rows.getTimestamp("started_at").toInstant(),
                instant(rows, "finished_at"),
                rows.getString("started_by"),
                jdbc.sql(FILE + " where f.batch_id = ? order by f.file_id")
                        .param(id)
                        .query(BatchLog::file)
                        .list());
    }

    private static Batch.DeliveredFile file(ResultSet rows, int nth) throws SQLException {
        return new Batch.DeliveredFile(
                rows.getLong("file_id"),
                rows.getString("dataset"),
                rows.getString("name"),
                Batch.FileState.of(rows.getString("state")),
                rows.getLong("rows"),
                rows.getLong("added"),
                rows.getLong("changed"),
                rows.getLong("unchanged"),
                rows.getLong("quarantined"),
                rows.getLong("closed"),
                rows.getLong("missing"),
                rows.getLong("compared"),
                rows.getBoolean("overtaken"),
                Files.isRegularFile(Path.of(rows.getString("path"))),
                rows.getLong("persons"),
                rows.getInt("percent"),
                instant(rows, "started_at"),
                instant(rows, "finished_at"),
                rows.getString("problem_zh"),
                rows.getString("problem_en"));
    }

    private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        Timestamp time = rows.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp lease() {
        return Timestamp.from(clock.instant().plus(LEASE));
    }
}
