package org.huimin.engine.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.paper.GuidePage;
import org.huimin.engine.paper.Papers;
import org.huimin.engine.policy.Cases;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.huimin.engine.reform.Divisions;

/** {@code programme new | lint | test | show | form | guide | explain | diff | kernel}. */
final class ProgrammeCommand {

    private static final String USAGE =
            """
            bin/programme new ID [--zh 名称 --en NAME --unit household|member]
            bin/programme lint [待遇] [--search [--households N] [--seed S] [--on DATE]]
            bin/programme test [待遇]
            bin/programme show 待遇 [--place CODE [--full] [--language zh|en]] [--on DATE]
            bin/programme form 待遇 [--language zh|en]
            bin/programme guide 待遇 [--place CODE] [--on DATE] [--language zh|en]
            bin/programme matrix [--md]
            bin/programme explain FILE.json|- [待遇] | 待遇.规则 [--place CODE] [--on DATE] [--language zh|en]
            bin/programme diff A B …
            bin/programme kernel [--unknown] [--place CODE] [--on DATE]
              待遇：id、名称、简称或英文名 / a programme by id or name · --specimens --content DIR\
            """;

    private ProgrammeCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        String action = arguments.word(0);
        return switch (action == null ? "" : action) {
            case "new" -> NewCommand.run(arguments, out, System.in);
            case "lint" -> LintCommand.run(arguments, out);
            case "matrix" -> MatrixCommand.run(arguments, out);
            case "test" -> test(arguments, out);
            case "show" -> show(arguments, out);
            case "form" -> PaperCommand.form(arguments, out);
            case "guide" -> PaperCommand.guide(arguments, out);
            case "explain" -> ExplainCommand.run(arguments, out);
            case "diff" -> DiffCommand.run(arguments, out);
            case "kernel" -> kernel(arguments, out);
            default -> throw new UsageException(USAGE);
        };
    }

    private static int test(Arguments arguments, PrintStream out) {
        String only = arguments.word(1);
        int passed = 0;
        int failed = 0;
        for (Library.Selection selection : selections(arguments)) {
            Library library = Library.load(arguments.content(), selection);
            for (Programme programme : library.programmes()) {
                if (only != null && !programme.called().contains(only)) {
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

    private static int show(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        Programme programme = Chosen.programme(library, arguments.word(1));
        Language language = DecideCommand.language(arguments);
        String place = arguments.option("--place");
        if (place != null) {
            PlaceCode at = PlaceCode.of(place);
            LocalDate on = arguments.date("--on");
            Sources sources = Sources.read(arguments.content());
            if (arguments.flag("--full")) {
                new ShowPage(library, programme, at, on, sources, language, out)
                        .write(placeName(arguments, at), arguments.content());
            } else {
                Papers papers = Papers.read(library, arguments.content());
                GuidePage page = new GuidePage(library, papers, at, on);
                new SignPage(programme, page, sources, out)
                        .write(placeName(arguments, at), language);
            }
            return 0;
        }
        overview(library, programme, language, out);
        return 0;
    }

    /** The programme in all places and at all times. */
    private static void overview(
            Library library, Programme programme, Language language, PrintStream out) {
        Said said = new Said(language);
        out.println(ShowPage.title(programme, language));
        out.println(said.of("依据　", "Legal basis: ") + library.cited(programme.law()).in(language));
        boolean households = programme.unit() == Programme.Unit.HOUSEHOLD;
        out.println(
                said.of("按%s决定，%s", "Decided by %s; %s")
                        .formatted(
                                households ? said.of("户", "household") : said.of("人", "person"),
                                programme.kind().words().in(language)));
        new TermsPage(library, language).write(programme, out);
        out.println(said.of("条件　", "Conditions: ") + names(programme.conditions(), said));
        out.println(said.of("组成　", "Components: ") + names(programme.components(), said));
        for (Rule rule : programme.rules()) {
            for (RuleVariant variant : rule.variants()) {
                variant(library, rule, variant, said, out);
            }
        }
        out.println();
        for (Parameter parameter : programme.parameters()) {
            out.println(
                    said.of("参数 %s（%s）：%d 行", "Parameter %s (%s): %d rows")
                            .formatted(
                                    parameter.name().in(language),
                                    said.of(parameter.type().shown(), parameter.type().shownEn()),
                                    parameter.rows().size()));
        }
    }

    private static void variant(
            Library library, Rule rule, RuleVariant variant, Said said, PrintStream out) {
        out.println();
        out.println(
                said.of("%s（%s，%s）%s", "%s (%s, %s)%s")
                        .formatted(
                                rule.name().in(said.language),
                                said.of(rule.level().zh(), rule.level().en()),
                                said.of(rule.type().shown(), rule.type().shownEn()),
                                validity(variant, said)));
        String formula = library.formula(rule.programmeId(), variant.formula()).in(said.language);
        out.println(
                variant.rows().isEmpty()
                        ? "  = " + formula.replaceAll("\\s+", " ")
                        : formula.indent(2).stripTrailing());
        if (!variant.law().isEmpty()) {
            out.println("  " + library.cited(variant.law()).in(said.language));
        }
    }

    /** Words in the language asked for. */
    private record Said(Language language) {
        String of(String zh, String en) {
            return new Text(zh, en).in(language);
        }
    }

    private static String placeName(Arguments arguments, PlaceCode place) {
        return Files.isDirectory(arguments.content().resolve("divisions"))
                ? Divisions.read(arguments.content(), List.of()).name(place)
                : "";
    }

    private static String validity(RuleVariant variant, Said said) {
        String place =
                variant.place().code() == 0
                        ? ""
                        : said.of("　地区 ", "  place ") + variant.place().code();
        String from = variant.from() == null ? "" : said.of("　自 ", "  from ") + variant.from();
        String to = variant.to() == null ? "" : said.of("　至 ", "  to ") + variant.to();
        return place + from + to;
    }

    private static String names(List<Rule> rules, Said said) {
        return rules.stream()
                .map(rule -> rule.name().in(said.language))
                .collect(Collectors.joining(said.of("、", "; ")));
    }

    private static int kernel(Arguments arguments, PrintStream out) {
        LocalDate date = arguments.date("--on");
        String place = arguments.option("--place");
        out.println(
                BatchDecider.of(arguments.library(), date)
                        .source(
                                place == null ? 0 : PlaceCode.of(place).code(),
                                arguments.flag("--unknown")));
        return 0;
    }
}
