package org.huimin.engine.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeDecision;
import org.huimin.engine.policy.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms, letters and citizens' pages of the specimen umbrella allowance. */
class PapersTest {
    private static final LocalDate ON = LocalDate.of(2026, 3, 1);
    private static final long RURAL_TOWN = 350_213_001_001L;

    private final Library library = Content.specimens();
    private final Papers papers = Papers.read(library, Content.ROOT);

    @Test
    void aFieldFeedsAFactAndAsksInItsOwnWords() {
        Form form = papers.form("_specimen").orElseThrow();
        assertThat(form.fields())
                .extracting(field -> field.fact().id() + " " + field.ask().zh())
                .containsExactly("wage 每月挣多少伞钱", "deposits 存款");
        assertThat(papers.asked()).extracting(fact -> fact.id()).contains("wage", "deposits");
    }

    @Test
    void thePageTellsTheFiguresOfTheReadersPlace() {
        Programme programme = library.programme("_specimen").orElseThrow();
        GuidePage here = new GuidePage(library, papers, PlaceCode.of("350213"), ON);
        List<GuidePage.Section> page = here.of(programme);
        assertThat(page.getFirst().text().zh()).isEqualTo("人均收入低于城市900 元、农村880.50 元的家庭。");
        assertThat(page.getFirst().text().en())
                .isEqualTo(
                        "Households below 900 yuan in town, 880.50 yuan in the country a person.");
        assertThat(page.get(3).heading().zh()).isEqualTo("要带什么");
        assertThat(page.get(3).text().en())
                .contains("identity card and household register (fetched first, you check)")
                .contains("(who got wet)");
    }

    @Test
    void aLineForPlacesThatHaveSetItsFiguresIsLeftOutElsewhere() {
        Programme programme = library.programme("_specimen").orElseThrow();
        PlaceCode place = PlaceCode.of("350213");
        GuidePage before = new GuidePage(library, papers, place, ON);
        assertThat(before.of(programme).get(1).text().zh()).isEqualTo("补到城市900 元、农村880.50 元。");
        GuidePage since = new GuidePage(library, papers, place, LocalDate.of(2026, 7, 1));
        assertThat(before.of(programme).get(4).text().zh())
                .isEqualTo("三天；加发（0.15）、代步车（本地没有登记，请问当地民政）另看。");
        assertThat(since.of(programme).get(1).text().en())
                .endsWith("\nA car worth no more than 80,000 yuan.");
    }

    @Test
    void aRefusalTellsItsReasonsAndTheRightToComplain() {
        LetterWriter.Written letter = letter(9_000_000L);
        assertThat(letter.title().zh()).isEqualTo("不予确认雨伞补贴通知书");
        assertThat(letter.text().zh())
                .startsWith("王小明：")
                .contains("理由：")
                .contains("行政复议")
                .doesNotContain("{");
        assertThat(letter.text().en()).contains("umbrella allowance").contains("reconsideration");
    }

    @Test
    void aReasonBeginsWithTheFindingAndEndsWithWhatCanBeDone() {
        Outcome.Reason wet =
                new Outcome.Reason(
                        "wet",
                        new Text("淋湿", "wet"),
                        new Text("擦干以后可以再来：衣服湿了。", "Come again when dry: the coat is wet."),
                        "act art.1",
                        new Text("伞法 第一条", "Umbrella Act, Article 1"));
        assertThat(LetterWriter.reasons(List.of(wet), Language.CHINESE))
                .isEqualTo("衣服湿了（伞法 第一条）。擦干以后可以再来");
        assertThat(LetterWriter.reasons(List.of(wet, wet), Language.ENGLISH))
                .startsWith("(1) the coat is wet (Umbrella Act, Article 1). Come again when dry. ");
    }

    @Test
    void aGrantTellsTheAmountAndItsParts() {
        LetterWriter.Written letter = letter(0L);
        assertThat(letter.title().en())
                .isEqualTo("Notice: umbrella allowance (specimen) confirmed");
        assertThat(letter.text().zh()).contains("金额").contains("差额").doesNotContain("0.00 元；");
        // each act once, its articles in order
        assertThat(letter.text().zh().split("specimen-umbrella-act@2020-01-01", -1)).hasSize(2);
    }

    @Test
    void wrongPapersAreToldAllAtOnce(@TempDir Path folder) throws IOException {
        copy(Content.ROOT, folder);
        Path specimen = folder.resolve("programmes/_specimen");
        Files.writeString(
                specimen.resolve("form.yaml"),
                """
                fields:
                  - {fact: 月工资}
                documents:
                  - {document: passport}
                  - {document: identity, need: conditional}
                """);
        Files.writeString(
                specimen.resolve("letters.yaml"),
                "- {id: x, when: refused, title: {zh: 题, en: t}, text: {zh: \"缺{钱数}\", en: no}}\n");
        Files.writeString(specimen.resolve("guide.yaml"), "who: {zh: \"低于{雪线}\", en: x}\n");
        Library wrong = Library.load(folder, Library.Selection.SPECIMENS);
        assertThatThrownBy(() -> Papers.read(wrong, folder))
                .isInstanceOfSatisfying(
                        ContentException.class,
                        problems ->
                                assertThat(problems.problems())
                                        .extracting(problem -> problem.shown())
                                        .anyMatch(shown -> shown.contains("词汇里没有事实“月工资”"))
                                        .anyMatch(shown ->
                                                shown.contains("documents.yaml 里没有“passport”"))
                                        .anyMatch(shown -> shown.contains("什么人要带"))
                                        .anyMatch(shown -> shown.contains("文书里没有空格 {钱数}"))
                                        .anyMatch(shown -> shown.contains("没有参数“雪线”"))
                                        .anyMatch(shown -> shown.contains("缺少 refused 的中文或英文")));
    }

    @Test
    void theRealPapersAreRight() {
        Papers.read(Library.load(Content.ROOT, Library.Selection.ALL), Content.ROOT);
    }

    private LetterWriter.Written letter(long wageFen) {
        HouseholdInput household =
                new HouseholdInput(
                        RURAL_TOWN,
                        ON,
                        Map.of("urbanRural", "rural"),
                        List.of(
                                new HouseholdInput.MemberInput(
                                        "m0", Map.of("age", 40L, "wage", wageFen))),
                        HouseholdInput.Unlisted.NONE);
        ProgrammeDecision decision =
                library.decider().decide(household).stream()
                        .filter(each -> each.programmeId().equals("_specimen"))
                        .findFirst()
                        .orElseThrow();
        return new LetterWriter(library, papers, "王小明", "伞镇", ON).about(decision).orElseThrow();
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String part : List.of("vocabulary", "papers", "programmes/_specimen", "law")) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : files.toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }
}
