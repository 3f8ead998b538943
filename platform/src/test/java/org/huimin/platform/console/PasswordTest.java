package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.audit.Entry;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everybody may change the own password and nobody another's. */
@PlatformTest
class PasswordTest {
    private static final String PATH = "/api/session/password";
    private static final String OLD = "a lighthouse keeper";
    private static final String NEW = "four winds and a gull";

    @Autowired Staff staff;
    @Autowired Audit audit;
    @LocalServerPort int port;

    /** Every test has people of its own: one of them gets locked. */
    private Browser signedIn(String username) {
        staff.add(username, "守塔人", Set.of(Role.APPROVER), 350213000000L, OLD);
        return new Browser(port).signIn(username, OLD);
    }

    @Test
    void theOwnerChangesItAndEveryOtherSessionEnds() {
        Browser here = signedIn("warden");
        Browser elsewhere = signedIn("warden");
        String before = here.cookie("HUIMIN").orElseThrow().getValue();

        var answer = here.post(PATH, Map.of("current", OLD, "wanted", NEW));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/username")).isEqualTo("warden");
        assertThat(here.cookie("HUIMIN").orElseThrow().getValue()).isNotEqualTo(before);
        assertThat(here.get("/api/session").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/session").status()).isEqualTo(401);
        // the new token came along: the next change goes through without a reload
        assertThat(here.post(PATH, Map.of("current", NEW, "wanted", OLD)).status()).isEqualTo(200);
        assertThat(audit.about("staff:warden", 10))
                .extracting(Entry::action)
                .contains("password.change");
        assertThat(audit.about("staff:warden", 10).toString()).doesNotContain(NEW);
        signedIn("warden");
    }

    @Test
    void anothersNameInTheRequestChangesNothingOfTheirs() {
        signedIn("ferryman");
        Browser pilot = signedIn("pilot");
        var answer =
                pilot.post(PATH, Map.of("username", "ferryman", "current", "wrong", "wanted", NEW));
        assertThat(answer.status()).isEqualTo(400);
        pilot.post(PATH, Map.of("username", "ferryman", "current", OLD, "wanted", NEW));
        signedIn("ferryman");
    }

    @Test
    void strangersAndForgedPagesMayNot() {
        var stranger = new Browser(port);
        stranger.get("/api/session");
        var answer = stranger.post(PATH, Map.of("current", OLD, "wanted", NEW));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/code")).isEqualTo("not-signed-in");

        Browser harbour = signedIn("harbour");
        var forged =
                harbour.send(
                        HttpRequest.newBuilder(harbour.address(PATH))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}"))
                                .build());
        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.text("/code")).isEqualTo("stale-page");
    }

    @Test
    void aWrongOneIsCountedAndAWeakOneExplained() {
        Browser smith = signedIn("smith");
        var weak = smith.post(PATH, Map.of("current", OLD, "wanted", "short"));
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.text("/code")).isEqualTo("weak-password");
        assertThat(weak.text("/zh/detail")).contains("12");
        assertThat(weak.text("/en/remedy")).contains("12");
        for (int left = 4; left > 0; left--) {
            var wrong = smith.post(PATH, Map.of("current", "wrong", "wanted", NEW));
            assertThat(wrong.status()).isEqualTo(400);
            assertThat(wrong.text("/code")).isEqualTo("wrong-password");
            assertThat(wrong.text("/en/detail")).contains(left + " more");
        }
        assertThat(smith.post(PATH, Map.of("current", "wrong", "wanted", NEW)).status())
                .isEqualTo(429);
        var locked = smith.post(PATH, Map.of("current", OLD, "wanted", NEW));
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.header("Retry-After")).isNotEmpty();
        // who is signed in goes on working
        assertThat(smith.get("/api/session").status()).isEqualTo(200);
    }
}
