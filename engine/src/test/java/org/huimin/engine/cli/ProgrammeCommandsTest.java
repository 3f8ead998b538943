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

class ProgrammeCommandsTest {

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Path content, String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--content";
        all[arguments.length + 1] = content.toString();
        out.reset();
        err.reset();
        return Main.run(
                all,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int specimens(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--specimens";
        return run(Content.ROOT, all);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path emptyContent() throws IOException {
        Path content = folder.resolve("content");
        try (var files = Files.walk(Content.ROOT.resolve("vocabulary"))) {
            for (Path file : files.toList()) {
                Path target = content.resolve(Content.ROOT.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Files.createDirectories(content.resolve("programmes"));
        return content;
    }

    @Test
    void aNewProgrammeStartsAnEmptyContentFolder() {
        Path content = folder.resolve("nothing-yet");
        assertThat(
                        run(
                                content,
                                "programme",
                                "new",
                                "coat",
                                "--zh",
                                "冬衣补助",
                                "--en",
                                "winter coat",
                                "--unit",
                                "household"))
                .isZero();
        assertThat(out()).contains("3 个案例相符", "vocabulary/member.yaml", "papers/letters.yaml");
        assertThat(run(content, "content", "lint")).isZero();
        // the only thing left to remark: an invented standard is not verified
        assertThat(out()).contains("未核对", "1 条提醒");
        assertThat(run(content, "programme", "test")).isZero();
        assertThat(out()).contains("3 个案例相符，0 个不符");
    }

    @Test
    void aNewProgrammeLoadsPassesItsCasesAndSaysWhatIsLeft() throws IOException {
        Path content = emptyContent();
        for (String unit : new String[] {"household", "member"}) {
            assertThat(
                            run(
                                    content,
                                    "programme",
                                    "new",
                                    "pen-" + unit,
                                    "--zh",
                                    "钢笔" + unit,
                                    "--en",
                                    "pen allowance",
                                    "--unit",
                                    unit))
                    .isZero();
            assertThat(out()).contains("lint 没有错误；3 个案例相符", "未核对", "pen-" + unit + "-act.yaml");
        }
        assertThat(run(content, "programme", "lint", "pen-member")).isZero();
        assertThat(out()).contains("1 条提醒").doesNotContain("没有写条文", "没有英文");
        assertThat(run(content, "programme", "test", "钢笔member")).isZero();
        assertThat(out()).contains("3 个案例相符，0 个不符");
        assertThat(
                        run(
                                content,
                                "programme",
                                "new",
                                "pen-member",
                                "--zh",
                                "x",
                                "--en",
                                "x",
                                "--unit",
                                "member"))
                .isEqualTo(2);
        assertThat(
                        run(
                                content,
                                "programme",
                                "new",
                                "Pen",
                                "--zh",
                                "x",
                                "--en",
                                "x",
                                "--unit",
                                "member"))
                .isEqualTo(2);
    }

    @Test
    void theSearchFindsAndShrinksABenefitThatRisesWithIncome() throws IOException {
        Path content = emptyContent();
        run(
                content,
                "programme",
                "new",
                "odd",
                "--zh",
                "怪补贴",
                "--en",
                "odd",
                "--unit",
                "household");
        Path rules = content.resolve("programmes/odd/rules/rules.yaml");
        Files.writeString(
                rules,
                Files.readString(rules)
                        .replace("怪补贴标准 - 全家怪补贴收入", "if 全家怪补贴收入 > 30 then 90 else 10"));
        Files.createDirectories(content.resolve("reform"));
        Files.copy(
                Content.ROOT.resolve("reform/synthetic.yaml"),
                content.resolve("reform/synthetic.yaml"));
        int code =
                run(
                        content,
                        "programme",
                        "lint",
                        "--search",
                        "--households",
                        "6000",
                        "--on",
                        "2026-12-01");
        assertThat(code).isEqualTo(1);
        assertThat(out()).contains("✗ 怪补贴", "从 10.00 元变为 90.00 元", "合计多领 1 种").contains("多 0.01 元");
        String json =
                out().lines()
                        .filter(line -> line.contains("bin/decide: "))
                        .findFirst()
                        .orElseThrow()
                        .replace("  bin/decide: ", "");
        JsonNode found = JsonMapper.builder().build().readTree(json);
        assertThat(found.path("household").path("members").size()).isEqualTo(1);
        write("found.json", json);
        assertThat(run(content, "decide", folder.resolve("found.json").toString())).isZero();
        assertThat(out()).contains("\"amount\" : \"10.00\"");
        Files.writeString(
                rules,
                Files.readString(rules)
                        .replace("if 全家怪补贴收入 > 30 then 90 else 10", "怪补贴标准 - 全家怪补贴收入"));
        assertThat(
                        run(
                                content,
                                "programme",
                                "lint",
                                "--search",
                                "--households",
                                "2000",
                                "--on",
                                "2026-12-01"))
                .isZero();
        assertThat(out()).contains("合计多领 0 种");
    }

    @Test
    void showIsOnePageForOnePlaceAndDay() {
        assertThat(
                        specimens(
                                "programme",
                                "show",
                                "伞补",
                                "--full",
                                "--place",
                                "350200",
                                "--on",
                                "2026-03-01"))
                .isZero();
        assertThat(out())
                .contains(
                        "雨伞补贴（伞补）",
                        "厦门市 350200",
                        "count(家庭成员[计入伞下 and 年龄 >= 60])",
                        "本地规定",
                        "雨伞标准：900.00 元/人/月，自 2024-07-01",
                        "厦伞〔2024〕3号",
                        "厦门人均收入舍去到元，60岁起加发 → 835.00 元",
                        "签发")
                .doesNotContain("三口之家按差额发放");
        assertThat(specimens("programme", "show", "伞布")).isEqualTo(2);
        assertThat(err()).contains("perhaps 伞补");
    }

    @Test
    void explainWalksThroughAHouseholdToItsFacts() throws IOException {
        write(
                "h.json",
                """
                {"place":"350200","on":"2026-03-01","unlisted":"none","household":{"urbanRural":"urban",
                 "members":[{"id":"a","age":61,"employeePension":1000.99},{"id":"b","年龄":59,"wage":"100"}]}}
                """);
        String file = folder.resolve("h.json").toString();
        assertThat(specimens("programme", "explain", file, "伞补")).isZero();
        assertThat(out())
                .contains("━━ 雨伞补贴", "人均收入 = 550.00 元", "职工养老金 [a] = 1,000.99 元", "厦伞〔2024〕3号")
                .doesNotContain("伞边家庭");
        assertThat(specimens("programme", "explain", file, "--language", "en")).isZero();
        assertThat(out()).contains("Decided on 2026-03-01", "employee pension [a]");
    }

    @Test
    void explainSaysOfARuleWhatItReadsAndWhoUsesIt() {
        assertThat(
                        specimens(
                                "programme",
                                "explain",
                                "伞补.人均收入",
                                "--place",
                                "350213",
                                "--on",
                                "2026-03-01"))
                .isZero();
        assertThat(out())
                .contains(
                        "round(家庭月收入 / 伞下人数, 取整单位, 收入取整方式)",
                        "直接用到 / reads：家庭月收入、伞下人数、取整单位（参数）、收入取整方式（参数）",
                        "伞补.收入低于雨线",
                        "月工资收入",
                        "350200　1.00 元");
        assertThat(specimens("programme", "explain", "伞补.人均收人")).isEqualTo(2);
        assertThat(err()).contains("人均收入");
    }

    @Test
    void diffComparesDatesOverlaysAndPopulations() throws IOException {
        assertThat(specimens("programme", "diff", "2026-06-30", "2026-07-01")).isZero();
        assertThat(out()).contains("规则 车辆不超限", "+ 80,000.00 元", "2 处不同");
        write(
                "more/programmes/_specimen/parameters/standard.csv",
                """
                place,urban_rural,from,value,source,clause,verified
                350213,*,2026-01-01,1000,翔伞〔2026〕1号,,no
                """);
        String overlay = folder.resolve("more").toString();
        assertThat(
                        specimens(
                                "programme",
                                "diff",
                                "-",
                                overlay,
                                "--on",
                                "2026-03-01",
                                "--population",
                                "7/3000",
                                "--place",
                                "350213",
                                "--level",
                                "4",
                                "--json"))
                .isZero();
        JsonNode root = JsonMapper.builder().build().readTree(out());
        assertThat(root.path("changes").size()).isEqualTo(1);
        assertThat(root.path("report").path("total").path("winners").asLong()).isPositive();
        assertThat(root.path("report").path("total").path("losers").asLong()).isZero();
        assertThat(specimens("programme", "diff", "-", overlay, "--facts", overlay)).isEqualTo(2);
        assertThat(err()).contains("bin/programme");
        assertThat(specimens("programme", "diff", "-", "/nowhere")).isEqualTo(2);
        assertThat(specimens("programme", "diff", "-")).isEqualTo(2);
    }
}
