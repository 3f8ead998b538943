package org.huimin.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.huimin.platform.policy.ProgrammeView.TableView;
import org.junit.jupiter.api.Test;

/** What authors wrote, as it is shown. */
class ProgrammeTextsTest {
    private final ContentTexts content = new ContentTexts(Path.of("../content"));

    @Test
    void aDecisionTableKeepsItsRowsConditionsAndResults() {
        Map<String, Object> rule =
                Map.of(
                        "table",
                        """
                        F | 年龄   | 残疾等级       || 够格  | 条文
                        --|-------|--------------||------|-----
                        1 | >= 80 | -            || true | art.10 para.1
                        2 | -     | "一级", "二级" || false
                        """);
        TableView table = Objects.requireNonNull(ProgrammeTexts.table(rule));
        assertThat(table.hitPolicy()).isEqualTo("F");
        assertThat(table.columns()).containsExactly("年龄", "残疾等级", "够格", "条文");
        assertThat(table.conditions()).isEqualTo(2);
        assertThat(table.rows())
                .containsExactly(
                        List.of("1", ">= 80", "-", "true", "art.10 para.1"),
                        List.of("2", "-", "\"一级\", \"二级\"", "false", ""));
        assertThat(ProgrammeTexts.table(Map.of("formula", "1"))).isNull();
    }

    @Test
    void theSpecimensReadAsTheyStand() {
        ProgrammeTexts texts = new ProgrammeTexts(content, List.of("_specimen", "_specimen-rider"));
        assertThat(texts.readme("_specimen").zh()).contains("雨伞");
        assertThat(texts.ruleFiles("_specimen")).isNotEmpty();
        assertThat(texts.ruleFiles("_specimen"))
                .allSatisfy(file -> {
                    assertThat(file.question().zh()).isNotBlank();
                    assertThat(file.rules()).isNotEmpty();
                });
        assertThat(texts.caseCount("_specimen")).isPositive();
        assertThat(ProgrammeTexts.table(texts.written("_specimen-rider", "full").getFirst()))
                .isNotNull();
        // a county, when the content says nothing
        assertThat(texts.lowestLevel("_specimen", "standard")).isEqualTo(3);
    }

    @Test
    void articlesAreFoundByReference() {
        Acts acts = Acts.read(content);
        assertThat(acts.gist("no-such-act@2020-01-01 art.1").isEmpty()).isTrue();
        assertThat(Acts.reference("some-act@2020-01-01 art.9 para.1"))
                .hasValue(new Acts.Reference("some-act", "2020-01-01", "9"));
        assertThat(Acts.reference("some-act")).hasValue(new Acts.Reference("some-act", null, ""));
    }
}
