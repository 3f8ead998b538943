package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class SessionTest {
    private static final String PASSWORD = "a lighthouse keeper";

    @Autowired Staff staff;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;
    private Browser browser;

    @BeforeEach
    void addAccount() {
        staff.add("keeper", "守塔人", Set.of(Role.APPROVER), 350213000000L, PASSWORD);
        browser = new Browser(port);
    }

    @Test
    void signsInAndOut() {
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
        browser.signIn("keeper", PASSWORD);
        var session = browser.get("/api/session");
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.text("/name")).isEqualTo("守塔人");
        assertThat(session.text("/place/code")).isEqualTo("350213000000");
        assertThat(session.json().at("/permissions").toString())
                .contains("RUN")
                .doesNotContain("IMPORT");
        assertThat(browser.delete("/api/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void saysInTwoLanguagesWhatIsWrong() {
        browser.get("/api/session");
        var refusal = browser.post("/api/session", Map.of("username", "keeper", "password", "x"));
        assertThat(refusal.status()).isEqualTo(401);
        assertThat(refusal.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refusal.text("/code")).isEqualTo("wrong-credentials");
        assertThat(refusal.text("/detail")).contains("用户名或密码不正确");
        assertThat(refusal.text("/en/detail")).contains("wrong");
        assertThat(refusal.text("/remedy")).isNotEmpty();
    }

    @Test
    void answersWhatItCannotUnderstand() {
        browser.get("/api/session");
        var unreadable =
                browser.send(
                        "POST", "/api/session", BodyPublishers.ofString("{"), "application/json");
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.text("/code")).isEqualTo("invalid-request");
        assertThat(browser.post("/api/session", Map.of()).status()).isEqualTo(401);
    }

    @Test
    void refusesARequestWithoutTheToken() {
        browser.signIn("keeper", PASSWORD);
        HttpRequest forged =
                HttpRequest.newBuilder(browser.address("/api/session")).DELETE().build();
        var refusal = browser.send(forged);
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.text("/code")).isEqualTo("stale-page");
        assertThat(browser.get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void endsWithTheAccount() {
        browser.signIn("keeper", PASSWORD);
        staff.setActive("keeper", false);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
        staff.setActive("keeper", true);
        assertThat(browser.get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void beginsANewSessionAtEachSignIn() {
        browser.signIn("keeper", PASSWORD);
        String first = browser.cookie("HUIMIN").orElseThrow().getValue();
        browser.signIn("keeper", PASSWORD);
        assertThat(browser.cookie("HUIMIN").orElseThrow().getValue()).isNotEqualTo(first);
        assertThat(browser.cookie("HUIMIN").orElseThrow().isHttpOnly()).isTrue();
        assertThat(
                        jdbc.sql(
                                        "select max_inactive_interval from sessions.spring_session limit 1")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1800);
    }

    @Test
    void tellsTheBrowserToBeStrict() {
        var answer = browser.get("/api/session");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("script-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void servesThePageForDeepLinksButNotForTheApi() {
        for (String page : new String[] {"/", "/households/7", "/findings?kind=missed"}) {
            var answer = browser.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertThat(answer.body()).contains("specimen page");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        }
        var file = browser.get("/assets/specimen-1a2b.js");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Cache-Control")).contains("immutable");
        assertThat(browser.get("/assets/missing.js").status()).isEqualTo(404);
        assertThat(browser.get("/favicon.png").status()).isEqualTo(404);
        assertThat(browser.get("/api/nothing").status()).isEqualTo(401);
        browser.signIn("keeper", PASSWORD);
        assertThat(browser.get("/api/nothing").status()).isEqualTo(404);
        assertThat(browser.get("/api/nothing").text("/code")).isEqualTo("not-found");
        assertThat(browser.get("/actuator/env").status()).isEqualTo(401);
        assertThat(browser.get("/actuator/health").text("/status")).isEqualTo("UP");
    }
}
