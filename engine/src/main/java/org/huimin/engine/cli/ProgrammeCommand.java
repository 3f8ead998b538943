package org.huimin.engine.cli;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Cases;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.jspecify.annotations.Nullable;

/** {@code programme test [X]}, {@code programme show X}, {@code programme kernel}. */
final class ProgrammeCommand {

    private ProgrammeCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        String action = arguments.word(0);
        return switch (action == null ? "" : action) {
            case "test" -> test(arguments, out);
            case "show" -> show(arguments, out);
            case "kernel" -> kernel(arguments, out);
            case "diff" -> DiffCommand.run(arguments, out);
            default ->
                    throw new UsageException(
                            "bin/programme test [PROGRAMME] | show PROGRAMME | kernel [--unknown] [--place CODE]"
                                    + " [--on DATE]"
                                    + "  [--specimens] [--content DIR]");
        };
    }

    private static int test(Arguments arguments, PrintStream out) {
        String only = arguments.word(1);
        int passed = 0;
        int failed = 0;
        for (Library.Selection selection : selections(arguments)) {
            Library library = Library.load(arguments.content(), selection);
            for (Programme programme : library.programmes()) {
                if (only != null && !only.equals(programme.id())) {
                    continue;
                }
                List<Cases.Result> results = Cases.run(arguments.content(), library, programme);
                long wrong = results.stream().filter(result -> !result.passed()).count();
                out.println(
                        "%s %s：%d 个案例，%d 个不符"
                                .formatted(
                                        wrong == 0 ? "✓" : "✗",
                                        programme.id(),
                                        results.size(),
                                        wrong));
                results.stream()
                        .filter(result -> !result.passed())
                        .forEach(each -> tell(each, out));
                failed += (int) wrong;
                passed += results.size() - (int) wrong;
            }
        }
        out.println(
                "%d 个案例相符，%d 个不符 / %d passed, %d failed".formatted(passed, failed, passed, failed));
        return failed == 0 ? 0 : 1;
    }

    private static List<Library.Selection> selections(Arguments arguments) {
        return arguments.flag("--specimens")
                ? List.of(Library.Selection.SPECIMENS)
                : List.of(Library.Selection.SPECIMENS, Library.Selection.PROGRAMMES);
    }

    private static void tell(Cases.Result result, PrintStream out) {
        out.println("  %s:%d %s".formatted(result.file(), result.line(), result.name()));
        result.differences().forEach(each -> out.println("    " + each));
    }

    private static Programme programme(Library library, @Nullable String id) {
        List<String> ids = library.programmes().stream().map(Programme::id).toList();
        if (id == null) {
            throw new UsageException("bin/programme show " + String.join("|", ids));
        }
        return library.programme(id)
                .orElseThrow(() ->
                        new UsageException(
                                "没有待遇 %s，是否 / perhaps %s"
                                        .formatted(
                                                id,
                                                Suggestions.nearest(id, ids)
                                                        .orElse(String.join(" ", ids)))));
    }

    private static int show(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        Programme programme = programme(library, arguments.word(1));
        out.println("%s（%s）　%s".formatted(programme.zh(), programme.shortName(), programme.en()));
        out.println("依据　" + library.clause(programme.law()));
        out.println("按" + (programme.unit() == Programme.Unit.HOUSEHOLD ? "户" : "人") + "决定");
        out.println("条件　" + names(programme.conditions()));
        out.println("组成　" + names(programme.components()));
        for (Rule rule : programme.rules()) {
            for (RuleVariant variant : rule.variants()) {
                out.println();
                out.println(
                        "%s（%s，%s）%s"
                                .formatted(
                                        rule.zh(),
                                        rule.ofMember() ? "成员" : "家庭",
                                        rule.type().shown(),
                                        validity(variant)));
                out.println("  = " + variant.formula().replaceAll("\\s+", " "));
                if (!variant.law().isEmpty()) {
                    out.println("  " + library.clause(variant.law()));
                }
            }
        }
        out.println();
        for (Parameter parameter : programme.parameters()) {
            out.println(
                    "参数 %s（%s）：%d 行"
                            .formatted(
                                    parameter.zh(),
                                    parameter.type().shown(),
                                    parameter.rows().size()));
        }
        return 0;
    }

    private static String validity(RuleVariant variant) {
        String place = variant.place().code() == 0 ? "" : "　地区 " + variant.place().code();
        String from = variant.from() == null ? "" : "　自 " + variant.from();
        String to = variant.to() == null ? "" : "　至 " + variant.to();
        return place + from + to;
    }

    private static String names(List<Rule> rules) {
        return rules.stream().map(Rule::zh).collect(Collectors.joining("、"));
    }

    private static int kernel(Arguments arguments, PrintStream out) {
        String on = arguments.option("--on");
        LocalDate date =
                on == null
                        ? LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                        : LocalDate.parse(on);
        String place = arguments.option("--place");
        out.println(
                BatchDecider.of(arguments.library(), date)
                        .source(
                                place == null ? 0 : PlaceCode.of(place).code(),
                                arguments.flag("--unknown")));
        return 0;
    }
}
