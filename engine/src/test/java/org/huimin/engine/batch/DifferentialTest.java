package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random rules over random households, clean and with unknowns: the compiled loop and the
 * interpreter decide the same, to the fen and to the reason.
 */
class DifferentialTest {

    /** More by -Dhuimin.differential.sets=1000 -Dhuimin.differential.first=25. */
    private static final int SETS = Integer.getInteger("huimin.differential.sets", 25);

    private static final int FIRST = Integer.getInteger("huimin.differential.first", 0);
    private static final int HOUSEHOLDS =
            Integer.getInteger("huimin.differential.households", 2_050);
    private static final LocalDate ON = LocalDate.of(2026, 3, 1);

    @TempDir Path root;

    @Test
    void randomRulesDecideAlike() throws Exception {
        long decisions = 0;
        long[] outcomes = new long[4];
        for (int set = FIRST; set < FIRST + SETS; set++) {
            Library library = library(root.resolve("set" + set), set);
            for (double unknown : new double[] {0, 0.12}) {
                long[] found =
                        KernelEqualsInterpreter.check(
                                library, ON, HOUSEHOLDS, 31L * set + 7, unknown);
                for (int i = 0; i < 4; i++) {
                    outcomes[i] += found[i];
                    decisions += found[i];
                }
            }
        }
        assertThat(decisions).isGreaterThanOrEqualTo(4L * SETS * HOUSEHOLDS);
        // refused, granted, needs information: each occurs often, or the comparison says little
        assertThat(outcomes[1]).isGreaterThan(decisions / 20);
        assertThat(outcomes[2]).isGreaterThan(decisions / 20);
        assertThat(outcomes[3]).isGreaterThan(decisions / 50);
    }

    private static Library library(Path folder, long seed) throws Exception {
        Files.createDirectories(folder);
        TinyContent tiny = new TinyContent(folder);
        tiny.write(
                "vocabulary/household.yaml",
                """
                - {id: h, zh: 户钱, en: h, type: money, per: month}
                - {id: urbanRural, zh: 城乡, en: urban or rural, type: code(urban-rural)}
                """);
        tiny.write(
                "vocabulary/codes/urban-rural.yaml",
                "id: urban-rural\nzh: 城乡\ncodes: [{code: urban, zh: 城镇}, {code: rural, zh: 农村}]\n");
        tiny.write(
                "programmes/tiny/parameters/index.yaml",
                """
                - {id: line, zh: 线, en: line, type: count}
                - {id: levelLine, zh: 等级线, en: level line, type: code(level)}
                """);
        String head = "place,urban_rural,from,value,source,clause,verified\n";
        tiny.write(
                "programmes/tiny/parameters/line.csv",
                head
                        + "440000,*,2020-01-01,3,x,,yes\n500000,urban,2020-01-01,2,x,,yes\n"
                        + "500000,rural,2020-01-01,4,x,,yes\n350200,*,2020-01-01,1,x,,yes\n");
        tiny.write(
                "programmes/tiny/parameters/levelLine.csv",
                head + "000000,*,2020-01-01,二级,x,,yes\n350200,*,2020-01-01,一级,x,,yes\n");
        Files.delete(folder.resolve("programmes/tiny/rules/amount.yaml"));
        tiny.write("programmes/tiny/rules/all.yaml", new RandomRules(seed, false).yaml(false));
        String programme =
                "id: %s\nzh: %s\nen: %s\nunit: %s\norder: %d\nconditions: [测]\ncomponents: [额]\n";
        tiny.write(
                "programmes/tiny/programme.yaml",
                programme.formatted("tiny", "小试", "tiny", "household", 1) + "covers: 涵\n");
        boolean ofMember = seed % 2 == 0;
        tiny.write(
                "programmes/next/programme.yaml",
                programme.formatted("next", "再试", "next", ofMember ? "member" : "household", 2)
                        + "applies: 涵\n".repeat(ofMember ? 1 : 0));
        tiny.write(
                "programmes/next/rules/all.yaml",
                new RandomRules(seed + 100_000, true).yaml(ofMember));
        return tiny.load();
    }
}
