package org.huimin.platform.decisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.huimin.platform.people.PlaceChunk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Runs and their parts. Every method needs a transaction with a scope. */
@Repository
class RunStore {
    record Part(int number, long from, long to, long people) {}

    private static final String STATUS =
            """
            select r.*, l.version,
                count(p.part) parts, count(p.part) filter (where p.done) parts_done,
                coalesce(sum(p.people), 0) people, coalesce(sum(p.people) filter (where p.done), 0) people_done,
                coalesce(sum(p.households), 0) households, coalesce(sum(p.changed), 0) changed
            from decisions.run r
            join decisions.library l on l.id = r.library_id
            left join decisions.run_part p on p.run_id = r.id
            where %s
            group by r.id, l.version order by r.created_at desc limit %d
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    RunStore(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    UUID create(long place, LocalDate on, int libraryId, String startedBy, Instant at) {
        return jdbc.sql(
                        """
                        insert into decisions.run (place, decided_on, library_id, started_by, created_at)
                        values (?, ?, ?, ?, ?) returning id
                        """)
                .params(place, on, libraryId, startedBy, at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void createParts(UUID run, List<PlaceChunk> chunks) {
        AtomicInteger number = new AtomicInteger();
        batch.batchUpdate(
                "insert into decisions.run_part (run_id, part, place, to_place, people) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                chunks,
                500,
                (insert, chunk) -> {
                    insert.setObject(1, run);
                    insert.setInt(2, number.getAndIncrement());
                    insert.setLong(3, chunk.from());
                    insert.setLong(4, chunk.to());
                    insert.setLong(5, chunk.people());
                });
    }

    List<Part> partsToDo(UUID run) {
        return jdbc.sql(
                        "select part, place, to_place, people from decisions.run_part where run_id = ? and not done order by part")
                .param(run)
                .query((row, n) ->
                        new Part(
                                row.getInt("part"),
                                row.getLong("place"),
                                row.getLong("to_place"),
                                row.getLong("people")))
                .list();
    }

    /** Takes a part for this transaction; false when it is done or another program is at it. */
    boolean take(UUID run, int part) {
        return jdbc.sql(
                        "select 1 from decisions.run_part where run_id = ? and part = ? and not done for update skip locked")
                .params(run, part)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void partDone(UUID run, int part, long households, long members, long changed) {
        jdbc.sql(
                        """
                        update decisions.run_part set done = true, households = ?, members = ?, changed = ?
                        where run_id = ? and part = ?
                        """)
                .params(households, members, changed, run, part)
                .update();
    }

    Optional<RunHead> head(UUID run) {
        return jdbc.sql("select id, place, decided_on, library_id from decisions.run where id = ?")
                .param(run)
                .query((row, n) ->
                        new RunHead(
                                row.getObject("id", UUID.class),
                                row.getLong("place"),
                                row.getObject("decided_on", LocalDate.class),
                                row.getInt("library_id")))
                .optional();
    }

    /** All parts are to be decided, with another library. Not for a run that has ended. */
    void beginAgain(UUID run, int libraryId) {
        int changed =
                jdbc.sql(
                                "update decisions.run set library_id = ? where id = ? and state in ('waiting', 'running')")
                        .params(libraryId, run)
                        .update();
        if (changed == 1) {
            jdbc.sql("update decisions.run_part set done = false where run_id = ?")
                    .param(run)
                    .update();
        }
    }

    void started(UUID run, Instant at) {
        jdbc.sql(
                        """
                        update decisions.run set state = 'running', started_at = coalesce(started_at, ?)
                        where id = ? and state in ('waiting', 'running')
                        """)
                .params(at.atOffset(ZoneOffset.UTC), run)
                .update();
    }

    void finished(UUID run, RunStatus.State state, @Nullable String failure, Instant at) {
        jdbc.sql(
                        "update decisions.run set state = ?, failure = ?, finished_at = ? where id = ? and state in ('waiting', 'running')")
                .param(state.name().toLowerCase(Locale.ROOT))
                .param(failure)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(run)
                .update();
    }

    boolean askCancel(UUID run) {
        return jdbc.sql(
                                "update decisions.run set cancel_asked = true where id = ? and state in ('waiting', 'running')")
                        .param(run)
                        .update()
                == 1;
    }

    boolean cancelAsked(UUID run) {
        return jdbc.sql("select cancel_asked from decisions.run where id = ?")
                .param(run)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    Optional<RunStatus> status(UUID run) {
        return jdbc.sql(STATUS.formatted("r.id = ?", 1))
                .param(run)
                .query(RunStore::status)
                .optional();
    }

    List<RunStatus> newest(long from, long to, int limit) {
        return jdbc.sql(STATUS.formatted("r.place between ? and ?", limit))
                .params(from, to)
                .query(RunStore::status)
                .list();
    }

    /** Runs that a stopped program left unfinished, oldest first. */
    List<UUID> open() {
        return jdbc.sql(
                        "select id from decisions.run where state in ('waiting', 'running') order by created_at")
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private static RunStatus status(ResultSet row, int n) throws SQLException {
        return new RunStatus(
                row.getObject("id", UUID.class),
                row.getLong("place"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("version"),
                RunStatus.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBoolean("cancel_asked"),
                row.getString("started_by"),
                row.getInt("parts"),
                row.getInt("parts_done"),
                row.getLong("people"),
                row.getLong("people_done"),
                row.getLong("households"),
                row.getLong("changed"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
