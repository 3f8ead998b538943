package org.huimin.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.DecisionJson;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdJson;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.ReasonSheet;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.timeline.HistoryJson;
import org.huimin.engine.timeline.Timeline;
import org.huimin.engine.timeline.TimelineJson;
import org.huimin.engine.timeline.TimelineText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures of a place may come with the request; values may be written as people write them. */
class RequestFiguresTest {

    private static final Library LIBRARY = Library.load(Content.ROOT, Library.Selection.PROGRAMMES);

    private static String household(String parameters, String urbanRural, String wage) {
        return """
        {"place": "110101", "on": "2024-03-01", "unlisted": "none", "parameters": %s,
         "household": {"urbanRural": "%s", "members": [
           {"id": "a", "birthDate": "1981-02-11", "wage": %s}, {"id": "b", "birthDate": "1983年6月20日"}]}}
        """
                .formatted(parameters, urbanRural, wage);
    }

    private static JsonNode subsistence(String json) {
        HouseholdInput household = HouseholdJson.read(json, LIBRARY);
        JsonNode root = DecisionJson.write(household, LIBRARY, LIBRARY.decider().decide(household));
        for (JsonNode decision : root.path("decisions")) {
            if (decision.path("programme").asString().equals("subsistence-allowance")) {
                return decision;
            }
        }
        throw new AssertionError("no decision on the subsistence allowance");
    }

    @Test
    void aPlaceWithoutFiguresAsksForTheOneThatIsMissing() {
        JsonNode decision = subsistence(household("{}", "urban", "500"));
        assertThat(decision.path("outcome").asString()).isEqualTo("needs-information");
        assertThat(decision.path("missing").size()).isEqualTo(1);
        assertThat(decision.path("missing").path(0).path("parameter").asString())
                .isEqualTo("standard");
    }

    @Test
    void theFiguresOfTheRequestDecideByTownAndCountry() {
        String both = "{\"低保标准\": {\"城市\": 910, \"农村\": \"728\"}}";
        // 910 × 2 − 500 and 728 × 2 − 500
        assertThat(subsistence(household(both, "城镇", "\"500.00元\"")).path("amount").asString())
                .isEqualTo("1320.00");
        assertThat(subsistence(household(both, "rural", "500")).path("amount").asString())
                .isEqualTo("956.00");
        // 910 × 2 − (1000.55 − 30 % of it = 300.17) = 1119.62
        String cost =
                "{\"subsistence-allowance.standard\": 910, \"低保.employmentCostMode\": \"按收入比例\", \"低保.就业成本扣减比例\": 0.3, \"取整单位\": 0.01}";
        assertThat(subsistence(household(cost, "urban", "1000.55")).path("amount").asString())
                .isEqualTo("1119.62");
    }

    @Test
    void sharesAndTenThousandsAreReadAsPeopleWriteThem() {
        String cost = "{\"低保标准\": 910, \"就业成本扣减方式\": \"按收入比例\", \"就业成本扣减比例\": \"30%\"}";
        // 1,500 − 30 % of it = 1,050; 910 × 2 − 1,050
        assertThat(subsistence(household(cost, "urban", "\"0.15万元\"")).path("amount").asString())
                .isEqualTo("770.00");
        // a share of a yuan's hundredth is lost, so it is not read
        assertThatThrownBy(() -> subsistence(household(cost, "urban", "\"0.1500001万元\"")))
                .isInstanceOf(InputException.class);
    }

    @Test
    void theAnswersOfSeveralProgrammesBeginWithWhatCameOfThem() {
        HouseholdInput household =
                HouseholdJson.read(household("{\"低保标准\": 910}", "urban", "500"), LIBRARY);
        var decisions = LIBRARY.decider().decide(household);
        Sources sources = Sources.read(Content.ROOT);
        assertThat(ReasonSheet.write(household, LIBRARY, sources, decisions, Language.CHINESE))
                .contains("✓ 最低生活保障　符合，1,320.00 元/月")
                .contains("✗ 不符合 ");
        var one =
                decisions.stream()
                        .filter(each -> each.programmeId().equals("subsistence-allowance"))
                        .toList();
        assertThat(ReasonSheet.write(household, LIBRARY, sources, one, Language.CHINESE))
                .doesNotContain("✓");
    }

    @Test
    void aTimelineTakesTheFiguresUntilTheHouseholdMoves() {
        String json =
                """
                {"place": "110101", "span": {"from": "2024-02", "to": "2024-04"}, "unlisted": "none",
                 "parameters": {"低保标准": 910},
                 "household": {"城乡": "城市", "members": [{"id": "a", "出生日期": "1981-02-11"}]},
                 "events": [{"on": "2024-01-10", "kind": "applied"},
                            {"on": "2024-01-20", "kind": "confirmed", "programme": "低保"}],
                 "changes": [{"on": "2024-03-08", "place": "350203"}]}
                """;
        Timeline timeline = Timeline.of(LIBRARY, HistoryJson.read(json, LIBRARY));
        // Beijing's figure of the request in February and March, Xiamen's own from April
        assertThat(TimelineText.write(timeline, Language.CHINESE))
                .contains("请求给定（未核对） 低保标准：910.00 元")
                .containsSubsequence("低保　910.00", "低保　910.00", "低保　1120.00");
        assertThat(TimelineJson.write(timeline).path("given").path(0).path("urban").asString())
                .isEqualTo("910.00");
    }

    @Test
    void theAnswerMarksThemAsGivenAndUnverified() {
        HouseholdInput household =
                HouseholdJson.read(household("{\"低保标准\": 910}", "urban", "500"), LIBRARY);
        var decisions = LIBRARY.decider().decide(household);
        JsonNode given = DecisionJson.write(household, LIBRARY, decisions).path("given");
        assertThat(given.path(0).path("parameter").asString()).isEqualTo("standard");
        assertThat(given.path(0).path("urban").asString()).isEqualTo("910.00");
        assertThat(given.path(0).path("verified").asBoolean(true)).isFalse();
        Sources sources = Sources.read(Content.ROOT);
        assertThat(ReasonSheet.write(household, LIBRARY, sources, decisions, Language.CHINESE))
                .contains("请求给定（未核对） 低保标准：910.00 元")
                .contains("低保标准 910.00 元　请求中给定");
        assertThat(ReasonSheet.write(household, LIBRARY, sources, decisions, Language.ENGLISH))
                .contains("910.00 yuan  given in the request");
        // both halves follow the whole
        assertThat(household.figures()).hasSize(3);
    }

    @Test
    void wrongFiguresAndFactsNameFieldReasonAndRemedy() {
        assertThatThrownBy(() ->
                        HouseholdJson.read(
                                household(
                                                "{\"standart\": 1, \"financialAssetMultiple\": 24, \"低保标准\": {\"x\": 2}}",
                                                "urban",
                                                "-5")
                                        .replace("1983年6月20日", "2025-01-01"),
                                LIBRARY))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("$.parameters.standart：没有这个参数；是否想写 standard")
                .hasMessageContaining("低保.金融资产倍数、低边.低边金融资产倍数")
                .hasMessageContaining("$.parameters.低保标准.x = 2：只分城市和农村")
                .hasMessageContaining("$.household.members[0].wage = -5：“月工资收入”不能小于零")
                .hasMessageContaining("members[1].birthDate = 2025-01-01：晚于决定日 2024-03-01");
    }

    @Test
    void aLossIsNoSlipOfThePen() {
        String json = household("{\"低保标准\": 910}", "urban", "500, \"businessIncome\": -300");
        // a loss does not reduce the wage: 910 × 2 − 500
        assertThat(subsistence(json).path("amount").asString()).isEqualTo("1320.00");
    }

    @Test
    void placesMayBeNamedWhereNamesAreKnown() {
        String json = household("{\"低保标准\": 910}", "urban", "500");
        String named = json.replace("110101", "东城区");
        HouseholdInput household =
                HouseholdJson.read(named, LIBRARY, _ -> java.util.List.of(PlaceCode.of("110101")));
        assertThat(household.place()).isEqualTo(110101000000L);
        assertThatThrownBy(() -> HouseholdJson.read(named, LIBRARY))
                .hasMessageContaining("没有找到这个地名");
        assertThatThrownBy(() ->
                        HouseholdJson.read(
                                named,
                                LIBRARY,
                                _ ->
                                        java.util.List.of(
                                                PlaceCode.of("110101"), PlaceCode.of("120101"))))
                .hasMessageContaining("有 2 个地方叫这个名字");
    }
}
