package org.huimin.engine.dmn.tck;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.huimin.engine.dmn.DmnException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code bin/tck FOLDER}: runs the kit's test cases in a folder and below. */
public final class TckCommand {

    private TckCommand() {}

    /**
     * @param page file to write the conformance page to, or null
     * @param kit the kit's version, for the page
     * @return 0 when nothing was answered wrongly, 1 otherwise, 2 when there is nothing to run
     */
    public static int run(
            Path folder,
            boolean json,
            boolean verbose,
            @Nullable Path page,
            @Nullable String kit,
            PrintStream out,
            PrintStream err)
            throws IOException {
        if (!Files.exists(folder)) {
            err.println("没有文件夹 / no such folder: " + folder);
            return 2;
        }
        List<TckResult> results;
        try {
            results = TckRun.run(folder, Clock.systemDefaultZone());
        } catch (DmnException e) {
            err.println(e.getMessage());
            return 2;
        }
        if (results.isEmpty()) {
            err.println(
                    "没有测试用例；请给出 TCK 的 TestCases 文件夹 / no test cases in %s; give the kit's folder TestCases"
                            .formatted(folder));
            return 2;
        }
        TckReport report = new TckReport(results);
        if (json) {
            out.println(
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(report.json()));
        } else {
            out.print(report.text(verbose));
        }
        if (page != null) {
            Files.writeString(page, ConformancePage.of(report, kit == null ? "unknown" : kit));
        }
        return report.anyFailed() ? 1 : 0;
    }
}
