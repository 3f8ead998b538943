package org.huimin.engine.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huimin.engine.policy.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold in every history, tried on three hundred invented ones. */
class TimelinePropertiesTest {

    private static final int HISTORIES = 300;
    private static final String FROM = "2025-01";
    private static final String TO = "2025-12";

    @TempDir Path root;

    private static String date(Random random) {
        return LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365)).toString();
    }

    private static String history(Random random, LocalDate known) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            String kind =
                    List.of("applied", "confirmed", "confirmed", "renewed", "withdrawn")
                            .get(i == 0 ? 1 : random.nextInt(5));
            String of =
                    List.of("", ", \"programme\": \"aid\"", ", \"programme\": \"near\"")
                            .get(random.nextInt(3));
            events.add("{\"on\": \"%s\", \"kind\": \"%s\"%s}".formatted(date(random), kind, of));
        }
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(6); i++) {
            LocalDate on = LocalDate.parse(date(random));
            LocalDate learned = on.plusDays(random.nextInt(3) * random.nextInt(60));
            String what =
                    switch (random.nextInt(5)) {
                        case 0 -> "\"worked\": true, \"members\": {\"a\": {\"wage\": 2500}}";
                        case 1 -> "\"died\": \"b\"";
                        case 2 ->
                                "\"place\": \"%s\""
                                        .formatted(
                                                random.nextBoolean()
                                                        ? SmallTown.HERE
                                                        : SmallTown.THERE);
                        case 3 ->
                                "\"members\": {\"b\": {\"wage\": %d}}"
                                        .formatted(random.nextInt(20) * 150);
                        default ->
                                "\"members\": {\"a\": {\"wage\": %d}}"
                                        .formatted(random.nextInt(20) * 150);
                    };
            changes.add("{\"on\": \"%s\", \"learned\": \"%s\", %s}".formatted(on, learned, what));
        }
        return """
        {"place": "350203", "span": {"from": "%s", "to": "%s"}%s,
         "household": {"members": [{"id": "a", "wage": 300}, {"id": "b"}]},
         "events": [%s], "changes": [%s]}
        """
                .formatted(
                        FROM,
                        TO,
                        known.equals(LocalDate.MAX) ? "" : ", \"knownOn\": \"" + known + "\"",
                        String.join(", ", events),
                        String.join(", ", changes));
    }

    private Library library() {
        return new SmallTown(root)
                .everywhere("taperMonths", "2")
                .everywhere("validMonths", "7")
                .everywhere("reviewMonths", "3")
                .everywhere("clear", "200")
                .value(
                        "startRule",
                        "000000,*,2020-01-01,next-month,x,,yes,\n500000,*,2020-01-01,application-month,x,,yes,\n")
                .value(
                        "standard",
                        """
                        000000,*,2020-01-01,1000,x,,yes,
                        000000,*,2025-04-01,1050,x,,yes,2025-06-20
                        500000,*,2020-01-01,700,x,,yes,
                        500000,*,2025-07-01,800,x,,yes,2025-09-05
                        000000,*,2025-09-01,1100,x,,yes,2025-08-11
                        """)
                .library();
    }

    @Test
    void holdInEveryHistory() {
        Library library = library();
        int paidBack = 0;
        int known = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            String json = history(new Random(seed), LocalDate.MAX);
            Timeline timeline = Timeline.of(library, HistoryJson.read(json, library));
            String what = "seed " + seed + "\n" + json;
            neverBoth(timeline, what);
            sums(timeline, what);
            paidBack += timeline.months().stream().mapToInt(each -> each.backPay().size()).sum();
            if (seed % 10 == 0) {
                asDecidedThen(library, seed, timeline, what);
                known++;
            }
        }
        assertThat(paidBack).isGreaterThan(50);
        assertThat(known).isEqualTo(HISTORIES / 10);
    }

    private static void neverBoth(Timeline timeline, String what) {
        for (Timeline.Month month : timeline.months()) {
            long drawn =
                    month.lines().stream()
                            .filter(each -> each.entitlement().state().drawn())
                            .count();
            assertThat(drawn).as(what).isLessThanOrEqualTo(1);
            // one place a month, so neither gap nor overlap on a move
            assertThat(month.lines())
                    .as(what)
                    .filteredOn(each -> each.entitlement().state() == Entitlement.State.ENTITLED)
                    .allSatisfy(each ->
                            assertThat(each.entitlement().decided().place())
                                    .isEqualTo(month.place().code()));
        }
    }

    /** Paid in time and later is what is due, but for what was told late. */
    private static void sums(Timeline timeline, String what) {
        Map<YearMonth, Long> late = new HashMap<>();
        for (Timeline.Month month : timeline.months()) {
            month.backPay()
                    .forEach(each -> {
                        assertThat(each.paid().isAfter(each.of())).as(what).isTrue();
                        late.merge(each.of(), each.amountFen(), Long::sum);
                    });
        }
        for (Timeline.Month month : timeline.months()) {
            long back = 0;
            for (Timeline.Line line : month.lines()) {
                Entitlement at = line.entitlement();
                long due = at.state().drawn() ? at.amountFen() : 0;
                Long decided = line.decidedFen();
                assertThat(decided).as(what).isNotNull();
                assertThat(decided + line.backPaidFen() - line.overpaidFen() + line.untoldFen())
                        .as(what)
                        .isEqualTo(due);
                back += line.backPaidFen();
            }
            assertThat(back).as(what).isEqualTo(late.getOrDefault(month.month(), 0L));
        }
    }

    /** Derived again with the knowledge of a month's first day: what was paid in that month. */
    private static void asDecidedThen(Library library, int seed, Timeline timeline, String what) {
        for (int number = 2; number <= 12; number++) {
            YearMonth month = YearMonth.of(2025, number);
            String json = history(new Random(seed), month.atEndOfMonth());
            Timeline then = Timeline.of(library, HistoryJson.read(json, library));
            assertThat(decided(then, month)).as(what).isEqualTo(decided(timeline, month));
        }
    }

    private static Map<Entitlement.Unit, Long> decided(Timeline timeline, YearMonth month) {
        Map<Entitlement.Unit, Long> decided = new HashMap<>();
        for (Timeline.Line line : timeline.months().get(month.getMonthValue() - 1).lines()) {
            Long amount = line.decidedFen();
            if (amount != null && amount > 0) {
                // programmes of another reading of the same content
                decided.put(line.entitlement().unit(), amount);
            }
        }
        return decided;
    }
}
