package org.huimin.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.huimin.engine.policy.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page to be signed is one page, in plain words, with the figures of the place. */
class SignPageTest {

    private static String page(String programme, String place, String language) {
        var out = new ByteArrayOutputStream();
        String[] command = {
            "programme",
            "show",
            programme,
            "--place",
            place,
            "--on",
            "2024-03-01",
            "--language",
            language,
            "--content",
            Content.ROOT.toString()
        };
        assertThat(
                        Main.run(
                                command,
                                new PrintStream(out, true, StandardCharsets.UTF_8),
                                System.err))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "低保,350200,'全家月计入收入低于 1,120 元 × 人数','● 低保标准 1,120.00 元/人/月，2023-07-01 起'",
        "特困,350200,'公布的 1,680 元','● 分散半自理照料标准 790.00 元/月，2023-07-01 起'",
        "低边,350200,'低保标准 × 2 × 人数','● 低边倍数 2'",
        "单人保,500000,'低于 城市735 元、农村600 元','分类施保跟人走：分组定额'"
    })
    void isOnePageWithTheFiguresOfThePlace(
            String programme, String place, String words, String figure) {
        String page = page(programme, place, "zh");
        assertThat(page).contains(words).contains(figure).contains("签发");
        assertThat(page.lines().count()).isLessThanOrEqualTo(60);
        assertThat(page.lines().filter(line -> line.length() > Lines.WIDTH)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"低保,'below 1,120 yuan times the persons'", "特困,'as published, 1,680 yuan'"})
    void speaksEnglish(String programme, String words) {
        assertThat(page(programme, "350200", "en").replaceAll("\\s+", " "))
                .contains(words)
                .contains("Signed");
    }
}
