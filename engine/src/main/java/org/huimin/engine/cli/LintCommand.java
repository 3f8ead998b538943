package org.huimin.engine.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.paper.Papers;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Lint;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.reform.MonotonicitySearch;
import org.huimin.engine.reform.SyntheticPopulation;
import org.jspecify.annotations.Nullable;

/** {@code programme lint [X] [--search]}: remarks on programmes; with a search, counterexamples. */
final class LintCommand {

    private LintCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        String only = arguments.word(1);
        Programme programme = only == null ? null : Chosen.programme(library, only);
        List<String> remarks =
                remarks(library, arguments.content()).stream()
                        .filter(remark ->
                                programme == null || remark.startsWith(programme.id() + "："))
                        .toList();
        remarks.forEach(remark -> out.println("· " + remark));
        out.println(
                "✓ 没有错误，%d 条提醒 / no errors, %d remarks".formatted(remarks.size(), remarks.size()));
        if (!arguments.flag("--search")) {
            return 0;
        }
        int rising = search(library, programme, arguments, out);
        int together = OverlapReport.run(library, arguments, out);
        return rising == 0 && together == 0 ? 0 : 1;
    }

    /** What could be better, of the rules and of the papers. */
    static List<String> remarks(Library library, Path content) {
        Papers papers = Papers.read(library, content);
        List<String> remarks = new ArrayList<>(Lint.remarks(library, content, papers.asked()));
        remarks.addAll(papers.remarks(library));
        return remarks;
    }

    private static int search(
            Library library, @Nullable Programme only, Arguments arguments, PrintStream out) {
        long started = System.nanoTime();
        MonotonicitySearch.Found found =
                MonotonicitySearch.search(
                        library,
                        SyntheticPopulation.read(library, arguments.content()),
                        arguments.date("--on"),
                        arguments.number("--households", 200_000),
                        arguments.number("--seed", 7));
        List<MonotonicitySearch.Rise> rises =
                found.rises().stream()
                        .filter(rise -> only == null || rise.programme().equals(only.id()))
                        .toList();
        for (MonotonicitySearch.Rise rise : rises) {
            Programme programme = library.programme(rise.programme()).orElseThrow();
            out.println();
            out.println(
                    "%s %s：第 %d 人的%s多 %s 元，%s从 %s 元变为 %s 元%s"
                            .formatted(
                                    rise.total() ? "✗" : "·",
                                    programme.zh(),
                                    rise.member() + 1,
                                    rise.fact().zh(),
                                    yuan(rise.raise()),
                                    programme.shortName(),
                                    yuan(rise.before()),
                                    yuan(rise.after()),
                                    rise.total() ? "" : "（别的待遇少领，合计不增）"));
            out.println(
                    "  %s: %s yuan more of %s for member %d raise it from %s to %s%s"
                            .formatted(
                                    programme.en(),
                                    yuan(rise.raise()),
                                    rise.fact().en(),
                                    rise.member() + 1,
                                    yuan(rise.before()),
                                    yuan(rise.after()),
                                    rise.total()
                                            ? ""
                                            : " (another pays less, the sum does not rise)"));
            out.println("  bin/decide: " + HouseholdFile.write(rise.household(), library));
        }
        long wrong = rises.stream().filter(MonotonicitySearch.Rise::total).count();
        out.println();
        out.println(
                "%s 试了 %,d 户、%,d 次决定，%.1f 秒：收入多了反而合计多领 %d 种，只是换了待遇 %d 种 / more income raises the total in %d ways, shifts it in %d"
                        .formatted(
                                wrong == 0 ? "✓" : "✗",
                                found.households(),
                                found.decisions(),
                                (System.nanoTime() - started) / 1e9,
                                wrong,
                                rises.size() - wrong,
                                wrong,
                                rises.size() - wrong));
        return wrong == 0 ? 0 : 1;
    }

    private static String yuan(long fen) {
        return FixedPoint.plain(fen, 2);
    }
}
