package org.huimin.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.huimin.engine.dmn.tck.TckCommand;

/** {@code tck FOLDER}: counts, and every case that did not pass. */
final class TckArguments {

    private TckArguments() {}

    static int run(Arguments arguments, PrintStream out, PrintStream err) {
        String folder = arguments.word(0);
        if (folder == null) {
            throw new UsageException(
                    "bin/tck FOLDER [--verbose] [--json] [--page FILE --kit NAME]");
        }
        String page = arguments.option("--page");
        try {
            return TckCommand.run(
                    Path.of(folder),
                    arguments.flag("--json"),
                    arguments.flag("--verbose"),
                    page == null ? null : Path.of(page),
                    arguments.option("--kit"),
                    out,
                    err);
        } catch (IOException e) {
            err.println("读写失败 / cannot read or write: " + e.getMessage());
            return 2;
        }
    }
}
