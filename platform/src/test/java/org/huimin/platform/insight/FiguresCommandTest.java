package org.huimin.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.huimin.platform.console.Archipelago;
import org.huimin.platform.decisions.NightRuns;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.ExchangeFixture;
import org.huimin.platform.exchange.ImportRequest;
import org.huimin.platform.exchange.Imports;
import org.huimin.platform.testing.PlatformTest;
import org.huimin.platform.testing.TestCallers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three households of the islands: first with nothing known of their harvests, then with all. */
@PlatformTest
class FiguresCommandTest {
    private static final long COUNTY = 350213_000000L;
    private static final LocalDate ON = LocalDate.of(2026, 3, 15);
    private static final String MISSED = ExchangeFixture.id("350213", "19700203", 12);
    private static final String WRONG = ExchangeFixture.id("350213", "19680504", 11);
    private static final String RIGHT = ExchangeFixture.id("350213", "19500101", 22);

    @Autowired FiguresCommand command;
    @Autowired Imports imports;
    @Autowired NightRuns runs;
    @Autowired Staff staff;
    @Autowired JsonMapper json;
    @TempDir Path folder;

    @DynamicPropertySource
    static void content(DynamicPropertyRegistry registry) {
        registry.add("huimin.content", Archipelago::content);
    }

    private record Printed(int code, String text) {}

    @Test
    void figuresByProgramme() throws Exception {
        assertThat(print("--place", "350213").code()).as("nothing was decided yet").isEqualTo(1);
        deliver("岛民名册.csv", register());
        decide();
        JsonNode waiting = programme(print("--place", "350213", "--format", "json"));
        assertThat(waiting.get("needsInformation").asInt()).isEqualTo(3);
        assertThat(waiting.get("granted").asInt()).isZero();
        assertThat(waiting.at("/open/0/condition/zh").asString()).isEqualTo("收成低于标准");
        assertThat(waiting.at("/open/0/households").asInt()).isEqualTo(3);
        assertThat(print("--open").text()).contains("           3  雨伞津贴: 收成低于标准");

        deliver(
                "收成发放.csv",
                "公民身份号码,收购方,月份,金额,账号\n%s,合作社,2026-02,300.00,1\n%s,合作社,2026-02,5000.00,2\n%s,合作社,2026-02,200.00,3\n"
                        .formatted(MISSED, WRONG, RIGHT));
        deliver(
                "津贴花名册.csv",
                "项目,公民身份号码,月金额,发放中\n%1$s,%2$s,650.00,是\n%1$s,%3$s,800.00,是\n"
                        .formatted(Archipelago.PROGRAMME, WRONG, RIGHT));
        decide();
        JsonNode decided = programme(print("--place", "350213", "--format", "json"));
        assertThat(decided.get("granted").asInt()).isEqualTo(2);
        assertThat(decided.get("refused").asInt()).isEqualTo(1);
        assertThat(decided.get("needsInformation").asInt()).isZero();
        assertThat(decided.get("people").asInt()).isEqualTo(2);
        // 1000 − 300 and 1000 − 200
        assertThat(decided.get("yuan").decimalValue()).isEqualByComparingTo("1500.00");
        assertThat(decided.get("paidYuan").decimalValue()).isEqualByComparingTo("1450.00");
        assertThat(decided.get("missed").asInt()).isEqualTo(1);
        assertThat(decided.get("wrong").asInt()).isEqualTo(1);

        assertThat(print("--format", "csv", "--language", "en").text())
                .contains("programme,name,granted,people,yuan due,unclear,refused")
                .contains(
                        "umbrella-allowance,umbrella allowance,2,2,1500.00,0,1,0,2,1450.00,1,1,0");
        assertThat(print().text()).contains("3 人", "1,500", "雨伞津贴");
    }

    @Test
    void onlyOfOnesOwnPlaces() {
        staff.add("neighbour", "邻区", Set.of(Role.LEADER), 350212_000000L, "a lighthouse keeper");
        assertThat(print("--as", "neighbour", "--place", "350213").code()).isEqualTo(1);
        assertThat(print("--as", "nobody").code()).isEqualTo(2);
    }

    @Test
    void wrongArgumentsAreToldApart() {
        assertThat(print("--place").code()).isEqualTo(2);
        assertThat(print("--place", "35021").code()).isEqualTo(2);
        assertThat(print("--format", "pdf").code()).isEqualTo(2);
        assertThat(print("--language", "fr").code()).isEqualTo(2);
        assertThat(print("more").code()).isEqualTo(2);
    }

    private JsonNode programme(Printed printed) {
        assertThat(printed.code()).isZero();
        JsonNode whole = json.readTree(printed.text());
        assertThat(whole.get("place").asString()).isEqualTo("350213000000");
        assertThat(whole.get("people").asInt()).isEqualTo(3);
        return whole.at("/programmes/0");
    }

    private static String register() {
        StringBuilder register = new StringBuilder(Archipelago.HEADER);
        int household = 0;
        for (String id : List.of(MISSED, WRONG, RIGHT)) {
            register.append(
                    "%s,岛民,,,H%d,户主,350213002001,农村,13900000000,在册,\n".formatted(id, household++));
        }
        return register.toString();
    }

    private void deliver(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        Batch batch =
                CallerContext.run(
                        TestCallers.system(),
                        () ->
                                imports.run(
                                        new ImportRequest(List.of(file), COUNTY, false), b -> {}));
        assertThat(batch.state()).isEqualTo(Batch.State.DONE);
    }

    private void decide() {
        CallerContext.run(
                TestCallers.system(),
                () -> {
                    UUID run = runs.prepare(COUNTY, ON);
                    runs.work(run);
                });
    }

    private Printed print(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int code =
                    CallerContext.run(TestCallers.system(), () -> command.run(List.of(arguments)));
            return new Printed(code, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
