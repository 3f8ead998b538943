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

/** The page of a place shows what holds there and leaves out what its schemes switch off. */
class LocalPageTest {

    private static final String RULE =
            """
            - id: %s
              zh: %s
              en: %1$s
              entity: %s
              type: money
              per: month
              law: act@2020-01-01 art.1
              formula: '%s'
            """;

    @TempDir Path folder;

    private String page(String place) {
        var out = new ByteArrayOutputStream();
        String[] command = {
            "programme",
            "show",
            "paper-hat",
            "--full",
            "--place",
            place,
            "--on",
            "2026-03-01",
            "--content",
            folder.toString()
        };
        assertThat(
                        Main.run(
                                command,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                System.err))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("programmes/paper-hat").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void content() throws IOException {
        try (var files = Files.walk(Content.ROOT.resolve("vocabulary"))) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(Content.ROOT.relativize(file).toString());
                if (!Files.exists(target)) {
                    Files.copy(file, target);
                }
            }
        }
        write(
                "programme.yaml",
                """
                {id: paper-hat, zh: 纸帽, en: paper hat, law: act@2020-01-01, unit: household,
                 conditions: [够格], components: [帽钱]}
                """);
        write(
                "rules/rules.yaml",
                """
                rules:
                - {id: fit, zh: 够格, en: fit, entity: household, type: boolean, law: act@2020-01-01,
                   formula: 'not(拒绝核对) or 放宽'}
                """
                        + RULE.formatted(
                                "money",
                                "帽钱",
                                "household",
                                "if 办法 = \"按比例取高\" then 大帽 else if 办法 = \"未公布\" then 0 else 小帽 + 彩带")
                        + RULE.formatted("big", "大帽", "household", "max(帽价, 彩带)")
                        + RULE.formatted("small", "小帽", "household", "帽价")
                        + RULE.formatted("ribbon", "彩带", "household", "if 放宽 then 帽价 else 0"));
        write(
                "parameters/index.yaml",
                """
                - {id: scheme, zh: 办法, en: scheme, type: code(top-up-scheme)}
                - {id: lenient, zh: 放宽, en: lenient, type: boolean}
                - {id: price, zh: 帽价, en: price, type: money, per: month}
                """);
        String head = "place,urban_rural,from,value,source,clause,verified\n";
        write(
                "parameters/scheme.csv",
                head
                        + "000000,*,2020-01-01,none,s,,no\n"
                        + "110000,*,2020-01-01,highest-share,s,,no\n"
                        + "120000,urban,2020-01-01,fixed-groups,s,,no\n"
                        + "120000,rural,2020-01-01,none,s,,no\n");
        write("parameters/lenient.csv", head + "000000,*,2020-01-01,false,s,,no\n");
        write("parameters/price.csv", head + "000000,*,2020-01-01,5,s,,no\n");
    }

    @Test
    void onlyTheWayOfThePlaceIsShown() throws IOException {
        content();
        assertThat(page("110000"))
                .contains("  1. 帽钱　〔act@2020-01-01 art.1〕\n      大帽\n")
                .contains("大帽（全户）　〔act@2020-01-01 art.1〕\n      帽价\n")
                .contains("      not(拒绝核对)\n")
                .contains("办法：按比例取高*")
                .doesNotContain("小帽", "彩带");
        assertThat(page("130000")).contains("（当地没有这一项）").doesNotContain("大帽", "帽价：");
    }

    @Test
    void whatDiffersBetweenTownAndCountryStays() throws IOException {
        content();
        assertThat(page("120000"))
                .contains("if 办法 = \"按比例取高\" then 大帽 else if 办法 = \"未公布\" then 0 else 小帽")
                .contains("办法（城市）：分组定额", "办法（农村）：未公布")
                .doesNotContain("彩带");
    }
}
