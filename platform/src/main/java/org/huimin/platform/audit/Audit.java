package org.huimin.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes and checks the audit trail. */
@Component
public final class Audit {
    /** Only one entry is written at a time: each needs the digest before it. */
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtext('audit.entry'))";

    private static final String COLUMNS =
            "number, at, username, roles, scope_from, scope_to, action, subject, reason, details,"
                    + " digest";

    private static final int CHUNK = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    Audit(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        ownTransaction = new TransactionTemplate(transactions);
        // what somebody tried or saw stays written even if the rest is rolled back
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Adds an entry for the current caller, in a transaction of its own. Call it outside other
     * transactions where you can: inside one it takes a second connection.
     *
     * @param action what is done, such as {@code household.view}
     * @param subject to what, such as {@code household:0199…}
     * @param reason as the person said; may be empty
     * @param details never an unmasked number; may be empty
     */
    public void record(String action, String subject, String reason, String details) {
        record(CallerContext.current(), action, subject, reason, details);
    }

    /** As above, for a caller not yet or no longer bound (signing in). */
    public void record(
            Caller caller, String action, String subject, String reason, String details) {
        ownTransaction.executeWithoutResult(_ -> append(caller, action, subject, reason, details));
    }

    private void append(
            Caller caller, String action, String subject, String reason, String details) {
        jdbc.sql(ONE_AT_A_TIME).query().singleRow();
        Optional<Link> last =
                jdbc.sql("select number, digest from audit.entry order by number desc limit 1")
                        .query((row, _) -> new Link(row.getLong(1), row.getBytes(2)))
                        .optional();
        Link before = last.orElse(Link.START);
        var entry =
                new Entry(
                        before.number + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        caller.username(),
                        caller.roles().stream().map(Enum::name).sorted().toList(),
                        caller.scope().from(),
                        caller.scope().to(),
                        action,
                        subject,
                        reason,
                        details);
        insert(entry, entry.digest(before.digest));
    }

    private void insert(Entry entry, byte[] digest) {
        jdbc.sql("insert into audit.entry (" + COLUMNS + ") values (?,?,?,?,?,?,?,?,?,?,?)")
                .param(entry.number())
                .param(Timestamp.from(entry.at()))
                .param(entry.username())
                .param(entry.roles().toArray(String[]::new))
                .param(entry.scopeFrom())
                .param(entry.scopeTo())
                .param(entry.action())
                .param(entry.subject())
                .param(entry.reason())
                .param(entry.details())
                .param(digest)
                .update();
    }

    /** The newest entries about a subject, newest first. */
    public List<Entry> about(String subject, int limit) {
        return jdbc.sql(
                        "select %s from audit.entry where subject = ? order by number desc limit ?"
                                .formatted(COLUMNS))
                .params(subject, limit)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Recomputes the whole chain. */
    public Verification verify() {
        Link link = Link.START;
        while (true) {
            List<Signed> chunk = after(link.number);
            for (Signed signed : chunk) {
                Entry entry = signed.entry;
                boolean follows =
                        entry.number() == link.number + 1
                                && Arrays.equals(entry.digest(link.digest), signed.digest);
                if (!follows) {
                    return new Verification.Broken(link.number, entry.number());
                }
                link = new Link(entry.number(), signed.digest);
            }
            if (chunk.size() < CHUNK) {
                return new Verification.Sound(link.number, HexFormat.of().formatHex(link.digest));
            }
        }
    }

    private List<Signed> after(long number) {
        return jdbc.sql(
                        "select %s from audit.entry where number > ? order by number limit %d"
                                .formatted(COLUMNS, CHUNK))
                .param(number)
                .query((row, _) -> new Signed(entry(row), row.getBytes("digest")))
                .list();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new Entry(
                row.getLong("number"),
                at,
                row.getString("username"),
                List.of((String[]) row.getArray("roles").getArray()),
                row.getLong("scope_from"),
                row.getLong("scope_to"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("details"));
    }

    private record Link(long number, byte[] digest) {
        static final Link START = new Link(0, new byte[Entry.DIGEST_BYTES]);
    }

    private record Signed(Entry entry, byte[] digest) {}
}
