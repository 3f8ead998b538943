package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.testing.Browser;
import org.huimin.platform.testing.PlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A data officer of the invented islands delivers files through the browser. */
@PlatformTest
@TestPropertySource(properties = "huimin.content=src/test/resources/islands")
class ImportsApiTest {
    private static final String PASSWORD = "a lighthouse keeper";
    private static final String HEADER = "公民身份号码,姓名,性别,出生日期,户号,与户主关系,村居区划代码,城乡,联系电话,状态,登记日期\n";

    @Autowired Staff staff;
    @Autowired Audit audit;
    @LocalServerPort int port;
    private Browser officer;
    private Browser neighbour;

    @BeforeEach
    void signIn() {
        staff.add("officer", "数据员", Set.of(Role.DATA_OFFICER), 350213000000L, PASSWORD);
        staff.add("neighbour", "邻县数据员", Set.of(Role.DATA_OFFICER), 350212000000L, PASSWORD);
        officer = new Browser(port).signIn("officer", PASSWORD);
        neighbour = new Browser(port).signIn("neighbour", PASSWORD);
    }

    @Test
    void listsWhatDepartmentsDeliver() {
        var datasets = officer.get("/api/datasets");
        assertThat(datasets.status()).isEqualTo(200);
        assertThat(datasets.json().findValuesAsString("zh")).contains("公民身份号码");
    }

    @Test
    void takesAFileAndGivesBadRowsBack() throws Exception {
        var batch =
                deliver(
                        Map.of(
                                "岛民名册.csv",
                                (HEADER
                                                + row("19700203", 12)
                                                + row("19680504", 11)
                                                + "坏号码,丁,,,H9,户主,350213100001,农村,,在册,\n")
                                        .getBytes(Charset.forName("GB18030"))));
        assertThat(batch.text("/state")).isEqualTo("done");
        assertThat(batch.text("/files/0/state")).isEqualTo("done");
        assertThat(batch.json().at("/files/0/accepted").asLong()).isEqualTo(2);
        assertThat(batch.json().at("/files/0/quarantined").asLong()).isEqualTo(1);

        String path = "/api/imports/" + batch.text("/id");
        var bad = officer.get(path + "/quarantine");
        assertThat(bad.json().at("/total").asLong()).isEqualTo(1);
        assertThat(bad.text("/items/0/reason/zh")).isNotEmpty();
        assertThat(bad.text("/items/0/remedy/en")).isNotEmpty();

        assertThat(audit.about("import:" + batch.text("/id"), 9))
                .extracting("action")
                .contains("import.start");

        assertThat(neighbour.get(path).status()).isEqualTo(404);
        assertThat(neighbour.get(path + "/quarantine.csv").status()).isEqualTo(404);
        assertThat(neighbour.get("/api/imports").json().at("/total").asLong()).isZero();
        assertThat(officer.get("/api/imports").json().at("/total").asLong()).isPositive();
    }

    @Test
    void tellsWhyAFileIsRefused() throws Exception {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("岛民名册-旧.csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
        files.put("菜单.csv", "甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8));
        var batch = deliver(files);
        assertThat(batch.text("/state")).isEqualTo("done-with-errors");
        assertThat(batch.json().at("/files").findValuesAsString("state")).containsOnly("refused");
        assertThat(batch.json().findValuesAsString("zh").toString()).contains("xls");
    }

    @Test
    void refusesWhatIsNoUpload() {
        var nothing = officer.upload("/api/imports", Map.of());
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(officer.upload("/api/imports", Map.of("../../evil", new byte[] {1})).status())
                .isNotEqualTo(500);
        assertThat(officer.upload("/api/imports", Map.of(".hidden", new byte[] {1})).status())
                .isEqualTo(400);
        var elsewhere =
                officer.upload("/api/imports?place=350212", Map.of("岛民名册.csv", new byte[] {1}));
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.text("/code")).isEqualTo("out-of-scope");
        assertThat(officer.get("/api/imports?size=100000").status()).isEqualTo(400);
    }

    private Browser.Answer deliver(Map<String, byte[]> files) throws InterruptedException {
        var started = officer.upload("/api/imports", files);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        var batch = officer.get("/api/imports/" + started.text("/id"));
        while (batch.json().at("/finishedAt").isMissingNode() && System.nanoTime() < deadline) {
            Thread.sleep(200);
            batch = officer.get("/api/imports/" + started.text("/id"));
        }
        return batch;
    }

    private static String row(String born, int sequence) {
        return "%s,岛民%d,,,H%d,户主,350213100001,农村,13900000000,在册,\n"
                .formatted(ExchangeFixture.id("350213", born, sequence), sequence, sequence);
    }
}
