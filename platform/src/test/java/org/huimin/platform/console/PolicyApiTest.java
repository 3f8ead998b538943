package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huimin.platform.access.Role;
import org.huimin.platform.testing.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/** Programmes read, a standard raised by two people over real people, a household tried by hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PolicyApiTest extends ArchipelagoTest {
    private static final String PROGRAMME = "/api/policy/programmes/" + Archipelago.PROGRAMME;

    @Autowired Clock clock;

    private Browser officer;
    private Browser leader;
    private Browser clerk;

    @BeforeEach
    void signIn() {
        officer = signedIn("officer", Role.APPROVER, 350213000000L);
        leader = signedIn("leader", Role.LEADER, 350200000000L);
        clerk = signedIn("clerk", Role.CLERK, 350213002000L);
    }

    @Test
    @Order(1)
    void aProgrammeIsReadWithItsRulesParametersAndCases() {
        var list = clerk.get("/api/policy/programmes");
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        assertThat(list.text("/0/id")).isEqualTo(Archipelago.PROGRAMME);
        assertThat(list.json().at("/0/parameters/all").asInt()).isEqualTo(2);

        var page = clerk.get(PROGRAMME);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.text("/head/kind/zh")).isEqualTo("按月发放");
        assertThat(page.text("/readme/zh")).contains("收成低于标准");
        assertThat(page.text("/questions/0/question/zh")).isEqualTo("收成低于标准吗？");
        assertThat(page.json().at("/questions/0/rules").findValuesAsString("role"))
                .containsExactly("step", "condition", "component");
        assertThat(page.text("/questions/0/rules/1/variants/0/formula")).isEqualTo("家庭月收成 < 收成标准");
        assertThat(page.text("/questions/0/rules/1/variants/0/refusal/zh")).contains("{收成标准}");
        assertThat(page.json().at("/names").findValuesAsString("text"))
                .contains("家庭月收成", "收成标准", "月收成");
        assertThat(page.text("/parameters/0/rows/0/source/zh")).isEqualTo("样例：雨伞办法");
        assertThat(page.text("/parameters/0/spans/0/from")).isEqualTo("2018-01-01");
        assertThat(page.json().at("/facts").findValuesAsString("id")).contains("harvest");
        assertThat(clerk.get("/api/policy/programmes/nothing").status()).isEqualTo(404);
        assertThat(clerk.get("/api/policy/programmes?place=x").status()).isEqualTo(400);

        var cases = clerk.get(PROGRAMME + "/cases");
        assertThat(cases.json().at("/0/passed").asBoolean()).as(cases.body()).isTrue();
        assertThat(cases.text("/0/because")).isEqualTo("1000 − 300 = 700");
    }

    @Test
    @Order(1)
    void aCitizensPageTellsTheFiguresOfThePlaceAndTheFormItsQuestions() {
        var papers = clerk.get(PROGRAMME + "/papers");
        assertThat(papers.status()).as(papers.body()).isEqualTo(200);
        assertThat(papers.text("/page/0/heading/zh")).isEqualTo("谁可以领");
        assertThat(papers.text("/page/0/text/zh")).isEqualTo("每月收成低于1,000 元的岛民。");
        assertThat(papers.text("/page/0/text/en")).contains("less than 1,000 yuan a month");
        assertThat(papers.text("/fields/0/fact")).isEqualTo("harvest");
        assertThat(papers.text("/fields/0/ask/en")).isEqualTo("What you harvest a month");
        assertThat(clerk.get("/api/policy/programmes/nothing/papers").status()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void aNumberThatIsNoneIsTheNumberOfNothing() {
        var answer = officer.get("/api/policy/changes/undefined");
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.text("/title")).isEqualTo("没有找到");
        assertThat(answer.text("/remedy")).contains("请核对编号");
    }

    @Test
    @Order(2)
    void theParameterTableGoesOutAsAWorkbook() throws Exception {
        assertThat(clerk.get(PROGRAMME + "/parameters.xlsx").status()).isEqualTo(403);
        var file = officer.get(PROGRAMME + "/parameters.xlsx");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
            assertThat(workbook.getFirstSheet().read()).hasSize(4);
        }
        assertThat(audit.about("programme:" + Archipelago.PROGRAMME, 1))
                .extracting("action")
                .containsExactly("policy.export");
    }

    @Test
    @Order(3)
    void aStandardIsRaisedByTwoPeopleWhoSeeWhatItDoes() throws Exception {
        var data = signedIn("data", Role.DATA_OFFICER, 350213000000L);
        var files = new LinkedHashMap<String, byte[]>();
        files.put("岛民名册.csv", Archipelago.REGISTER.getBytes(StandardCharsets.UTF_8));
        files.put("收成发放.csv", Archipelago.HARVESTS.getBytes(StandardCharsets.UTF_8));
        var batch = data.upload("/api/imports?place=350213", files);
        await(data, "/api/imports/" + batch.text("/id"), "done");

        assertThat(clerk.post("/api/policy/changes", proposal("1200")).status()).isEqualTo(403);
        var wrong = officer.post("/api/policy/changes", proposal("many"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/code")).isEqualTo("invalid-value");
        assertThat(wrong.text("/zh/detail")).contains("many");

        var proposed = officer.post("/api/policy/changes", proposal("1200"));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        assertThat(proposed.text("/before/0/value")).isEqualTo("1000.00");
        assertThat(proposed.json().at("/mayDecide").asBoolean()).isFalse();
        assertThat(proposed.json().at("/mayWithdraw").asBoolean()).isTrue();
        String path = "/api/policy/changes/" + proposed.text("/id");
        assertThat(leader.get("/api/policy/changes/waiting").json().at("/count").asInt())
                .isEqualTo(1);
        assertThat(leader.get(path).json().at("/mayDecide").asBoolean()).isTrue();
        assertThat(leader.get(path + "/preview").status()).isEqualTo(404);
        assertThat(leader.post(path + "/approve", Map.of()).text("/code")).isEqualTo("no-preview");

        assertThat(clerk.post(path + "/preview", Map.of()).status()).isEqualTo(403);
        assertThat(officer.post(path + "/preview", Map.of()).status()).isEqualTo(202);
        var preview = await(officer, path + "/preview", "done");
        assertThat(preview.json().at("/people").asLong()).isEqualTo(4);
        var total =
                preview.json()
                        .at("/report/rows")
                        .valueStream()
                        .filter(row ->
                                row.path("dimension").asString().equals("all")
                                        && row.path("programme").asString().equals("total"))
                        .findFirst()
                        .orElseThrow();
        // H1 gets 900 instead of 700, H3 1000 instead of 800, H2 harvests too much
        assertThat(total.path("costBefore").asString()).isEqualTo("1500.00");
        assertThat(total.path("costAfter").asString()).isEqualTo("1900.00");
        assertThat(total.path("winners").asLong()).isEqualTo(2);
        assertThat(preview.json().at("/report/rows").findValuesAsString("name")).contains("马巷街道");
        try (var workbook =
                new ReadableWorkbook(
                        new ByteArrayInputStream(leader.get(path + "/preview.xlsx").bytes()))) {
            assertThat(workbook.getFirstSheet().read().size()).isGreaterThan(3);
        }

        assertThat(officer.post(path + "/approve", Map.of()).status()).isEqualTo(403);
        var approved = leader.post(path + "/approve", Map.of("reason", "同意"));
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.text("/state")).isEqualTo("approved");
        assertThat(leader.post(path + "/refuse", Map.of("reason", "太晚了吧")).status()).isEqualTo(409);
        assertThat(audit.about("change:" + proposed.text("/id"), 9))
                .extracting("action")
                .contains("policy.propose", "policy.preview", "policy.approve");
    }

    @Test
    @Order(4)
    void theRunOfThatDayDecidesWithItAndKeepsItsVersion() throws Exception {
        String version = officer.get(PROGRAMME).text("/library");
        var started = officer.post("/api/runs", Map.of("asOf", today().toString()));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        await(officer, "/api/runs/" + started.text("/id"), "done");
        var cockpit = officer.get("/api/cockpit?place=350213");
        assertThat(cockpit.text("/programmes/0/entitledAmount")).isEqualTo("1900.00");
        assertThat(version).isNotBlank();
    }

    @Test
    @Order(5)
    void approvedRowsGoBackToTheContent() throws Exception {
        assertThat(clerk.get("/api/policy/changes/approved.zip").status()).isEqualTo(403);
        var file = leader.get("/api/policy/changes/approved.zip");
        assertThat(file.status()).isEqualTo(200);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
            var entry = zip.getNextEntry();
            assertThat(entry.getName())
                    .isEqualTo("programmes/umbrella-allowance/parameters/standard.csv");
            String csv = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(csv)
                    .startsWith("place,urban_rural,from,value,source,clause,verified")
                    .contains("350213000000,*," + today() + ",1200,示例县〔2026〕1号,第二条,yes");
        }
    }

    @Test
    @Order(6)
    void aHouseholdIsTriedByHandAndNothingIsKept() {
        var form = clerk.get("/api/calculator/form");
        assertThat(form.json().at("/facts").findValuesAsString("id")).contains("harvest", "age");
        var answer = clerk.post("/api/calculator", tried(Map.of("harvest", "250.50")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("/decisions/0/amount")).isEqualTo("749.50");
        var unknown = clerk.post("/api/calculator", tried(Map.of()));
        assertThat(unknown.text("/decisions/0/outcome")).isEqualTo("needs-information");
        var wrong = clerk.post("/api/calculator", tried(Map.of("harvest", "much")));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("/errors/0/field")).isEqualTo("$.household.members[0].harvest");
        assertThat(wrong.text("/errors/0/en/remedy")).isNotBlank();
    }

    @Test
    @Order(7)
    void aRealHouseholdIsAStartAndItsReadingIsLogged() {
        var hit = officer.get("/api/households?q=H2");
        String id = hit.text("/0/id");
        var start = officer.get("/api/calculator/households/" + id);
        assertThat(start.status()).as(start.body()).isEqualTo(200);
        assertThat(start.text("/input/household/members/0/harvest")).isEqualTo("5000.00");
        assertThat(start.body()).doesNotContain(Archipelago.RICH).doesNotContain("本富贵");
        assertThat(audit.about("household:" + id, 1))
                .extracting("details")
                .containsExactly("for the policy calculator");
        var again = officer.post("/api/calculator", json(start));
        assertThat(again.text("/decisions/0/outcome")).isEqualTo("refused");
        var elsewhere = signedIn("elsewhere", Role.CLERK, 350212000000L);
        assertThat(elsewhere.get("/api/calculator/households/" + id).status()).isEqualTo(404);
        var data = signedIn("data2", Role.DATA_OFFICER, 350213000000L);
        assertThat(data.get("/api/calculator/households/" + id).status()).isEqualTo(403);
    }

    private static Map<String, Object> tried(Map<String, Object> member) {
        return Map.of(
                "place",
                "350212",
                "on",
                "2026-03-01",
                "household",
                Map.of("members", new Object[] {member}));
    }

    private static Object json(Browser.Answer start) {
        return start.json().at("/input");
    }

    private Map<String, Object> proposal(String value) {
        return Map.of(
                "programme",
                Archipelago.PROGRAMME,
                "parameter",
                "standard",
                "place",
                "350213",
                "urbanRural",
                "*",
                "effective",
                today().toString(),
                "value",
                value,
                "source",
                "示例县〔2026〕1号",
                "clause",
                "第二条",
                "reason",
                "按年度调整标准");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Browser.Answer await(Browser browser, String path, String state)
            throws InterruptedException {
        long deadline = System.nanoTime() + java.util.concurrent.TimeUnit.SECONDS.toNanos(120);
        var answer = browser.get(path);
        while (!answer.text("/state").equals(state) && System.nanoTime() < deadline) {
            Thread.sleep(300);
            answer = browser.get(path);
        }
        assertThat(answer.text("/state")).as(answer.body()).isEqualTo(state);
        return answer;
    }
}
