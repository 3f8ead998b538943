package org.huimin.platform.policy;

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
import org.huimin.platform.policy.ParameterChanges.Proposal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of changes. Every method needs a transaction with a scope. */
@Repository
class ChangeStore {
    private static final String COLUMNS =
            "id, place, programme, parameter, urban_rural, effective, value, source, clause, reason,"
                    + " proposed_by, proposed_at, state, decided_by, decided_at, decision_reason";

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID add(Proposal proposal, String by, Instant at) {
        return jdbc.sql(
                        """
                        insert into policy.change (place, programme, parameter, urban_rural, effective, value, source,
                                                   clause, reason, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id\
                        """)
                .params(
                        proposal.place(),
                        proposal.programme(),
                        proposal.parameter(),
                        proposal.urbanRural(),
                        proposal.effective(),
                        proposal.value(),
                        proposal.source(),
                        proposal.clause(),
                        proposal.reason(),
                        by,
                        at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    Optional<Change> find(UUID id) {
        return jdbc.sql("select %s from policy.change where id = ?".formatted(COLUMNS))
                .param(id)
                .query(ChangeStore::change)
                .optional();
    }

    /** Newest first; a state of null means all. */
    List<Change> newest(Change.@Nullable State state, int limit) {
        String wanted = state == null ? null : state.name().toLowerCase(Locale.ROOT);
        return jdbc.sql(
                        """
                        select %s from policy.change where (?::text is null or state = ?)
                        order by proposed_at desc, id limit ?\
                        """
                                .formatted(COLUMNS))
                .param(wanted)
                .param(wanted)
                .param(limit)
                .query(ChangeStore::change)
                .list();
    }

    /** Everything that lies over the content, oldest first. */
    List<Change> approved() {
        return jdbc.sql(
                        "select %s from policy.change where state = 'approved' order by decided_at, id"
                                .formatted(COLUMNS))
                .query(ChangeStore::change)
                .list();
    }

    int waitingFor(String username) {
        return jdbc.sql(
                        "select count(*) from policy.change where state = 'proposed' and proposed_by <> ?")
                .param(username)
                .query(Integer.class)
                .single();
    }

    /** False when it has been decided meanwhile. */
    boolean decide(UUID id, Change.State state, String by, Instant at, String reason) {
        return jdbc.sql(
                                """
                                update policy.change set state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
                                where id = ? and state = 'proposed'\
                                """)
                        .params(
                                state.name().toLowerCase(Locale.ROOT),
                                by,
                                at.atOffset(ZoneOffset.UTC),
                                reason,
                                id)
                        .update()
                == 1;
    }

    /** The approved change of the same cell, if any, gives way to this one. */
    void supersede(Change by) {
        jdbc.sql(
                        """
                        update policy.change set state = 'superseded', superseded_by = ?
                        where state = 'approved' and programme = ? and parameter = ? and place = ? and urban_rural = ?
                          and effective = ?\
                        """)
                .params(
                        by.id(),
                        by.programme(),
                        by.parameter(),
                        by.place(),
                        by.urbanRural(),
                        by.effective())
                .update();
    }

    /** Approvals follow one another: each is judged on the library with those before. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('policy.library'))").query().singleRow();
    }

    private static Change change(ResultSet row, int n) throws SQLException {
        Timestamp decidedAt = row.getTimestamp("decided_at");
        return new Change(
                row.getObject("id", UUID.class),
                row.getLong("place"),
                row.getString("programme"),
                row.getString("parameter"),
                row.getString("urban_rural"),
                row.getObject("effective", LocalDate.class),
                row.getString("value"),
                row.getString("source"),
                row.getString("clause"),
                row.getString("reason"),
                row.getString("proposed_by"),
                row.getTimestamp("proposed_at").toInstant(),
                Change.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decision_reason"));
    }
}
