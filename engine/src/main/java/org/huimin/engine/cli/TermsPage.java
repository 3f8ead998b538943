package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.huimin.engine.policy.Concurrency;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeKind;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Timing;
import org.jspecify.annotations.Nullable;

/** When a programme begins and ends, who grants it, and what it goes together with. */
final class TermsPage {

    private final Library library;
    private final Language language;

    TermsPage(Library library, Language language) {
        this.library = library;
        this.language = language;
    }

    void write(Programme programme, PrintStream out) {
        if (!programme.department().isEmpty()) {
            out.println(
                    said("由%s办理", "Handled by %s").formatted(programme.department().in(language)));
        }
        if (programme.kind() == ProgrammeKind.ALLOWANCE || programme.timing() != Timing.DEFAULT) {
            out.println(said("时间　", "Timing: ") + timing(programme.timing()));
        }
        for (Concurrency each : programme.concurrency()) {
            out.println(said("并存　", "Together: ") + concurrency(each));
        }
    }

    private String timing(Timing timing) {
        StringJoiner words = new StringJoiner(said("；", "; "));
        words.add(chosen(timing.start()));
        words.add(
                said("不再符合的，%s起停发或减发", "stopped or lowered when no longer met: %s")
                        .formatted(chosen(timing.stop())));
        words.add(said("死亡的，%s起停发", "stopped on death: %s").formatted(chosen(timing.death())));
        named(words, said("有效期", "validity"), timing.validity());
        named(words, said("复核", "review"), timing.review());
        named(words, said("明显变化", "marked change"), timing.change());
        Timing.Taper taper = timing.taper();
        if (taper != null) {
            words.add(
                    said("渐退：%s的，最长“%s”，依次按“%s”发", "taper when %s, at most %s, paid in turn by: %s")
                            .formatted(
                                    name(taper.because()),
                                    name(taper.months()),
                                    taper.shares().stream()
                                            .map(this::name)
                                            .collect(Collectors.joining(said("、", ", ")))));
        }
        return words.toString();
    }

    private void named(StringJoiner words, String what, @Nullable PolicySymbol symbol) {
        if (symbol != null) {
            words.add(said("%s按“%s”", "%s: %s").formatted(what, name(symbol)));
        }
    }

    private <E extends Enum<E> & Timing.Code> String chosen(Timing.Choice<E> choice) {
        String words = choice.otherwise().words().in(language);
        PolicySymbol by = choice.by();
        return by == null
                ? words
                : said("%s（各地按“%s”）", "%s (each place by: %s)").formatted(words, name(by));
    }

    /** What holds with another programme, in one line. */
    String concurrency(Concurrency each) {
        StringBuilder line =
                new StringBuilder(
                        said("与%s：%s", "with the %s: %s")
                                .formatted(
                                        each.with().name().in(language),
                                        each.kind().words().in(language)));
        line.append(
                each.per() == Programme.Unit.MEMBER
                        ? said("（按人）", " (by person)")
                        : said("（按户）", " (by household)"));
        PolicySymbol choice = each.choice();
        if (choice != null) {
            line.append(said("，看“%s”", ", by: %s").formatted(name(choice)));
        }
        if (!each.who().isEmpty()) {
            line.append(said("，由%s选择", ", chosen by %s").formatted(each.who().in(language)));
        }
        PolicySymbol until = each.until();
        if (until != null) {
            line.append(
                    said("；“%s”的，保留到转过去为止", "; kept while \"%s\", until moved over")
                            .formatted(name(until)));
        }
        if (!each.note().isEmpty()) {
            line.append(said("。", ". ")).append(each.note().in(language));
        }
        if (!each.law().isEmpty()) {
            line.append(said("　〔%s〕", "  [%s]").formatted(library.cited(each.law()).in(language)));
        }
        return line.toString();
    }

    private String name(PolicySymbol symbol) {
        return symbol.name().in(language);
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }
}
