package org.huimin.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffTest {
    private static final String PASSWORD = "a lighthouse keeper";

    private final TestDatabase database = TestDatabase.create();
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private final Clock clock = new MovableClock();
    private final Staff staff = new Staff(database.jdbc(), clock);

    @BeforeEach
    void addAccount() {
        staff.add("keeper", "守塔人", Set.of(Role.CLERK, Role.AUDITOR), 350213001000L, PASSWORD);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void letsInWithNameAndPassword() {
        var expected =
                new Caller(
                        "keeper",
                        "守塔人",
                        Set.of(Role.CLERK, Role.AUDITOR),
                        PlaceRange.under(350213001000L));
        assertThat(staff.signIn(" Keeper ", PASSWORD)).isEqualTo(new SignIn.Done(expected));
        assertThat(staff.find("keeper")).contains(expected);
    }

    @Test
    void locksTheNameAfterFiveFailuresForFifteenMinutes() {
        for (int left = 4; left > 0; left--) {
            assertThat(staff.signIn("keeper", "wrong")).isEqualTo(new SignIn.Wrong(left));
        }
        Instant until = now.plus(Duration.ofMinutes(15));
        assertThat(staff.signIn("keeper", "wrong")).isEqualTo(new SignIn.Locked(until, true));
        assertThat(staff.signIn("keeper", PASSWORD)).isEqualTo(new SignIn.Locked(until, false));
        now = until.plusSeconds(1);
        assertThat(staff.signIn("keeper", "wrong")).isEqualTo(new SignIn.Wrong(4));
        assertThat(staff.signIn("keeper", PASSWORD)).isInstanceOf(SignIn.Done.class);
        assertThat(staff.signIn("keeper", "wrong")).isEqualTo(new SignIn.Wrong(4));
    }

    @Test
    void treatsAnUnknownNameLikeAWrongPassword() {
        for (int left = 4; left > 0; left--) {
            assertThat(staff.signIn("nobody", PASSWORD)).isEqualTo(new SignIn.Wrong(left));
        }
        assertThat(staff.signIn("nobody", PASSWORD)).isInstanceOf(SignIn.Locked.class);
        assertThat(staff.signIn("", "")).isEqualTo(new SignIn.Wrong(4));
    }

    @Test
    void refusesAClosedAccount() {
        staff.setActive("keeper", false);
        assertThat(staff.signIn("keeper", PASSWORD)).isInstanceOf(SignIn.Closed.class);
        assertThat(staff.signIn("keeper", "wrong")).isInstanceOf(SignIn.Wrong.class);
        assertThat(staff.find("keeper")).isEmpty();
    }

    @Test
    void addsAnAccountOnceAndWithAPassword() {
        assertThat(staff.add("keeper", "另一人", Set.of(Role.CLERK), 0, PASSWORD)).isFalse();
        assertThatThrownBy(() -> staff.add("other", "另一人", Set.of(Role.CLERK), 0, "short"))
                .hasMessageContaining("8");
    }

    @Test
    void aNewPasswordEndsTheOldOneAndTheSessionsBegunWithIt() {
        Instant before = now;
        now = now.plusSeconds(60);
        assertThat(staff.changePassword("keeper", PASSWORD, "four winds and a gull"))
                .isEqualTo(new PasswordChange.Done());
        assertThat(staff.signIn("keeper", PASSWORD)).isInstanceOf(SignIn.Wrong.class);
        assertThat(staff.signIn("keeper", "four winds and a gull")).isInstanceOf(SignIn.Done.class);
        assertThat(staff.find("keeper", before)).isEmpty();
        assertThat(staff.find("keeper", now)).isPresent();
    }

    @Test
    void guessingTheOldPasswordLocksLikeSigningIn() {
        for (int left = 4; left > 0; left--) {
            assertThat(staff.changePassword("keeper", "wrong", "four winds and a gull"))
                    .isEqualTo(new PasswordChange.Wrong(left));
        }
        Instant until = now.plus(Duration.ofMinutes(15));
        assertThat(staff.changePassword("keeper", "wrong", "four winds and a gull"))
                .isEqualTo(new PasswordChange.Locked(until, true));
        assertThat(staff.changePassword("keeper", PASSWORD, "four winds and a gull"))
                .isEqualTo(new PasswordChange.Locked(until, false));
        now = until.plusSeconds(1);
        assertThat(staff.signIn("keeper", PASSWORD)).isInstanceOf(SignIn.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "four winds, SHORT",
        "a lighthouse keeper, UNCHANGED",
        "The Keeper of 1861, CONTAINS_NAME",
        "abababababab, MONOTONOUS",
    })
    void aPasswordThatWouldNotProtectIsRefused(String wanted, PasswordChange.Flaw flaw) {
        assertThat(staff.changePassword("keeper", PASSWORD, wanted))
                .isEqualTo(new PasswordChange.Weak(flaw));
        assertThat(staff.changePassword("keeper", PASSWORD, "x".repeat(129)))
                .isEqualTo(new PasswordChange.Weak(PasswordChange.Flaw.LONG));
        assertThat(staff.signIn("keeper", PASSWORD)).isInstanceOf(SignIn.Done.class);
    }

    @Test
    void keepsPasswordsAsArgon2id() {
        assertThat(
                        database.jdbc()
                                .sql("select password_hash from access.staff")
                                .query(String.class)
                                .single())
                .startsWith("$argon2id$")
                .doesNotContain(PASSWORD);
    }

    private final class MovableClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
