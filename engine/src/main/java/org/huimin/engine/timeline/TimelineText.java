package org.huimin.engine.timeline;

import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Text;

/** A timeline to read: one paragraph a month, only what is so and what changed. */
public final class TimelineText {

    private final Language language;
    private final StringBuilder page = new StringBuilder();

    private TimelineText(Language language) {
        this.language = language;
    }

    /** The whole span in one language. */
    public static String write(Timeline timeline, Language language) {
        TimelineText text = new TimelineText(language);
        text.head(timeline);
        timeline.months().forEach(text::month);
        text.sums(timeline);
        return text.page.toString();
    }

    private String say(String zh, String en) {
        return new Text(zh, en).in(language);
    }

    private void head(Timeline timeline) {
        History history = timeline.history();
        page.append(
                say("待遇时间线 %s 至 %s", "Entitlements by month, %s to %s")
                        .formatted(history.from(), history.to()));
        if (!history.knownOn().equals(java.time.LocalDate.MAX)) {
            page.append(say("（按 %s 已知的情况）", " (as known on %s)").formatted(history.knownOn()));
        }
        page.append("　").append(say("规则版本 ", "rules ")).append(timeline.library()).append('\n');
        timeline.history()
                .start()
                .figures()
                .values()
                .forEach(each ->
                        page.append(say("请求给定（未核对） ", "Given in the request (not verified) "))
                                .append(each.shown().in(language))
                                .append('\n'));
    }

    private void month(Timeline.Month month) {
        page.append("\n%s　%s\n".formatted(month.month(), month.place().text()));
        if (month.lines().isEmpty()) {
            page.append("  —\n");
        }
        for (Timeline.Line line : month.lines()) {
            Entitlement at = line.entitlement();
            page.append("  ").append(name(at.unit())).append("　");
            page.append(
                    at.state().drawn() && at.amountFen() > 0
                            ? yuan(at.amountFen()) + parts(at)
                            : at.state().words().in(language));
            if (at.state() == Entitlement.State.TAPERED) {
                page.append(say("（渐退）", " (taper)"));
            }
            Long decided = line.decidedFen();
            if (decided == null && at.state().drawn()) {
                page.append(say("（预计）", " (expected)"));
            } else if (decided != null && decided != at.amountFen()) {
                page.append(say("；当时发 ", "; paid then ")).append(yuan(decided));
            }
            if (line.overpaidFen() > 0) {
                page.append(say("；多发 ", "; overpaid ")).append(yuan(line.overpaidFen()));
            }
            if (line.untoldFen() > 0) {
                page.append(say("；情况迟报，少 ", "; told late, short of "))
                        .append(yuan(line.untoldFen()));
            }
            page.append('\n');
            line.why().stream()
                    .filter(why -> !why.equals(at.state().words())) // said above
                    .forEach(why -> page.append("      ").append(why.in(language)).append('\n'));
        }
        month.backPay()
                .forEach(each ->
                        page.append(
                                say("  补发 %s %s：%s。%s\n", "  back-pay for %s, %s: %s. %s\n")
                                        .formatted(
                                                each.of(),
                                                name(each.unit()),
                                                yuan(each.amountFen()),
                                                each.because().in(language))));
    }

    private String parts(Entitlement at) {
        if (at.components().size() < 2) {
            return "";
        }
        return at.components().stream()
                .filter(each -> each.amountFen() != 0)
                .map(each -> part(each))
                .collect(Collectors.joining(" + ", say("（", " ("), say("）", ")")));
    }

    private String part(Outcome.Component part) {
        return part.name().in(language) + " " + FixedPoint.plain(part.amountFen(), 2);
    }

    private void sums(Timeline timeline) {
        StringJoiner over = new StringJoiner(say("、", ", "));
        long overpaid = 0;
        long back = 0;
        for (Timeline.Month month : timeline.months()) {
            for (Timeline.Line line : month.lines()) {
                if (line.overpaidFen() > 0) {
                    over.add("%s %s".formatted(month.month(), name(line.entitlement().unit())));
                    overpaid += line.overpaidFen();
                }
            }
            back += month.backPay().stream().mapToLong(Timeline.BackPay::amountFen).sum();
        }
        page.append('\n');
        if (back > 0) {
            page.append(say("补发合计 ", "Back-pay in all: ")).append(yuan(back)).append('\n');
        }
        if (overpaid > 0) {
            page.append(
                    say("多发合计 %s：%s\n", "Overpaid in all %s: %s\n")
                            .formatted(yuan(overpaid), over));
        }
        for (Timeline.Due due : timeline.reviews()) {
            page.append(
                    "%s　%s　%s\n".formatted(due.month(), name(due.unit()), due.what().in(language)));
        }
    }

    private String name(Entitlement.Unit unit) {
        String programme = say(unit.programme().shortName(), unit.programme().en());
        return unit.member() == null ? programme : programme + "·" + unit.member();
    }

    private String yuan(long fen) {
        return FixedPoint.plain(fen, 2) + say(" 元", " yuan");
    }
}
