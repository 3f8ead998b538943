package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huimin.platform.access.Role;
import org.huimin.platform.testing.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From a department's file to what a leader sees, each step by the person whose work it is. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorkflowTest extends ArchipelagoTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Its check digit is not the right one. */
    private static final String WRONG_NUMBER = "350213197002030019";

    private Browser officer;
    private Browser approver;
    private Browser neighbour;

    @BeforeEach
    void signIn() {
        officer = signedIn("officer", Role.DATA_OFFICER, 350213000000L);
        approver = signedIn("approver", Role.APPROVER, 350213000000L);
        neighbour = signedIn("neighbour", Role.DATA_OFFICER, 350212000000L);
    }

    @Test
    @Order(1)
    void nothingIsShownBeforeTheFirstRun() {
        var cockpit = approver.get("/api/cockpit");
        assertThat(cockpit.status()).as(cockpit.body()).isEqualTo(200);
        assertThat(cockpit.json().at("/run").isNull()).isTrue();
        var refusal = approver.post("/api/runs", Map.of());
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.text("/remedy")).contains("导入");
    }

    @Test
    @Order(2)
    void theDataOfficerBringsFilesIn() throws Exception {
        assertThat(officer.get("/api/datasets").json().findValuesAsString("zh")).contains("公民身份号码");
        var files = new LinkedHashMap<String, byte[]>();
        files.put(
                "岛民名册.csv",
                (Archipelago.REGISTER + WRONG_NUMBER + ",丁,,,H9,户主,350213002001,农村,,在册,\n")
                        .getBytes(GB18030));
        files.put("收成发放.csv", Archipelago.HARVESTS.getBytes(StandardCharsets.UTF_8));
        files.put("津贴花名册.csv", Archipelago.ROLL.getBytes(StandardCharsets.UTF_8));
        var batch = deliver(files);
        assertThat(batch.text("/state")).as(batch.body()).isEqualTo("done");
        assertThat(batch.json().at("/files/0/accepted").asLong()).isEqualTo(4);
        assertThat(batch.json().at("/files/0/quarantined").asLong()).isEqualTo(1);
        assertThat(batch.text("/by")).isEqualTo("officer");

        String path = "/api/imports/" + batch.text("/id");
        var bad = officer.get(path + "/quarantine");
        assertThat(bad.json().at("/total").asLong()).isEqualTo(1);
        assertThat(bad.text("/items/0/reason/zh")).isNotEmpty();
        assertThat(bad.text("/items/0/remedy/en")).isNotEmpty();
        // on the screen its ends only; whole in the file, whose fetching is logged
        assertThat(bad.text("/items/0/value")).isEqualTo("350213********0019");
        var csv = officer.get(path + "/quarantine.csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Disposition")).contains("attachment").contains("csv");
        assertThat(csv.body()).startsWith("\uFEFF").contains(WRONG_NUMBER);
        assertThat(audit.about("import:" + batch.text("/id"), 9))
                .extracting("action")
                .contains("import.start", "quarantine.export");

        assertThat(neighbour.get(path).status()).isEqualTo(404);
        assertThat(neighbour.get(path + "/quarantine.csv").status()).isEqualTo(404);
        assertThat(neighbour.get("/api/imports").json().at("/total").asLong()).isZero();
    }

    @Test
    @Order(3)
    void tellsWhyAFileIsRefused() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("岛民名册-旧.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
        files.put("菜单.csv", "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8));
        var batch = deliver(files);
        assertThat(batch.text("/state")).isEqualTo("done-with-errors");
        assertThat(batch.json().at("/files").findValuesAsString("state")).containsOnly("refused");
        assertThat(batch.json().findValuesAsString("zh").toString()).contains("xls");
        assertThat(officer.upload("/api/imports", Map.of()).status()).isEqualTo(400);
        assertThat(officer.upload("/api/imports", Map.of(".hidden", new byte[] {1})).status())
                .isEqualTo(400);
        assertThat(officer.get("/api/imports?size=100000").status()).isEqualTo(400);
        var elsewhere =
                officer.upload("/api/imports?place=350212", Map.of("岛民名册.csv", new byte[] {1}));
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.text("/code")).isEqualTo("out-of-scope");
    }

    @Test
    @Order(4)
    void theApproverDecidesEverybody() throws Exception {
        var started = approver.post("/api/runs", Map.of("asOf", "2026-03-01"));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        String path = "/api/runs/" + started.text("/id");
        var run = approver.get(path);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!Set.of("done", "failed").contains(run.text("/state"))
                && System.nanoTime() < deadline) {
            Thread.sleep(300);
            run = approver.get(path);
        }
        assertThat(run.text("/state")).as(run.body()).isEqualTo("done");
        assertThat(run.text("/placeName")).isEqualTo("翔安区");
        assertThat(run.json().at("/members").asLong()).isEqualTo(4);
        assertThat(run.json().at("/missed").asLong()).isEqualTo(1);
        assertThat(run.json().at("/wrong").asLong()).isEqualTo(1);
        assertThat(approver.get("/api/runs").json().at("/items/0/percent").asInt()).isEqualTo(100);
        assertThat(neighbour.get(path).status()).isEqualTo(404);
        var late = approver.post(path + "/cancel", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(audit.about("run:" + run.text("/id"), 9))
                .extracting("action")
                .containsExactly("run.start");
    }

    @Test
    @Order(5)
    void theLeaderSeesTheFiguresOfThePlace() {
        var cockpit =
                signedIn("leader", Role.LEADER, 350000000000L).get("/api/cockpit?place=350213");
        assertThat(cockpit.text("/place/name")).isEqualTo("翔安区");
        assertThat(cockpit.text("/run/asOf")).isEqualTo("2026-03-01");
        assertThat(cockpit.json().at("/figures/0/value").asLong()).isEqualTo(4);
        assertThat(cockpit.text("/figures/0/unit/zh")).isEqualTo("人");
        assertThat(cockpit.text("/programmes/0/id")).isEqualTo(Archipelago.PROGRAMME);
        assertThat(cockpit.text("/programmes/0/entitledAmount")).isEqualTo("1500.00");
        assertThat(cockpit.text("/programmes/0/paidAmount")).isEqualTo("1450.00");
        assertThat(cockpit.json().at("/children").findValuesAsString("name")).contains("马巷街道");
        assertThat(cockpit.json().at("/trend").size()).isEqualTo(1);
        assertThat(neighbour.get("/api/cockpit?place=350213").text("/code"))
                .isEqualTo("out-of-scope");
        assertThat(approver.get("/api/programmes").text("/0/conditions/0/zh")).isEqualTo("收成低于标准");
    }

    @Test
    @Order(6)
    void theApproverFindsBothErrors() throws Exception {
        var missed = approver.get("/api/findings?kind=missed");
        assertThat(missed.status()).as(missed.body()).isEqualTo(200);
        assertThat(missed.json().at("/total").asLong()).isEqualTo(1);
        assertThat(missed.text("/items/0/headName")).isEqualTo("安*");
        assertThat(missed.text("/items/0/household/number")).isEqualTo("H1");
        assertThat(missed.text("/items/0/amountEntitled")).isEqualTo("700.00");
        assertThat(missed.text("/items/0/placeName")).startsWith("马巷街道 ");
        var wrong = approver.get("/api/findings?kind=wrong&sort=-paid&place=350213002");
        assertThat(wrong.text("/items/0/reasons/0/zh")).isEqualTo("不满足：收成低于标准");
        assertThat(wrong.text("/items/0/amountPaid")).isEqualTo("650.00");
        assertThat(approver.get("/api/findings?q=" + Archipelago.RICH).json().at("/total").asLong())
                .isEqualTo(1);
        assertThat(approver.get("/api/findings?q=nobody").json().at("/total").asLong()).isZero();
        assertThat(approver.get("/api/findings?sort=up").status()).isEqualTo(400);
        assertThat(approver.get("/api/findings?kind=both").status()).isEqualTo(400);
        assertThat(approver.get("/api/findings?place=350212").status()).isEqualTo(403);
        var elsewhere = signedIn("elsewhere", Role.APPROVER, 350212000000L);
        assertThat(elsewhere.get("/api/findings").json().at("/total").asLong()).isZero();
    }

    @Test
    @Order(7)
    void anExportSaysWhoTookItAndIsLogged() throws Exception {
        var file = approver.get("/api/findings.xlsx?place=350213");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("attachment").contains("xlsx");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.getFirst().getCellText(0))
                    .contains("（approver）")
                    .contains("翔安区")
                    .contains("共 2 条");
        }
        assertThat(audit.about("place:350213000000", 9))
                .extracting("action")
                .containsExactly("findings.export");
    }

    @Test
    @Order(8)
    void theHouseholdPageShowsFactsSourcesAndWhy() throws Exception {
        var hits = approver.get("/api/households?q=H2");
        assertThat(hits.text("/0/headName")).isEqualTo("本**");
        String path = "/api/households/" + hits.text("/0/id");
        var page = approver.get(path);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.text("/number")).isEqualTo("H2");
        assertThat(page.text("/members/0/idMasked"))
                .doesNotContain(Archipelago.RICH)
                .contains("****");
        assertThat(page.body())
                .doesNotContain(Archipelago.RICH)
                .contains("5000.00")
                .contains("农务局");
        assertThat(page.text("/decisions/0/outcome")).isEqualTo("refused");
        assertThat(page.text("/decisions/0/reasons/0/text")).contains("家庭月收成");
        assertThat(page.json().at("/decisions/0/trace").toString())
                .contains("\"source\"")
                .contains("收成发放");
        assertThat(page.text("/findings/0/kind")).isEqualTo("wrong");
        assertThat(approver.get(path + "?asOf=2999-01-01").status()).isEqualTo(400);
        assertThat(approver.get(path + "?asOf=2020-01-01").status()).isEqualTo(404);
        assertThat(signedIn("elsewhere", Role.APPROVER, 350212000000L).get(path).status())
                .isEqualTo(404);
        String timeline = "/members/" + page.text("/members/0/id") + "/timeline";
        var line = approver.get(path + timeline);
        assertThat(line.status()).as(line.body()).isEqualTo(200);
        assertThat(line.body()).contains("\"cause\":\"delivered\"").contains("收成发放.csv");
        assertThat(
                        signedIn("elsewhere", Role.APPROVER, 350212000000L)
                                .get(path + timeline)
                                .status())
                .isEqualTo(404);
        assertThat(audit.about("household:" + hits.text("/0/id"), 9))
                .extracting("action")
                .containsExactly("household.timeline", "household.view");
    }

    @Test
    @Order(9)
    void aFullNumberTakesAReason() throws Exception {
        String household = approver.get("/api/households?q=H2").text("/0/id");
        String path = "/api/households/" + household;
        String member = approver.get(path).text("/members/0/id");
        var silent =
                approver.post(
                        path + "/unmask",
                        Map.of("memberId", member, "field", "idNumber", "reason", " "));
        assertThat(silent.status()).isEqualTo(400);
        var asked = Map.of("memberId", member, "field", "idNumber", "reason", "核对银行账户");
        assertThat(approver.post(path + "/unmask", asked).text("/value"))
                .isEqualTo(Archipelago.RICH);
        assertThat(audit.about("household:" + household, 1))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("member.unmask");
                    assertThat(entry.reason()).isEqualTo("核对银行账户");
                    assertThat(entry.details()).doesNotContain(Archipelago.RICH);
                });
        String other = approver.get("/api/households?q=H1").text("/0/id");
        assertThat(approver.post("/api/households/" + other + "/unmask", asked).status())
                .isEqualTo(404);
        var phone = Map.of("memberId", member, "field", "phone", "reason", "电话核实情况");
        assertThat(approver.post(path + "/unmask", phone).text("/value")).isEqualTo("13900000000");
    }

    @Test
    @Order(10)
    void nobodySeesAnotherPlaceByItsAddress() {
        String household = "/api/households/" + approver.get("/api/households?q=H2").text("/0/id");
        String member = approver.get(household).text("/members/0/id");
        String batch = "/api/imports/" + officer.get("/api/imports").text("/items/0/id");
        String run = "/api/runs/" + approver.get("/api/runs").text("/items/0/id");
        var addresses =
                List.of(
                        household,
                        household + "/members/" + member + "/timeline",
                        household.replace("/api/", "/api/calculator/"),
                        batch,
                        batch + "/quarantine",
                        batch + "/quarantine.csv",
                        run);
        // the next county, and the next town of the same county
        for (long place : new long[] {350212000000L, 350213003000L}) {
            for (Role role : Role.values()) {
                if (role == Role.SYSTEM) {
                    continue;
                }
                Browser stranger = signedIn(role + "-of-" + place, role, place);
                for (String address : addresses) {
                    assertThat(stranger.get(address).status())
                            .as("%s of %s at %s", role, place, address)
                            .isIn(403, 404);
                }
                for (String list :
                        List.of(
                                "/api/households?q=H2",
                                "/api/findings",
                                "/api/runs",
                                "/api/imports")) {
                    var seen = stranger.get(list);
                    assertThat(seen.body())
                            .as("%s of %s at %s", role, place, list)
                            .doesNotContain("H2", "H1", "本**", "安*", run.substring(10));
                }
                for (String of : List.of("/api/findings", "/api/findings.xlsx", "/api/cockpit")) {
                    assertThat(stranger.get(of + "?place=350213002").status())
                            .as("%s of %s at %s", role, place, of)
                            .isEqualTo(403);
                }
                var asked = Map.of("memberId", member, "field", "idNumber", "reason", "核对银行账户");
                assertThat(stranger.post(household + "/unmask", asked).status()).isIn(403, 404);
                assertThat(stranger.post(run + "/cancel", Map.of()).status()).isIn(403, 404);
            }
        }
    }

    private Browser.Answer deliver(Map<String, byte[]> files) throws InterruptedException {
        var started = officer.upload("/api/imports", files);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        var batch = officer.get("/api/imports/" + started.text("/id"));
        while (batch.json().at("/finishedAt").isNull() && System.nanoTime() < deadline) {
            Thread.sleep(300);
            batch = officer.get("/api/imports/" + started.text("/id"));
        }
        return batch;
    }
}
