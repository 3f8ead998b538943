package org.huimin.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.huimin.engine.base.PlaceRange;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The accounts of the bureau's people and how they sign in. */
@Component
public final class Staff {
    static final int ATTEMPTS = 5;
    static final Duration LOCK = Duration.ofMinutes(15);
    static final int SHORTEST_PASSWORD = 8;

    private static final Duration FORGET_FAILURES = Duration.ofDays(1);

    /** Each hash takes 19 MiB: a flood of attempts must wait, not fill the memory. */
    private static final int HASHES_AT_ONCE = 4;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);

    // OWASP's first choice for Argon2id: 19 MiB, two passes, one lane
    private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /** Compared with when there is no such account, so that the answer takes as long. */
    private final String nobodysHash;

    Staff(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.nobodysHash = encode("nobody's password");
    }

    /** Checks name and password; counts failures and locks the name after five for 15 minutes. */
    public SignIn signIn(String typedName, String password) {
        String username = normalise(typedName);
        Instant now = clock.instant();
        Optional<Instant> lockedUntil = lockedUntil(username).filter(now::isBefore);
        if (lockedUntil.isPresent()) {
            return new SignIn.Locked(lockedUntil.get(), false);
        }
        Optional<Account> account = account(username);
        String hash = account.map(Account::passwordHash).orElse(nobodysHash);
        if (!matches(password, hash) || account.isEmpty()) {
            return fail(username, now);
        }
        jdbc.sql("delete from access.failed_sign_in where username = ?").param(username).update();
        return account.get().active ? new SignIn.Done(account.get().caller) : new SignIn.Closed();
    }

    /**
     * Gives an account its owner's new password; the old one is guessed no oftener than at sign-in.
     * Sessions begun before end with their next request.
     */
    public PasswordChange changePassword(String username, String current, String wanted) {
        Optional<PasswordChange.Flaw> flaw = PasswordChange.Flaw.of(username, current, wanted);
        if (flaw.isPresent()) {
            return new PasswordChange.Weak(flaw.get());
        }
        return switch (signIn(username, current)) {
            case SignIn.Wrong(int left) -> new PasswordChange.Wrong(left);
            case SignIn.Locked(Instant until, boolean now) -> new PasswordChange.Locked(until, now);
            case SignIn.Closed() -> throw new IllegalStateException("A closed account is nobody's");
            case SignIn.Done _ -> {
                jdbc.sql(
                                """
                                update access.staff set password_hash = ?, password_changed_at = ?
                                where username = ?\
                                """)
                        .param(encode(wanted))
                        .param(Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                        .param(normalise(username))
                        .update();
                yield new PasswordChange.Done();
            }
        };
    }

    /**
     * The caller an active account makes; read at every request, so that a change works at once.
     */
    public Optional<Caller> find(String username) {
        return account(username).filter(Account::active).map(Account::caller);
    }

    /** The caller of a session begun then; none when the password has been changed since. */
    public Optional<Caller> find(String username, Instant begun) {
        return account(username)
                .filter(Account::active)
                .filter(account -> account.changedAt == null || !begun.isBefore(account.changedAt))
                .map(Account::caller);
    }

    /**
     * Adds an account, or does nothing when the name is taken.
     *
     * @param place 12-digit code; 0 for the nation
     * @return whether it was added
     */
    public boolean add(String username, String name, Set<Role> roles, long place, String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "The password needs %d characters 密码至少 %d 位"
                            .formatted(SHORTEST_PASSWORD, SHORTEST_PASSWORD));
        }
        if (account(normalise(username)).isPresent()) {
            return false;
        }
        return jdbc.sql(
                                """
                                insert into access.staff (username, name, roles, scope_place, password_hash)
                                values (?, ?, ?, ?, ?) on conflict do nothing\
                                """)
                        .param(normalise(username))
                        .param(name)
                        .param(roles.stream().map(Role::name).sorted().toArray(String[]::new))
                        .param(place)
                        .param(encode(password))
                        .update()
                == 1;
    }

    /** Closes or opens an account; a closed one is signed out with its next request. */
    public void setActive(String username, boolean active) {
        jdbc.sql("update access.staff set active = ? where username = ?")
                .params(active, normalise(username))
                .update();
    }

    private SignIn fail(String username, Instant now) {
        jdbc.sql("delete from access.failed_sign_in where last_at < ?")
                .param(Timestamp.from(now.minus(FORGET_FAILURES)))
                .update();
        int failures =
                jdbc.sql(
                                """
                                insert into access.failed_sign_in as f (username, failures, last_at) values (:name, 1, :now)
                                on conflict (username) do update set last_at = :now,
                                    failures = case when f.locked_until <= :now then 1 else f.failures + 1 end,
                                    locked_until = case when f.locked_until is null and f.failures + 1 >= :attempts
                                                        then :until when f.locked_until > :now then f.locked_until end
                                returning failures\
                                """)
                        .param("name", username)
                        .param("now", Timestamp.from(now))
                        .param("until", Timestamp.from(now.plus(LOCK)))
                        .param("attempts", ATTEMPTS)
                        .query(Integer.class)
                        .single();
        return failures >= ATTEMPTS
                ? new SignIn.Locked(now.plus(LOCK), true)
                : new SignIn.Wrong(ATTEMPTS - failures);
    }

    private Optional<Instant> lockedUntil(String username) {
        return jdbc.sql(
                        "select locked_until from access.failed_sign_in"
                                + " where username = ? and locked_until is not null")
                .param(username)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    private Optional<Account> account(String username) {
        return jdbc.sql(
                        "select username, name, roles, scope_place, password_hash, active,"
                                + " password_changed_at from access.staff where username = ?")
                .param(username)
                .query((row, _) -> account(row))
                .optional();
    }

    private static Account account(ResultSet row) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        var caller =
                new Caller(
                        row.getString("username"),
                        row.getString("name"),
                        roles,
                        PlaceRange.under(row.getLong("scope_place")));
        Timestamp changedAt = row.getTimestamp("password_changed_at");
        return new Account(
                caller,
                row.getString("password_hash"),
                row.getBoolean("active"),
                changedAt == null ? null : changedAt.toInstant());
    }

    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            hashing.release();
        }
    }

    private String encode(String password) {
        hashing.acquireUninterruptibly();
        try {
            String hash = encoder.encode(password);
            if (hash == null) {
                throw new IllegalStateException("No hash");
            }
            return hash;
        } finally {
            hashing.release();
        }
    }

    private static String normalise(@Nullable String username) {
        String name = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
        return name.substring(0, Math.min(64, name.length()));
    }

    private record Account(
            Caller caller, String passwordHash, boolean active, @Nullable Instant changedAt) {}
}
