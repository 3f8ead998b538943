package org.huimin.platform.exchange;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.huimin.engine.base.PlaceCode;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.NotPermitted;
import org.huimin.platform.access.Staff;
import org.huimin.platform.command.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code bin/import}: department files from the shell, with or without a running platform. */
@Component
final class ImportCommand implements Command {
    private static final String USAGE =
            """
            用法 Usage: bin/import <文件夹或文件 folder or files>… [--place 区划代码 code] [--as 账号 account] [--again] [--confirm-missing] [--bad-rows 文件夹 folder]
              --place     数据所属地区，2 至 12 位；不写时按户籍文件判断 / place the data are about; else told by the register file
              --as        以某个账号的权限导入 / with the permissions of an account
              --again     内容相同的文件也重新读 / read files again whose content is known
              --confirm-missing  文件是全部数据：不在其中的旧行一律关闭 / the files are complete: close whatever is not in them
              --bad-rows  把有问题的行写成可修改的 CSV / write bad rows as CSV files to mend\
            """;

    private final Imports imports;
    private final Datasets datasets;
    private final Staff staff;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    ImportCommand(Imports imports, Datasets datasets, Staff staff) {
        this.imports = imports;
        this.datasets = datasets;
        this.staff = staff;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "导入部门数据 / import department data";
    }

    /** What was asked for; null parts were not given. */
    private record Options(
            List<Path> files,
            @Nullable String place,
            @Nullable String account,
            boolean again,
            boolean confirmMissing,
            @Nullable Path badRows) {}

    @Override
    public int run(List<String> arguments) {
        Optional<Options> parsed = parse(arguments);
        if (parsed.isEmpty() || parsed.get().files().isEmpty()) {
            err.println(USAGE);
            return 2;
        }
        try {
            return run(parsed.get());
        } catch (FileRefused | PlaceNotYours | NotPermitted | WrongArgument e) {
            err.println("✗ " + e.getMessage());
            return e instanceof WrongArgument ? 2 : 1;
        } catch (UncheckedIOException e) {
            err.println("✗ 写不了文件 / cannot write: " + e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static final class WrongArgument extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongArgument(String message) {
            super(message);
        }
    }

    private static Optional<Options> parse(List<String> arguments) {
        List<Path> files = new ArrayList<>();
        String place = null;
        String account = null;
        boolean again = false;
        boolean confirmMissing = false;
        Path badRows = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean last = i + 1 == arguments.size();
            switch (argument) {
                case "--again" -> again = true;
                case "--confirm-missing" -> confirmMissing = true;
                case "--place", "--as", "--bad-rows" -> {
                    if (last) {
                        return Optional.empty();
                    }
                    String value = arguments.get(++i);
                    if (argument.equals("--place")) {
                        place = value;
                    } else if (argument.equals("--as")) {
                        account = value;
                    } else {
                        badRows = Path.of(value);
                    }
                }
                default -> {
                    if (argument.startsWith("--")) {
                        return Optional.empty();
                    }
                    files.add(Path.of(argument));
                }
            }
        }
        return Optional.of(
                new Options(List.copyOf(files), place, account, again, confirmMissing, badRows));
    }

    private int run(Options options) throws InterruptedException {
        for (Path file : options.files()) {
            if (!Files.exists(file)) {
                throw new WrongArgument(
                        "没有这个文件或文件夹 / no such file or folder: " + file.toAbsolutePath());
            }
        }
        Caller caller = caller(options.account());
        long place = place(options);
        return CallerContext.run(
                caller,
                () -> {
                    Batch batch =
                            withProgress(
                                    new ImportRequest(
                                            options.files(),
                                            place,
                                            options.again(),
                                            options.confirmMissing()));
                    summary(batch);
                    if (options.badRows() != null) {
                        badRows(batch, options.badRows());
                    }
                    return batch.state() == Batch.State.DONE ? 0 : 1;
                });
    }

    private Caller caller(@Nullable String account) {
        if (account == null) {
            return CallerContext.current();
        }
        return staff.find(account)
                .orElseThrow(() ->
                        new WrongArgument(
                                "没有账号“%s”，或已停用 / there is no active account '%s'"
                                        .formatted(account, account)));
    }

    private long place(Options options) {
        if (options.place() != null) {
            return switch (PlaceCode.read(options.place())) {
                case PlaceCode.Reading.Valid(PlaceCode place) -> place.code();
                case PlaceCode.Reading.Invalid invalid ->
                        throw new WrongArgument(invalid.problem().line());
            };
        }
        OptionalLong guess = PlaceOfFiles.guess(datasets, imports.files(options.files()));
        return guess.orElseThrow(() ->
                new WrongArgument("看不出是哪个地区的数据，请加 --place / cannot tell the place, give --place"));
    }

    private Batch withProgress(ImportRequest request) throws InterruptedException {
        AtomicLong id = new AtomicLong();
        Caller caller = CallerContext.current();
        if (System.console() == null || !System.console().isTerminal()) {
            return imports.run(request, _ -> {});
        }
        Thread bar =
                Thread.ofPlatform()
                        .daemon()
                        .start(() ->
                                CallerContext.run(
                                        caller,
                                        () -> {
                                            try {
                                                while (true) {
                                                    Thread.sleep(500);
                                                    if (id.get() != 0) {
                                                        imports.find(id.get()).ifPresent(this::bar);
                                                    }
                                                }
                                            } catch (InterruptedException e) {
                                                // the import is over
                                            }
                                        }));
        try {
            return imports.run(request, batch -> id.set(batch.id()));
        } finally {
            bar.interrupt();
            bar.join();
            err.print("\r\033[K");
        }
    }

    private void bar(Batch batch) {
        int all = batch.files().size();
        int percent =
                batch.files().stream().mapToInt(Batch.DeliveredFile::percent).sum()
                        / Math.max(1, all);
        String now =
                batch.files().stream()
                        .filter(f -> f.state() == Batch.FileState.RUNNING)
                        .map(f -> f.name() + " " + f.percent() + "%")
                        .findFirst()
                        .orElse("");
        err.printf(
                "\r\033[K[%s%s] %3d%% %s",
                "█".repeat(percent / 4), "░".repeat(25 - percent / 4), percent, now);
        err.flush();
    }

    private void summary(Batch batch) {
        out.printf("批次 batch %d · 地区 place %012d%n", batch.id(), batch.place());
        out.printf(
                "%-10s %10s %10s %8s %10s %8s %8s  %s%n",
                "状态", "行 rows", "新 added", "改 chg", "未变 same", "问题 bad", "秒 s", "文件 file");
        for (Batch.DeliveredFile file : batch.files()) {
            double seconds =
                    file.startedAt() == null || file.finishedAt() == null
                            ? 0
                            : (file.finishedAt().toEpochMilli() - file.startedAt().toEpochMilli())
                                    / 1000.0;
            out.printf(
                    "%-10s %10d %10d %8d %10d %8d %8.1f  %s%n",
                    file.state().word(),
                    file.rows(),
                    file.added(),
                    file.changed(),
                    file.unchanged(),
                    file.quarantined(),
                    seconds,
                    file.name());
            if (file.problemZh() != null) {
                boolean taken = file.state() == Batch.FileState.DONE;
                out.printf(
                        "    %s %s%n      %s%n",
                        taken ? "!" : "✗", file.problemZh(), file.problemEn());
            }
            if (file.closed() > 0) {
                out.printf(
                        "    不在这份全量文件中的 %d 行旧数据已关闭 / closed %d earlier rows that this full file no longer has%n",
                        file.closed(), file.closed());
            }
        }
        long bad = batch.files().stream().mapToLong(Batch.DeliveredFile::quarantined).sum();
        if (bad > 0) {
            out.printf(
                    "%d 行有问题，已隔离，其余已入库；加 --bad-rows 文件夹 可下载修改。/ %d bad rows are in quarantine, the rest is in; --bad-rows FOLDER writes them for repair.%n",
                    bad, bad);
        }
    }

    private void badRows(Batch batch, Path folder) {
        try {
            writeBadRows(batch, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeBadRows(Batch batch, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Batch.DeliveredFile file : batch.files()) {
            Optional<String> name =
                    file.quarantined() > 0
                            ? imports.quarantineFileName(file.id())
                            : Optional.empty();
            if (name.isPresent()) {
                Path target = folder.resolve(name.get());
                try (Writer writer = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
                    writer.write('\uFEFF');
                    imports.writeQuarantine(file.id(), writer);
                }
                out.println("→ " + target);
            }
        }
    }
}
