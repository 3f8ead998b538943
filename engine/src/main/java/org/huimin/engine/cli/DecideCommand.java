package org.huimin.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huimin.engine.paper.LetterWriter;
import org.huimin.engine.paper.Papers;
import org.huimin.engine.policy.DecisionJson;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.HouseholdJson;
import org.huimin.engine.policy.InputError;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.ProgrammeDecision;
import org.huimin.engine.policy.ReasonSheet;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.reform.Divisions;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code decide FILE.json [--text|--letters [--language zh|en]] [--only PROGRAMME]}: decides one
 * household; "-" reads standard input.
 */
final class DecideCommand {

    private DecideCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        String file = arguments.word(0);
        if (file == null) {
            throw new UsageException(
                    "bin/decide FILE.json|- [--text|--letters] [--only 待遇] [--language zh|en] [--content DIR] [--specimens]");
        }
        Library library = arguments.library();
        HouseholdInput household = household(file, arguments, library);
        String only = arguments.option("--only");
        String wanted = only == null ? "" : Chosen.programme(library, only).id();
        List<ProgrammeDecision> decisions =
                library.decider().decide(household).stream()
                        .filter(each -> only == null || each.programmeId().equals(wanted))
                        .toList();
        if (arguments.flag("--text")) {
            out.print(
                    ReasonSheet.write(
                            household,
                            library,
                            Sources.read(arguments.content()),
                            decisions,
                            language(arguments)));
        } else if (arguments.flag("--letters")) {
            letters(household, library, decisions, arguments, out);
        } else {
            JsonMapper mapper =
                    JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            out.println(
                    mapper.writeValueAsString(DecisionJson.write(household, library, decisions)));
        }
        return 0;
    }

    /** The household of a file; places also by name, where the content has a list of divisions. */
    static HouseholdInput household(String file, Arguments arguments, Library library) {
        return HouseholdJson.read(read(file), library, places(arguments));
    }

    /**
     * The names of places that the content's list of divisions knows; it is read when first asked.
     */
    static HouseholdJson.Places places(Arguments arguments) {
        Path content = arguments.content();
        return name ->
                Files.isDirectory(content.resolve("divisions"))
                        ? Divisions.read(content, List.of()).named(name)
                        : List.of();
    }

    /** The letter of every decision, one after the other. */
    private static void letters(
            HouseholdInput household,
            Library library,
            List<ProgrammeDecision> decisions,
            Arguments arguments,
            PrintStream out) {
        Language language = language(arguments);
        LetterWriter writer =
                new LetterWriter(
                        library, Papers.read(library, arguments.content()), "", "", household.on());
        for (ProgrammeDecision decision : decisions) {
            writer.about(decision)
                    .ifPresent(letter -> {
                        out.println(letter.title().in(language));
                        out.println();
                        out.println(letter.text().in(language).strip());
                        out.println("— — —");
                    });
        }
    }

    static Language language(Arguments arguments) {
        String wanted = arguments.option("--language");
        return wanted == null
                ? Language.CHINESE
                : Language.of(wanted)
                        .orElseThrow(() ->
                                new UsageException(
                                        "--language zh|en，没有 %s / there is no %s"
                                                .formatted(wanted, wanted)));
    }

    static String read(String file) {
        try {
            return file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InputException(
                    List.of(
                            new InputError(
                                    file,
                                    "",
                                    "文件读不出来",
                                    "the file cannot be read",
                                    "检查路径；内容应为 UTF-8",
                                    "check the path; the text is UTF-8")));
        }
    }
}
