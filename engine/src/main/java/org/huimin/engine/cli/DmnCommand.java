package org.huimin.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnModel;
import org.huimin.engine.dmn.DmnProblem;
import org.huimin.engine.dmn.DmnReader;
import org.huimin.engine.dmn.exchange.ContentCheck;
import org.huimin.engine.dmn.exchange.ForeignImport;
import org.huimin.engine.dmn.exchange.ProgrammeExport;
import org.huimin.engine.dmn.exchange.ProgrammeImport;
import org.huimin.engine.policy.Library;

/** {@code dmn export PROGRAMME --out FILE}, {@code dmn import FILE --out FOLDER [--map FILE]}. */
final class DmnCommand {

    private static final String USAGE =
            "bin/dmn export PROGRAMME --out FILE.dmn [--dmn 1.3] | import FILE.dmn --out FOLDER [--map FILE.yaml]"
                    + "  [--content DIR]";

    private DmnCommand() {}

    static int run(Arguments arguments, PrintStream out, PrintStream err) {
        String action = arguments.word(0);
        String what = arguments.word(1);
        String target = arguments.option("--out");
        if (action == null || what == null || target == null) {
            throw new UsageException(USAGE);
        }
        try {
            return switch (action) {
                case "export" -> export(arguments, what, Path.of(target), out);
                case "import" -> read(arguments, Path.of(what), Path.of(target), out);
                default -> throw new UsageException(USAGE);
            };
        } catch (DmnException e) {
            err.println("✗ 模型不能导入，什么也没有写 / the model cannot be imported, nothing was written:");
            for (DmnProblem problem : e.problems()) {
                err.println("  " + problem.shown());
            }
            return 1;
        } catch (IOException e) {
            err.println("✗ 读写失败 / cannot read or write: " + e.getMessage());
            return 2;
        }
    }

    private static int export(Arguments arguments, String programme, Path file, PrintStream out)
            throws IOException {
        Library library = Library.load(arguments.content(), Library.Selection.ALL);
        if (library.programme(programme).isEmpty()) {
            throw new UsageException("没有待遇 / no programme " + programme + "；" + USAGE);
        }
        String xml = ProgrammeExport.export(library, arguments.content(), programme);
        write(file, "1.3".equals(arguments.option("--dmn")) ? ProgrammeExport.as13(xml) : xml);
        out.println("✓ " + file);
        return 0;
    }

    private static int read(Arguments arguments, Path file, Path folder, PrintStream out)
            throws IOException {
        if (Files.exists(folder) && !isEmpty(folder)) {
            throw new UsageException("文件夹不是空的 / the folder is not empty: " + folder);
        }
        DmnModel model = DmnReader.read(file);
        String programme = ProgrammeImport.programme(model);
        Map<String, String> files;
        if (programme == null) {
            files = Map.of("imported.yaml", foreign(arguments, model));
        } else {
            if (!programme.matches("[A-Za-z0-9_-]+")) {
                throw new UsageException("待遇 id 有误 / not a programme's id: " + programme);
            }
            files = ProgrammeImport.files(model);
            ContentCheck.with(
                    arguments.content(),
                    Library.Selection.ALL,
                    programme,
                    files,
                    (library, content) -> library.version());
        }
        ContentCheck.write(folder, files);
        files.keySet().stream().sorted().forEach(name -> out.println("✓ " + folder.resolve(name)));
        return 0;
    }

    private static String foreign(Arguments arguments, DmnModel model) throws IOException {
        String map = arguments.option("--map");
        String mapping = map == null ? "" : Files.readString(Path.of(map));
        Library library = Library.load(arguments.content(), Library.Selection.ALL);
        String rules = ForeignImport.rules(model, library.vocabulary(), mapping);
        ContentCheck.with(
                arguments.content(),
                Library.Selection.ALL,
                ContentCheck.IMPORTED,
                ContentCheck.around(rules),
                (checked, content) -> checked.version());
        return rules;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Whole or not at all. */
    private static void write(Path file, String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path half = absolute.resolveSibling(absolute.getFileName() + ".part");
        Files.writeString(half, text);
        Files.move(half, absolute, StandardCopyOption.REPLACE_EXISTING);
    }
}
