package org.huimin.engine.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Cases;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;

/**
 * {@code programme new ID}: a folder for a new programme that loads, passes lint and its own cases
 * at once, to be filled in. Asks for what the options do not say.
 */
final class NewCommand {

    private final Arguments arguments;
    private final PrintStream out;
    private final BufferedReader answers;

    private NewCommand(Arguments arguments, PrintStream out, InputStream in) {
        this.arguments = arguments;
        this.out = out;
        this.answers = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    static int run(Arguments arguments, PrintStream out, InputStream in) {
        return new NewCommand(arguments, out, in).create();
    }

    private int create() {
        String id = asked(arguments.word(1), "id（英文小写，如 winter-coat） / id", "[a-z][a-z0-9-]*");
        String zh = asked(arguments.option("--zh"), "名称 / Chinese name", "\\S{1,20}");
        String en = asked(arguments.option("--en"), "英文名 / English name", ".{1,80}");
        String unit =
                asked(arguments.option("--unit"), "按户还是按人 household | member", "household|member");
        Path folder = arguments.content().resolve("programmes").resolve(id);
        if (Files.exists(folder)) {
            throw new UsageException("已经有文件夹 %s / the folder exists".formatted(folder));
        }
        List<String> started = Starter.write(arguments.content());
        Library before = Library.load(arguments.content());
        Map<String, String> files =
                new Scaffold(id, zh, en, unit, LocalDate.now(Arguments.ZONE), before.vocabulary())
                        .files();
        files.forEach((name, text) -> write(arguments.content().resolve(name), text));
        Library library = Library.load(arguments.content());
        Programme programme = library.programme(id).orElseThrow();
        out.println("✓ " + folder);
        started.forEach(name -> out.println("  " + name));
        files.keySet().forEach(name -> out.println("  " + name));
        List<String> remarks =
                LintCommand.remarks(library, arguments.content()).stream()
                        .filter(remark -> remark.startsWith(id + "："))
                        .toList();
        long passed =
                Cases.run(arguments.content(), library, programme).stream()
                        .filter(Cases.Result::passed)
                        .count();
        out.println(
                "✓ lint 没有错误；%d 个案例相符；还要做的 / no errors, %d cases pass; still to do:"
                        .formatted(passed, passed));
        remarks.forEach(remark -> out.println("  · " + remark));
        out.println("  · 把“待填”换成真的条件、公式、条文和标准；然后 bin/programme test %s".formatted(id));
        out.println(
                "  （待遇 %d → %d 个）"
                        .formatted(before.programmes().size(), library.programmes().size()));
        return 0;
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was given, or what is answered; it has to look right. */
    private String asked(@Nullable String given, String question, String pattern) {
        String answer = given;
        if (answer == null) {
            out.print(question + "：");
            out.flush();
            try {
                answer = answers.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (answer == null || !answer.strip().matches(pattern)) {
            throw new UsageException(
                    "bin/programme new ID --zh 名称 --en NAME --unit household|member（%s：%s）"
                            .formatted(question, answer));
        }
        return answer.strip();
    }
}
