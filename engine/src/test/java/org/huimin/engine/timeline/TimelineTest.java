package org.huimin.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Effects over time: every rule of when, each with a history of its own. */
class TimelineTest {

    @TempDir Path root;
    private SmallTown town;

    @BeforeEach
    void town() {
        town = new SmallTown(root);
    }

    /** Two people with 300 a month between them, confirmed on 18 April 2025. */
    private static String history(String changes) {
        return history("2025-04", "2025-10", "", changes);
    }

    private static String history(String from, String to, String rest, String changes) {
        return """
        {"place": "350203", "span": {"from": "%s", "to": "%s"}, %s
         "household": {"members": [{"id": "a", "wage": 300}, {"id": "b"}]},
         "events": [{"on": "2025-03-20", "kind": "applied"}, {"on": "2025-04-18", "kind": "confirmed"}],
         "changes": [%s]}
        """
                .formatted(from, to, rest, changes);
    }

    /** What the programme comes to in each month, in yuan; - when it is not drawn. */
    private static String amounts(Timeline timeline, String programme) {
        StringBuilder text = new StringBuilder();
        for (Timeline.Month month : timeline.months()) {
            Timeline.Line line = line(month, programme);
            boolean drawn = line != null && line.entitlement().state().drawn();
            text.append(drawn ? line.entitlement().amountFen() / 100 : "-").append(' ');
        }
        return text.toString().strip();
    }

    private static String decided(Timeline timeline, String programme) {
        StringBuilder text = new StringBuilder();
        for (Timeline.Month month : timeline.months()) {
            Timeline.Line line = line(month, programme);
            Long decided = line == null ? Long.valueOf(0) : line.decidedFen();
            text.append(decided == null ? "?" : decided / 100).append(' ');
        }
        return text.toString().strip();
    }

    private static Timeline.Line line(Timeline.Month month, String programme) {
        return month.lines().stream()
                .filter(each -> each.entitlement().unit().programme().id().equals(programme))
                .findFirst()
                .orElse(null);
    }

    @Test
    void startsTheMonthAfterTheConfirmation() {
        assertThat(amounts(town.timeline(history("")), "aid"))
                .isEqualTo("- 1700 1700 1700 1700 1700 1700");
    }

    @Test
    void aPlaceMayStartInTheSameMonth() {
        town.value(
                "startRule",
                "000000,*,2020-01-01,next-month,x,,yes,\n350000,*,2020-01-01,same-month,x,,yes,\n");
        Timeline timeline = town.timeline(history(""));
        assertThat(amounts(timeline, "aid")).isEqualTo("1700 1700 1700 1700 1700 1700 1700");
        assertThat(decided(timeline, "aid")).isEqualTo("1700 1700 1700 1700 1700 1700 1700");
    }

    @Test
    void fromTheApplicationMonthIsPaidLater() {
        town.everywhere("startRule", "application-month");
        Timeline timeline = town.timeline(history("2025-03", "2025-05", "", ""));
        assertThat(amounts(timeline, "aid")).isEqualTo("1700 1700 1700");
        assertThat(decided(timeline, "aid")).isEqualTo("0 1700 1700");
        assertThat(timeline.months().get(1).backPay())
                .extracting(Timeline.BackPay::of, Timeline.BackPay::amountFen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(YearMonth.of(2025, 3), 170_000L));
    }

    @Test
    void aChangeCountsFromTheMonthAfter() {
        String rise = "{\"on\": \"2025-06-15\", \"members\": {\"b\": {\"wage\": 500}}}";
        assertThat(amounts(town.timeline(history(rise)), "aid"))
                .isEqualTo("- 1700 1700 1200 1200 1200 1200");
    }

    @Test
    void stopsTheMonthAfterOrTheSameMonth() {
        String rise = "{\"on\": \"2025-06-15\", \"members\": {\"b\": {\"wage\": 1700}}}";
        Timeline timeline = town.timeline(history(rise));
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 - - - -");
        assertThat(line(timeline.months().get(3), "aid").entitlement().state())
                .isEqualTo(Entitlement.State.STOPPED);
        town.everywhere("stopRule", "same-month");
        assertThat(amounts(town.timeline(history(rise)), "aid")).isEqualTo("- 1700 - - - - -");
    }

    @Test
    void aDeathCountsFromTheMonthAfterOrTheSameMonth() {
        String death = "{\"on\": \"2025-06-15\", \"died\": \"b\"}";
        assertThat(amounts(town.timeline(history(death)), "aid"))
                .isEqualTo("- 1700 1700 700 700 700 700");
        town.everywhere("deathRule", "same-month");
        assertThat(amounts(town.timeline(history(death)), "aid"))
                .isEqualTo("- 1700 700 700 700 700 700");
    }

    @Test
    void aDeathToldLateIsNamedAsOverpaid() {
        String death = "{\"on\": \"2025-06-15\", \"learned\": \"2025-08-20\", \"died\": \"b\"}";
        Timeline timeline = town.timeline(history(death));
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 700 700 700 700");
        assertThat(decided(timeline, "aid")).isEqualTo("0 1700 1700 1700 1700 700 700");
        assertThat(timeline.months())
                .extracting(each -> line(each, "aid") == null ? 0 : line(each, "aid").overpaidFen())
                .containsExactly(0L, 0L, 0L, 100_000L, 100_000L, 0L, 0L);
        assertThat(TimelineText.write(timeline, Language.CHINESE))
                .contains("b 去世（2025-08-20 得知）")
                .contains("多发合计 2000.00 元");
    }

    @Test
    void aLossOfIncomeToldLateIsNotPaidBack() {
        String loss =
                "{\"on\": \"2025-06-15\", \"learned\": \"2025-08-20\", \"members\": {\"a\": {\"wage\": 0}}}";
        Timeline timeline = town.timeline(history(loss));
        assertThat(decided(timeline, "aid")).isEqualTo("0 1700 1700 1700 1700 2000 2000");
        assertThat(timeline.months()).allSatisfy(each -> assertThat(each.backPay()).isEmpty());
        assertThat(line(timeline.months().get(3), "aid").untoldFen()).isEqualTo(30_000);
    }

    @Test
    void aStandardRaisedLateIsPaidBackInTheMonthAfterItsPublication() {
        town.value(
                "standard",
                "000000,*,2020-01-01,1000,x,,yes,\n000000,*,2025-07-01,1100,y,,yes,2025-09-10\n");
        Timeline timeline = town.timeline(history(""));
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 1900 1900 1900 1900");
        assertThat(decided(timeline, "aid")).isEqualTo("0 1700 1700 1700 1700 1700 1900");
        assertThat(timeline.months().get(6).backPay())
                .extracting(Timeline.BackPay::of, Timeline.BackPay::amountFen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(YearMonth.of(2025, 7), 20_000L),
                        org.assertj.core.groups.Tuple.tuple(YearMonth.of(2025, 8), 20_000L),
                        org.assertj.core.groups.Tuple.tuple(YearMonth.of(2025, 9), 20_000L));
        assertThat(timeline.months().get(6).backPay().getFirst().because().zh())
                .isEqualTo("标准1,000.00 元→1,100.00 元，自 2025-07-01 执行，2025-09-10 公布");
    }

    @Test
    void whoLeftMeanwhileIsPaidBackForTheMonthsCovered() {
        town.value(
                "standard",
                "000000,*,2020-01-01,1000,x,,yes,\n000000,*,2025-07-01,1100,y,,yes,2025-09-10\n");
        String rise = "{\"on\": \"2025-08-05\", \"members\": {\"b\": {\"wage\": 5000}}}";
        Timeline timeline = town.timeline(history(rise));
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 1900 1900 - -");
        assertThat(timeline.months().get(6).backPay())
                .extracting(Timeline.BackPay::of)
                .containsExactly(YearMonth.of(2025, 7), YearMonth.of(2025, 8));
    }

    @Test
    void aMoveStopsAtTheMonthsEndAndStartsWithTheNext() {
        town.value(
                "standard", "000000,*,2020-01-01,1000,x,,yes,\n500101,*,2020-01-01,600,y,,yes,\n");
        String move = "{\"on\": \"2025-07-09\", \"place\": \"500101\"}";
        Timeline timeline = town.timeline(history(move));
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 1700 900 900 900");
        assertThat(timeline.months())
                .extracting(each -> each.place().county6())
                .containsExactly(350203, 350203, 350203, 350203, 500101, 500101, 500101);
    }

    @Test
    void theValidityEndsUnlessRenewed() {
        town.everywhere("validMonths", "3");
        assertThat(amounts(town.timeline(history("")), "aid")).isEqualTo("- 1700 1700 1700 - - -");
        String renewed =
                history("")
                        .replace(
                                "\"kind\": \"confirmed\"}",
                                "\"kind\": \"confirmed\"}, {\"on\": \"2025-07-11\", \"kind\": \"renewed\"}");
        Timeline timeline = town.timeline(renewed);
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 1700 1700 1700 1700");
        assertThat(timeline.reviews())
                .extracting(Timeline.Due::month)
                .contains(YearMonth.of(2025, 10));
    }

    @Test
    void aWithdrawalCountsFromTheMonthAfter() {
        String withdrawn =
                history("")
                        .replace(
                                "\"kind\": \"confirmed\"}",
                                "\"kind\": \"confirmed\"}, {\"on\": \"2025-07-11\", \"kind\": \"withdrawn\"}");
        assertThat(amounts(town.timeline(withdrawn), "aid")).isEqualTo("- 1700 1700 1700 - - -");
    }

    @Test
    void anUnclearChangeWaitsForTheReview() {
        town.everywhere("reviewMonths", "4").everywhere("clear", "100");
        String small = "{\"on\": \"2025-06-15\", \"members\": {\"b\": {\"wage\": 99}}}";
        Timeline timeline = town.timeline(history(small));
        // the review is due in September, four months after May
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 1700 1700 1601 1601");
        assertThat(line(timeline.months().get(3), "aid").entitlement().frozen()).isTrue();
        String clear = "{\"on\": \"2025-06-15\", \"members\": {\"b\": {\"wage\": 100}}}";
        assertThat(amounts(town.timeline(history(clear)), "aid"))
                .isEqualTo("- 1700 1700 1600 1600 1600 1600");
        assertThat(timeline.reviews())
                .extracting(Timeline.Due::month)
                .containsExactly(YearMonth.of(2025, 9));
    }

    @Test
    void workThatLiftsOverTheLineTapers() {
        town.everywhere("taperMonths", "3");
        String work =
                "{\"on\": \"2025-06-15\", \"worked\": true, \"members\": {\"b\": {\"wage\": 1900}}}";
        Timeline timeline = town.timeline(history(work));
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 1700 850 850 -");
        assertThat(amounts(timeline, "near")).isEqualTo("- - - - - - -");
        assertThat(line(timeline.months().get(6), "near").entitlement().state())
                .isEqualTo(Entitlement.State.NOT_CONFIRMED);
    }

    @Test
    void whoHasMovedToAnotherCountyIsNotTaperedThere() {
        town.everywhere("taperMonths", "3");
        String work =
                "{\"on\": \"2025-06-15\", \"worked\": true, \"members\": {\"b\": {\"wage\": 1900}}}";
        String move = "{\"on\": \"2025-07-20\", \"place\": \"%s\"}".formatted(SmallTown.THERE);
        Timeline timeline = town.timeline(history(work + ", " + move));
        assertThat(amounts(timeline, "aid")).isEqualTo("- 1700 1700 1700 - - -");
    }

    @Test
    void whoDrewItBeforeComingOfAgeGoesOnAtSchool() {
        town.pupils();
        String grown =
                "{\"on\": \"2025-06-15\", \"members\": {\"b\": {\"grown\": true, \"school\": true}}}";
        String left = "{\"on\": \"2025-08-31\", \"members\": {\"b\": {\"school\": false}}}";
        String other =
                "{\"on\": \"2025-03-01\", \"members\": {\"a\": {\"grown\": true, \"school\": true}}}";
        Timeline timeline = town.timeline(history(String.join(", ", other, grown, left)));
        assertThat(amounts(timeline, "pupil")).isEqualTo("- 1000 1000 1000 1000 - -");
        assertThat(timeline.months().get(4).lines())
                .filteredOn(each -> each.entitlement().unit().programme().id().equals("pupil"))
                .extracting(each -> each.entitlement().unit().member())
                .containsExactly("b");
        // what is no longer drawn does not count for the others in the month it ends
        assertThat(amounts(timeline, "books")).isEqualTo("- - 0 0 0 - -");
    }

    @Test
    void asKnownThenIsWhatWasDecidedThen() {
        town.value(
                "standard",
                "000000,*,2020-01-01,1000,x,,yes,\n000000,*,2025-06-01,1100,y,,yes,2025-08-10\n");
        String changes =
                "{\"on\": \"2025-05-15\", \"learned\": \"2025-07-20\", \"members\": {\"b\": {\"wage\": 50}}}";
        Timeline whole = town.timeline(history(changes));
        String then = "\"knownOn\": \"2025-07-01\",";
        Timeline known = town.timeline(history("2025-04", "2025-10", then, changes));
        assertThat(amounts(known, "aid")).isEqualTo("- 1700 1700 1700 1700 1700 1700");
        assertThat(decided(whole, "aid")).startsWith("0 1700 1700 1700 ");
        assertThat(decided(known, "aid")).isEqualTo("0 1700 1700 1700 ? ? ?");
    }

    @Test
    void mistakesAreToldWithAPathAndARemedy() {
        String wrong =
                """
                {"place": "350203", "span": {"from": "2025-4", "to": "2025-10"},
                 "household": {"members": [{"id": "a"}]},
                 "events": [{"on": "2025-03-20", "kind": "approved"}, {"on": "2025-03-20", "kind": "applied", "programme": "救急"}],
                 "changes": [{"on": "2025-05-05", "dead": "a"}]}
                """;
        assertThatThrownBy(() -> town.timeline(wrong))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("$.span.from");
        assertThatThrownBy(() -> town.timeline(wrong.replace("2025-4", "2025-04")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("$.events[0].kind")
                .hasMessageContaining("救济")
                .hasMessageContaining("$.changes[0].dead");
    }
}
