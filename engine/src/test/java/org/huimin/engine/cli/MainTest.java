package org.huimin.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huimin.engine.policy.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MainTest {

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 3);
        all[arguments.length] = "--specimens";
        all[arguments.length + 1] = "--content";
        all[arguments.length + 2] = Content.ROOT.toString();
        return Main.run(
                all,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String file(String json) throws IOException {
        Path file = folder.resolve("household.json");
        Files.writeString(file, json);
        return file.toString();
    }

    @Test
    void decidesAHouseholdFile() throws IOException {
        String file =
                file(
                        """
                        {"place":"350200","on":"2026-03-01","unlisted":"none","household":{"urbanRural":"urban",
                         "members":[{"id":"a","age":61,"employeePension":1000.99},{"id":"b","年龄":59,"wage":"100"}]}}
                        """);
        assertThat(run("decide", file)).isZero();
        JsonNode root = JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(root.path("schema").asInt()).isEqualTo(1);
        JsonNode first = root.path("decisions").path(0);
        assertThat(first.path("outcome").asString()).isEqualTo("granted");
        assertThat(first.path("amount").asString()).isEqualTo("835.00");
        assertThat(first.path("components").path(0).path("amount").asString()).isEqualTo("700.00");
        assertThat(first.path("trace").path("inputs").size()).isPositive();
        assertThat(root.path("decisions").path(2).path("member").asString()).isEqualTo("a");
    }

    @Test
    void writesAReasonSheet() throws IOException {
        String file =
                file(
                        """
                        {"place":"500103","on":"2026-03-01","unlisted":"none","household":{"urbanRural":"urban",
                         "members":[{"id":"a","age":50,"wage":1570}]}}
                        """);
        assertThat(run("decide", file, "--text")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("雨伞补贴 · 不符合")
                .contains("人均收入1,570.00 元，不低于雨伞标准650.00 元")
                .contains("伞字〔2026〕1号")
                .contains("差一点：若成员 a 的月工资收入由 1,570.00 元 变为 649.99 元（少 920.01 元）");
    }

    @Test
    void writesTheReasonSheetInEnglish() throws IOException {
        String file =
                file(
                        """
                        {"place":"500103","on":"2026-03-01","unlisted":"none","household":{"urbanRural":"urban",
                         "members":[{"id":"a","age":50,"wage":1570}]}}
                        """);
        assertThat(run("decide", file, "--text", "--language", "en")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("umbrella allowance (specimen) · not entitled")
                .contains(
                        "income per person is 1,570.00 yuan, not below the umbrella standard of 650.00 yuan")
                .contains("number under the umbrella 1")
                .contains("income below the rain line = income per person < umbrella standard")
                .contains("伞字〔2026〕1号")
                .contains(
                        "if the monthly wage of member a were 649.99 yuan instead of 1,570.00 yuan")
                .doesNotContain("　", "（", "，");
        // the number of a document is how it is found
        assertThat(out.toString(StandardCharsets.UTF_8).replaceAll("伞字〔\\d+〕\\d+号", ""))
                .doesNotContainPattern("\\p{IsHan}");
        assertThat(run("decide", file, "--text", "--language", "fr")).isEqualTo(2);
    }

    @Test
    void badInputNamesPathValueReasonAndRemedy() throws IOException {
        String file =
                file(
                        """
                        {"place":"3502","on":"2026-13-1","household":{"wage":1,
                         "members":[{"wge":1,"wage":12.345,"disabilityLevel":"五级","carCount":true}]}}
                        """);
        assertThat(run("decide", file)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("$.on = \"2026-13-1\"")
                .contains("$.household.wage")
                .contains("移到某个成员下")
                .contains("$.household.members[0].wge")
                .contains("是否想写 wage")
                .contains("$.household.members[0].wage = 12.345")
                .contains("at most two decimal places")
                .contains("$.household.members[0].disabilityLevel = \"五级\"")
                .contains("$.household.members[0].carCount = true");
    }

    @Test
    void testsShowsAndPrints() {
        assertThat(run("programme", "test")).isZero();
        assertThat(run("programme", "show", "_specimen")).isZero();
        assertThat(run("programme", "kernel", "--on", "2026-03-01", "--place", "350213")).isZero();
        assertThat(run("vocabulary", "--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("家庭月收入 / 伞下人数")
                .contains("for (int j = b; j < e; j++)");
        assertThat(run("programme", "show", "_specimn")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("_specimen");
    }
}
