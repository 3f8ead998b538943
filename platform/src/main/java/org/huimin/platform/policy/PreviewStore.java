package org.huimin.platform.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Previews. Every method needs a transaction with a scope. */
@Repository
class PreviewStore {
    private final JdbcClient jdbc;

    PreviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins anew, whatever was there. */
    UUID begin(Change change, String before, String after, String by, Instant at) {
        return jdbc.sql(
                        """
                        insert into policy.preview (change_id, place, before_version, after_version, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (change_id) do update set attempt = uuidv7(), state = 'waiting', report = null,
                            failure = null, people = 0, people_done = 0, finished_at = null,
                            before_version = excluded.before_version, after_version = excluded.after_version,
                            asked_by = excluded.asked_by, asked_at = excluded.asked_at
                        returning attempt\
                        """)
                .params(change.id(), change.place(), before, after, by, at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /** The change an attempt is about; empty when a newer attempt has begun. */
    Optional<UUID> changeOf(UUID attempt) {
        return jdbc.sql(
                        "select change_id from policy.preview where attempt = ? and state in ('waiting', 'running')")
                .param(attempt)
                .query(UUID.class)
                .optional();
    }

    void running(UUID attempt, String before, String after, long people) {
        jdbc.sql(
                        """
                        update policy.preview set state = 'running', before_version = ?, after_version = ?, people = ?,
                            people_done = 0 where attempt = ?\
                        """)
                .params(before, after, people, attempt)
                .update();
    }

    void progress(UUID attempt, long peopleDone) {
        jdbc.sql("update policy.preview set people_done = ? where attempt = ?")
                .params(peopleDone, attempt)
                .update();
    }

    void done(UUID attempt, String report, Instant at) {
        jdbc.sql(
                        "update policy.preview set state = 'done', report = ?::jsonb, finished_at = ? where attempt = ?")
                .params(report, at.atOffset(ZoneOffset.UTC), attempt)
                .update();
    }

    void failed(UUID attempt, String failure, Instant at) {
        jdbc.sql(
                        "update policy.preview set state = 'failed', failure = ?, finished_at = ? where attempt = ?")
                .params(failure, at.atOffset(ZoneOffset.UTC), attempt)
                .update();
    }

    Optional<Preview> of(UUID change) {
        return jdbc.sql("select * from policy.preview where change_id = ?")
                .param(change)
                .query(PreviewStore::preview)
                .optional();
    }

    private static Preview preview(ResultSet row, int n) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new Preview(
                row.getObject("change_id", UUID.class),
                Preview.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("before_version"),
                row.getString("after_version"),
                row.getLong("people"),
                row.getLong("people_done"),
                row.getString("report"),
                row.getString("failure"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                finished == null ? null : finished.toInstant());
    }
}
