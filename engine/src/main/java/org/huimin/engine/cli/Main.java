package org.huimin.engine.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.InputException;
import org.huimin.engine.policy.Problem;

/**
 * Entry point: {@code decide | timeline | region | vocabulary | content | programme | tck | dmn},
 * then that command's arguments.
 */
public final class Main {

    private Main() {}

    /** Exits 0 when all is well, 1 when content or cases are wrong, 2 for a bad input. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out, err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            if (arguments.length == 0) {
                throw new UsageException(
                        "decide | timeline | region | vocabulary | content | programme | tck | dmn");
            }
            Arguments rest = new Arguments(Arrays.asList(arguments).subList(1, arguments.length));
            return switch (arguments[0]) {
                case "decide" -> DecideCommand.run(rest, out);
                case "region" -> RegionCommand.run(rest, out);
                case "timeline" -> TimelineCommand.run(rest, out);
                case "vocabulary" -> VocabularyCommand.run(rest, out);
                case "content" -> ContentCommand.run(rest, out);
                case "dmn" -> DmnCommand.run(rest, out, err);
                case "tck" -> TckArguments.run(rest, out, err);
                case "programme" -> ProgrammeCommand.run(rest, out);
                default ->
                        throw new UsageException(
                                "decide | timeline | region | vocabulary | content | programme | tck | dmn");
            };
        } catch (UsageException e) {
            err.println("用法 / usage: " + e.getMessage());
            return 2;
        } catch (IllegalArgumentException e) {
            err.println("✗ " + e.getMessage());
            return 2;
        } catch (InputException e) {
            err.println("输入有误 / the input cannot be used:");
            err.println(e.getMessage());
            return 2;
        } catch (ContentException e) {
            for (Problem problem : e.problems()) {
                err.println(problem.shown());
            }
            err.println(
                    "✗ 内容有%d处错误 / %d problems in the content"
                            .formatted(e.problems().size(), e.problems().size()));
            return 1;
        }
    }
}
