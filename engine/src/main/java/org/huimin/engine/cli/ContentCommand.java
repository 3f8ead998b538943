package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.StandardCheck;
import org.huimin.engine.policy.StandardChecks;

/**
 * {@code content lint}: loads everything, specimens too, and tells every problem and remark; {@code
 * content checklist}: the rules easily missed with the cases that show them.
 */
final class ContentCommand {

    private ContentCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        Library library = Library.load(arguments.content(), Library.Selection.ALL);
        String action = arguments.word(0);
        return switch (action == null ? "" : action) {
            case "lint" -> lint(library, arguments, out);
            case "checklist" -> {
                Checklist.read(library, arguments.content()).write(out);
                yield 0;
            }
            default -> throw new UsageException("bin/content lint|checklist [--content DIR]");
        };
    }

    private static int lint(Library library, Arguments arguments, PrintStream out) {
        List<String> remarks = LintCommand.remarks(library, arguments.content());
        remarks.forEach(remark -> out.println("· " + remark));
        List<Problem> problems =
                new ArrayList<>(
                        GlossaryCheck.problems(
                                library,
                                arguments.content(),
                                GlossaryCheck.besides(arguments.content())));
        problems.addAll(Checklist.read(library, arguments.content()).problems());
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        if (!standards(library, out)) {
            return 1;
        }
        if (library.programmes().isEmpty()) {
            throw new ContentException(List.of());
        }
        int rules = library.programmes().stream().mapToInt(each -> each.rules().size()).sum();
        int rows = library.parameters().stream().mapToInt(each -> each.rows().size()).sum();
        out.println(
                "✓ %d 个待遇、%d 条规则、%d 个参数（%d 行）、%d 条事实没有错误；%d 条提醒。版本 %s / no errors, %d remarks"
                        .formatted(
                                library.programmes().size(),
                                rules,
                                library.parameters().size(),
                                rows,
                                library.vocabulary().facts().size(),
                                remarks.size(),
                                decidedWith(arguments),
                                remarks.size()));
        return 0;
    }

    /** The version that decisions carry: people are decided without the specimens. */
    private static String decidedWith(Arguments arguments) {
        return Library.load(arguments.content(), Library.Selection.PROGRAMMES).version();
    }

    /** Tells every value that does not hold to a check; false when one is refused. */
    private static boolean standards(Library library, PrintStream out) {
        boolean good = true;
        for (StandardCheck.Breach breach : StandardChecks.breaches(library)) {
            boolean refused = breach.check().severity() == StandardCheck.Severity.REFUSE;
            good &= !refused;
            out.println(
                    "%s %s/parameters/%s.csv:%d（%s）：%s / %s"
                            .formatted(
                                    refused ? "✗" : "·",
                                    breach.check().left().programmeId(),
                                    breach.check().left().id(),
                                    breach.row().line(),
                                    breach.row().place(),
                                    breach.words().zh(),
                                    breach.words().en()));
        }
        return good;
    }
}
