package org.huimin.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Lens;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.reform.Divisions;
import org.huimin.engine.reform.LawChange;
import org.huimin.engine.reform.LawDiff;
import org.huimin.engine.reform.ReformOptions;
import org.huimin.engine.reform.ReformReport;
import org.huimin.engine.reform.ReformRun;
import org.huimin.engine.reform.ReportCsv;
import org.huimin.engine.reform.ReportJson;
import org.huimin.engine.reform.ReportText;
import org.huimin.engine.reform.Tables;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code programme diff A B}: what differs between two versions of the law and, over a population,
 * what that does.
 */
final class DiffCommand {

    private static final String USAGE =
            """
            bin/programme diff A B [--on DATE] [--facts DIR | --population SEED/N] [--place CODE[,CODE…]]
              [--level 1-5] [--line 待遇.名称] [--cliffs N] [--json | --csv] [--parquet FILE]
              A、B：内容文件夹 content folder · 叠加文件夹（只有 programmes/）overlay · 日期 date 2026-07-01 · - 现行内容 the content\
            """;

    /** One of the two: a library and the day it is for. */
    private record Version(Library library, LocalDate on) {}

    private final Arguments arguments;
    private final PrintStream out;
    private final LocalDate on;
    private @Nullable Library current;

    private DiffCommand(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
        this.on = arguments.date("--on");
    }

    static int run(Arguments arguments, PrintStream out) {
        String a = arguments.word(1);
        String b = arguments.word(2);
        if (a == null || b == null) {
            throw new UsageException(USAGE);
        }
        DiffCommand command = new DiffCommand(arguments, out);
        command.compare(command.version(a), command.version(b));
        return 0;
    }

    private Version version(String name) {
        if (name.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return new Version(current(), Arguments.date(name, "A B"));
        }
        if (name.equals("-")) {
            return new Version(current(), on);
        }
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            throw new UsageException(
                    "没有文件夹 %s，也不是日期 / %s is neither a folder nor a date%n%s"
                            .formatted(name, name, USAGE));
        }
        Library library =
                Files.isDirectory(folder.resolve("vocabulary"))
                        ? Library.load(folder, arguments.selection())
                        : current().with(Overlay.read(folder));
        return new Version(library, on);
    }

    private Library current() {
        Library library = current;
        if (library == null) {
            library = arguments.library();
            current = library;
        }
        return library;
    }

    private void compare(Version a, Version b) {
        boolean dated = !a.on().equals(b.on());
        List<LawChange> changes =
                dated
                        ? LawDiff.between(a.library(), a.on(), b.library(), b.on())
                        : LawDiff.between(a.library(), b.library());
        ReformReport report = report(a, b).orElse(null);
        Function<PlaceCode, String> names = names(report);
        if (arguments.flag("--json")) {
            json(changes, report);
        } else if (arguments.flag("--csv") && report != null) {
            out.print(ReportCsv.write(report, names));
        } else {
            text(changes);
            if (report != null) {
                out.println();
                out.print(ReportText.write(report, names));
            }
        }
        String parquet = arguments.option("--parquet");
        if (parquet != null && report != null) {
            try {
                tables().write(report, names, Path.of(parquet));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Function<PlaceCode, String> names(@Nullable ReformReport report) {
        Path content = arguments.content();
        if (report == null || !Files.isDirectory(content.resolve("divisions"))) {
            return PlaceCode::text;
        }
        return Divisions.read(content, List.of())::name;
    }

    private Optional<ReformReport> report(Version a, Version b) {
        String facts = arguments.option("--facts");
        String population = arguments.option("--population");
        if (facts == null && population == null) {
            return Optional.empty();
        }
        ReformRun run =
                ReformRun.of(a.library(), a.on(), b.library(), b.on(), options(a.library()));
        if (facts != null) {
            try {
                tables().facts(Path.of(facts), run.vocabulary(), run.factsRead(), run::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(run.report());
        }
        String[] parts = String.valueOf(population).split("/");
        if (parts.length != 2 || !Arrays.stream(parts).allMatch(each -> each.matches("\\d+"))) {
            throw new UsageException("--population SEED/N，如 7/100000 / for example 7/100000");
        }
        return Optional.of(
                InventedPopulation.of(arguments, run.vocabulary(), Long.parseLong(parts[0]))
                        .report(run, Long.parseLong(parts[1]), b.on()));
    }

    private ReformOptions options(Library before) {
        Optional<Lens> lens = Lens.of(before);
        String line = arguments.option("--line");
        if (line != null) {
            lens = lens.map(each -> each.withLine(line));
        }
        return new ReformOptions(
                arguments.number("--level", 3), lens, arguments.number("--cliffs", 0));
    }

    private static Tables tables() {
        return ServiceLoader.load(Tables.class)
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "Parquet 需要分析模块：请用 bin/programme / Parquet needs the analysis module:"
                                        + " use bin/programme"));
    }

    private void text(List<LawChange> changes) {
        String programme = "";
        for (LawChange change : changes) {
            if (!change.programmeZh().equals(programme)) {
                programme = change.programmeZh();
                out.println();
                out.println("== " + programme);
            }
            out.println(
                    "%s %s%s"
                            .formatted(
                                    change.kind().zh(),
                                    change.zh(),
                                    change.where().isEmpty() ? "" : "　" + change.where()));
            side("  - ", change.before(), change.clauseBefore());
            side("  + ", change.after(), change.clauseAfter());
        }
        out.println();
        out.println("%d 处不同 / %d differences".formatted(changes.size(), changes.size()));
    }

    private void side(String mark, @Nullable String text, String clause) {
        if (text != null) {
            out.println(mark + text + (clause.isEmpty() ? "" : "　　" + clause));
        }
    }

    private void json(List<LawChange> changes, @Nullable ReformReport report) {
        JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode list = root.putArray("changes");
        for (LawChange change : changes) {
            ObjectNode node =
                    list.addObject()
                            .put("kind", change.kind().en())
                            .put("programme", change.programme())
                            .put("id", change.id())
                            .put("zh", change.zh())
                            .put("where", change.where());
            node.put("before", change.before()).put("after", change.after());
            node.put("clauseBefore", change.clauseBefore());
            node.put("clauseAfter", change.clauseAfter());
        }
        if (report != null) {
            root.set("report", ReportJson.write(report));
        }
        out.println(mapper.writeValueAsString(root));
    }
}
