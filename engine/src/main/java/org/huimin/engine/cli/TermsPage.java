package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.huimin.engine.policy.Concurrency;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeKind;
import org.huimin.engine.policy.Timing;
import org.jspecify.annotations.Nullable;

/** When a programme begins and ends, who grants it, and what it goes together with. */
final class TermsPage {

    private TermsPage() {}

    static void write(Programme programme, Library library, PrintStream out) {
        if (!programme.department().isEmpty()) {
            out.println("由" + programme.department().zh() + "办理");
        }
        if (programme.kind() == ProgrammeKind.ALLOWANCE || programme.timing() != Timing.DEFAULT) {
            out.println("时间　" + timing(programme.timing()));
        }
        for (Concurrency each : programme.concurrency()) {
            out.println("并存　" + concurrency(each, library));
        }
    }

    private static String timing(Timing timing) {
        StringJoiner words = new StringJoiner("；");
        words.add(chosen(timing.start()));
        words.add("不再符合的，" + chosen(timing.stop()) + "起停发或减发");
        words.add("死亡的，" + chosen(timing.death()) + "起停发");
        named(words, "有效期", timing.validity());
        named(words, "复核", timing.review());
        named(words, "明显变化", timing.change());
        Timing.Taper taper = timing.taper();
        if (taper != null) {
            words.add(
                    "渐退：%s的，最长“%s”，依次按“%s”发"
                            .formatted(
                                    taper.because().zh(),
                                    taper.months().zh(),
                                    taper.shares().stream()
                                            .map(PolicySymbol::zh)
                                            .collect(Collectors.joining("、"))));
        }
        return words.toString();
    }

    private static void named(StringJoiner words, String what, @Nullable PolicySymbol symbol) {
        if (symbol != null) {
            words.add(what + "按“" + symbol.zh() + "”");
        }
    }

    private static <E extends Enum<E> & Timing.Code> String chosen(Timing.Choice<E> choice) {
        String words = choice.otherwise().words().zh();
        PolicySymbol by = choice.by();
        return by == null ? words : "%s（各地按“%s”）".formatted(words, by.zh());
    }

    /** What holds with another programme, in one line. */
    static String concurrency(Concurrency each, Library library) {
        StringBuilder line =
                new StringBuilder("与%s：%s".formatted(each.with().zh(), each.kind().words().zh()));
        line.append(each.per() == Programme.Unit.MEMBER ? "（按人）" : "（按户）");
        PolicySymbol choice = each.choice();
        if (choice != null) {
            line.append("，看“%s”".formatted(choice.zh()));
        }
        if (!each.who().isEmpty()) {
            line.append("，由%s选择".formatted(each.who().zh()));
        }
        PolicySymbol until = each.until();
        if (until != null) {
            line.append("；“%s”的，保留到转过去为止".formatted(until.zh()));
        }
        if (!each.note().isEmpty()) {
            line.append("。").append(each.note().zh());
        }
        if (!each.law().isEmpty()) {
            line.append("　〔%s〕".formatted(library.clause(each.law())));
        }
        return line.toString();
    }
}
