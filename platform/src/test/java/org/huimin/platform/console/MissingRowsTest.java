package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.places.PlacesLoader;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

/** A full delivery that lacks too much asks a person, and that person is one who may import. */
@PlatformTest
class MissingRowsTest {
    private static final String PASSWORD = "a lighthouse keeper";
    private static final String BOATS = "船号,公民身份号码,估值,份额,已沉没,船员\n";

    @Autowired Staff staff;
    @Autowired Audit audit;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @LocalServerPort int port;

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Path.of("target/archipelago-of-full-deliveries").toAbsolutePath();
        FileSystemUtils.copyRecursively(Path.of(Archipelago.content()), folder);
        Path boats = folder.resolve("datasets/boats.yaml");
        Files.writeString(
                boats,
                Files.readString(boats)
                        .replace("\nabsence:", "\ncloses: {when: absent, guard: 30%}\nabsence:"));
        registry.add("huimin.content", folder::toString);
    }

    private Browser signedIn(String username, Role role, long place) {
        staff.add(username, role.zh(), Set.of(role), place, PASSWORD);
        return new Browser(port).signIn(username, PASSWORD);
    }

    @Test
    void whatIsMissingIsShownAndClosedOnceSomebodyWhoMayConfirms() throws Exception {
        new PlacesLoader(owner, Path.of("../content/divisions")).loadOnly(PlaceCode.of("350213"));
        Browser officer = signedIn("officer", Role.DATA_OFFICER, 350213000000L);
        deliver(officer, "岛民名册.csv", Archipelago.REGISTER);
        String all = BOATS + boat("B1") + boat("B2") + boat("B3");
        deliver(officer, "船只登记-1.csv", all);
        Browser.Answer half = deliver(officer, "船只登记-2.csv", BOATS + boat("B3"));
        assertThat(half.json().at("/files/0/missing").asLong()).isEqualTo(2);
        assertThat(half.json().at("/files/0/compared").asLong()).isEqualTo(3);
        assertThat(half.json().at("/files/0/guard").asInt()).isEqualTo(30);
        assertThat(half.json().at("/files/0/confirmable").asBoolean()).isTrue();
        assertThat(half.json().at("/files/0/closed").asLong()).isZero();

        String confirm = "/api/imports/files/" + half.text("/files/0/id") + "/confirm-missing";
        for (Role role : Role.values()) {
            var caller = new Caller("x", "x", Set.of(role), PlaceRange.NATION);
            if (!Permissions.of(caller).contains(Permission.IMPORT)) {
                var other = signedIn(role.name().toLowerCase(), role, 350213000000L);
                assertThat(other.post(confirm, Map.of()).text("/code"))
                        .as(role.name())
                        .isEqualTo("not-permitted");
            }
        }
        Browser neighbour = signedIn("neighbour", Role.DATA_OFFICER, 350212000000L);
        assertThat(neighbour.post(confirm, Map.of()).status()).isEqualTo(404);

        Browser.Answer accepted = officer.post(confirm, Map.of());
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        Browser.Answer closed = finished(officer, accepted);
        assertThat(closed.json().at("/files/0/closed").asLong()).isEqualTo(2);
        assertThat(closed.json().at("/files/0/missing").asLong()).isZero();
        assertThat(audit.about("import:" + closed.text("/id"), 9))
                .extracting("action")
                .containsExactly("import.confirm-missing");

        // the question is answered: nobody answers it again on the older file
        var before = officer.get("/api/imports/" + half.text("/id"));
        assertThat(before.json().at("/files/0/confirmable").asBoolean()).isFalse();
        assertThat(before.json().at("/files/0/overtaken").asBoolean()).isTrue();
        var twice = officer.post(confirm, Map.of());
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.text("/code")).isEqualTo("file-overtaken");
        var nothing =
                officer.post(
                        "/api/imports/files/%s/confirm-missing"
                                .formatted(closed.text("/files/0/id")),
                        Map.of());
        assertThat(nothing.text("/code")).isEqualTo("nothing-missing");
    }

    private static String boat(String number) {
        return number + "," + Archipelago.POOR + ",1000,50,否,2\n";
    }

    private static Browser.Answer deliver(Browser officer, String name, String text)
            throws InterruptedException {
        var started =
                officer.upload("/api/imports", Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return finished(officer, started);
    }

    private static Browser.Answer finished(Browser officer, Browser.Answer started)
            throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        var batch = officer.get("/api/imports/" + started.text("/id"));
        while (batch.json().at("/finishedAt").isNull() && System.nanoTime() < deadline) {
            Thread.sleep(200);
            batch = officer.get("/api/imports/" + started.text("/id"));
        }
        assertThat(batch.text("/state")).as(batch.body()).isEqualTo("done");
        return batch;
    }
}
