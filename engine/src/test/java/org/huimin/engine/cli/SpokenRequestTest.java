package org.huimin.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdJson;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.ReasonSheet;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.reform.Divisions;
import org.huimin.engine.timeline.Entitlement;
import org.huimin.engine.timeline.HistoryJson;
import org.huimin.engine.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** A request may be written in the words that people use. */
class SpokenRequestTest {

    private static final Library LIBRARY = Library.load(Content.ROOT, Library.Selection.PROGRAMMES);
    private static final Divisions DIVISIONS = Divisions.read(Content.ROOT, List.of());

    private static HouseholdInput read(String json) {
        return HouseholdJson.read(json, LIBRARY, DIVISIONS::named);
    }

    @Test
    void aRequestMayBeChineseThroughout() {
        HouseholdInput household =
                read(
                        """
                        {"地区": "山西太原", "日期": "2024年5月1日", "没写的": "没有", "参数": {"低保标准": 700},
                         "家庭": {"城乡": "城镇", "成员": [
                           {"姓名": "户主", "出生日期": "1980年1月1日", "月工资": "1,000元/月"},
                           {"姓名": "子", "出生日期": "2012-01-01", "学段": "小学生"}]}}
                        """);
        assertThat(household.place()).isEqualTo(PlaceCode.of("140100").code());
        assertThat(household.members().getFirst().id()).isEqualTo("户主");
        // 700 × 2 − 1000
        assertThat(LIBRARY.decider().decide(household))
                .filteredOn(each -> each.programmeId().equals("subsistence-allowance"))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.outcome())
                                .isInstanceOfSatisfying(
                                        Outcome.Granted.class,
                                        granted ->
                                                assertThat(granted.amountFen()).isEqualTo(400_00)));
    }

    @Test
    void aWordThatTheRulesWorkOutIsToldWithWhatToWrite() {
        assertThatThrownBy(() -> read(household("\"家庭月收入\": 1000, ", "")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("其他转移净收入")
                .hasMessageContaining("transferIncome");
        assertThatThrownBy(() -> read(household("", ", \"残疾\": \"肢体二级\"")))
                .hasMessageContaining("残疾类别")
                .hasMessageContaining("disabilityLevel");
        assertThatThrownBy(() -> read(household("", ", \"残疾证\": \"有\"")))
                .hasMessageContaining("没有名为“残疾证”的项");
    }

    @Test
    void aSumPerMonthIsNoSumPerYear() {
        assertThatThrownBy(() -> read(household("", ", \"月工资收入\": \"12000元/年\"")))
                .hasMessageContaining("月工资收入");
    }

    @Test
    void whatIsMissingIsToldWithTheWordsToWrite() {
        HouseholdInput household =
                read(
                        """
                        {"地区": "山西太原", "日期": "2024-05-01", "没写的": "没有",
                         "家庭": {"城乡": "城镇", "成员": [{"姓名": "老人", "出生日期": "1950-01-01"}]}}
                        """);
        var decisions = LIBRARY.decider().decide(household);
        Sources sources = Sources.read(Content.ROOT);
        assertThat(ReasonSheet.write(household, LIBRARY, sources, decisions, Language.CHINESE))
                .contains("法定义务人情况（写：无法定义务人、均无履行能力、有履行能力）")
                .contains("没有登记（申请文件的 parameters 里可以给）");
        assertThat(ReasonSheet.write(household, LIBRARY, sources, decisions, Language.ENGLISH))
                .contains("(write none, incapable, capable)")
                .contains("(the file may give it under \"parameters\")");
    }

    private static String household(String facts, String member) {
        return """
        {"place": "山西省太原市", "on": "2024-05-01", "household": {%s"members": [
          {"id": "a", "birthDate": "1980-01-01"%s}]}}
        """
                .formatted(facts, member);
    }

    @Test
    void placesAreKnownByTheirShortNames() {
        assertThat(DIVISIONS.named("内蒙古兴安盟")).containsExactly(PlaceCode.of("152200"));
        assertThat(DIVISIONS.named("广西柳州市柳南区")).containsExactly(PlaceCode.of("450204"));
        assertThat(DIVISIONS.named("福建厦门")).containsExactly(PlaceCode.of("350200"));
        assertThat(DIVISIONS.named("湖北仙桃")).containsExactly(PlaceCode.of("429004"));
        assertThat(DIVISIONS.named("西藏拉萨市城关区")).containsExactly(PlaceCode.of("540102"));
        assertThat(DIVISIONS.named("福建省厦门市思明区")).containsExactly(PlaceCode.of("350203"));
        // a county of another province is not in this one
        assertThat(DIVISIONS.named("福建东城区")).isEmpty();
    }

    @Test
    void programmesAreKnownByTheNamesPeopleUse() {
        assertThat(Chosen.programme(LIBRARY, "低保边缘家庭").id()).isEqualTo("marginal-household");
        assertThat(Chosen.programme(LIBRARY, "特困供养").id()).isEqualTo("extreme-poverty-support");
        assertThatThrownBy(() -> Chosen.programme(LIBRARY, "护理补贴"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("残疾人护理补贴")
                .hasMessageContaining("失能老年人护理补贴");
    }

    /** 刚性支出困难家庭认定办法: twelve months at most, from the day it is determined. */
    @Test
    void aRigidExpenditureHouseholdIsOneFromTheMonthOfTheDecisionForTwelveMonths() {
        String json =
                """
                {"地区": "深圳市", "span": {"from": "2025-05", "to": "2026-07"}, "没写的": "没有",
                 "参数": {"低保标准": 1500, "上年人均可支配收入": 80000},
                 "家庭": {"城乡": "城市", "近12个月家庭总收入": 120000, "成员": [
                   {"姓名": "户主", "出生日期": "1980-01-01", "月工资": 10000, "近12个月医疗自付": 72000},
                   {"姓名": "妻", "出生日期": "1980-01-01"}, {"姓名": "子", "出生日期": "2012-01-01"}]},
                 "events": [{"on": "2025-06-16", "kind": "确认", "programme": "刚性支出"}]}
                """;
        Timeline timeline = Timeline.of(LIBRARY, HistoryJson.read(json, LIBRARY, DIVISIONS::named));
        Map<YearMonth, Entitlement.State> states = new TreeMap<>();
        for (Timeline.Month month : timeline.months()) {
            month.lines().stream()
                    .map(Timeline.Line::entitlement)
                    .filter(each ->
                            each.unit().programme().id().equals("rigid-expenditure-household"))
                    .forEach(each -> states.put(month.month(), each.state()));
        }
        assertThat(states.get(YearMonth.of(2025, 5))).isNotEqualTo(Entitlement.State.ENTITLED);
        assertThat(states.get(YearMonth.of(2025, 6))).isEqualTo(Entitlement.State.ENTITLED);
        assertThat(states.get(YearMonth.of(2026, 5))).isEqualTo(Entitlement.State.ENTITLED);
        assertThat(states.get(YearMonth.of(2026, 6))).isEqualTo(Entitlement.State.EXPIRED);
    }

    @Test
    void aTimeLineKnowsPlacesAndProgrammesByNameToo() {
        String json =
                """
                {"place": "福建厦门", "span": {"from": "2026-01", "to": "2026-03"},
                 "household": {"城乡": "城市", "成员": [{"姓名": "户主", "出生日期": "1980-01-01"}]},
                 "events": [{"on": "2026-01-05", "kind": "confirmed", "programme": "低保家庭"}],
                 "changes": [{"on": "2026-03-01", "place": "重庆渝中区"}]}
                """;
        var history = HistoryJson.read(json, LIBRARY, DIVISIONS::named);
        assertThat(history.start().place()).isEqualTo(PlaceCode.of("350200").code());
        assertThat(history.changes().getFirst().place()).isEqualTo(PlaceCode.of("500103"));
        assertThat(history.events().getFirst().programme().id()).isEqualTo("subsistence-allowance");
        assertThatThrownBy(() ->
                        HistoryJson.read(json.replace("福建厦门", "无此地"), LIBRARY, DIVISIONS::named))
                .hasMessageContaining("没有找到这个地名");
    }
}
