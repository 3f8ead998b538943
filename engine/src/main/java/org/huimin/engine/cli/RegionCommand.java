package org.huimin.engine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.StandardCheck;
import org.huimin.engine.region.Profile;
import org.huimin.engine.region.ProfileChange;

/** {@code region new PLACE [--out FILE] | check FILE | apply FILE}: one table of a place. */
final class RegionCommand {

    private static final String USAGE =
            """
            bin/region new PLACE [--on DATE] [--out FILE.csv]
            bin/region check FILE.csv
            bin/region apply FILE.csv   [--content DIR] [--specimens]\
            """;

    private RegionCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        String what = arguments.word(1);
        String action = arguments.word(0);
        if (what == null || action == null) {
            throw new UsageException(USAGE);
        }
        return switch (action) {
            case "new" -> table(what, arguments, out);
            case "check" -> change(what, false, arguments, out);
            case "apply" -> change(what, true, arguments, out);
            default -> throw new UsageException(USAGE);
        };
    }

    private static int table(String what, Arguments arguments, PrintStream out) {
        String csv =
                Profile.of(
                        arguments.library(),
                        arguments.content(),
                        PlaceCode.of(what),
                        arguments.date("--on"));
        String file = arguments.option("--out");
        if (file == null) {
            out.print(csv);
            return 0;
        }
        try {
            // Excel knows UTF-8 by its mark
            Files.writeString(Path.of(file), "\uFEFF" + csv, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(
                "✓ %s：%d 行。填“新值”“新起日”“新来源”，再运行 bin/region check %s / fill the new_ columns, then check"
                        .formatted(file, csv.lines().count() - 1, file));
        return 0;
    }

    private static int change(String file, boolean apply, Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        ProfileChange change =
                ProfileChange.read(DecideCommand.read(file), library, arguments.content());
        List<StandardCheck.Breach> breaches = change.breaches();
        boolean refused = false;
        for (StandardCheck.Breach breach : breaches) {
            boolean refuse = breach.check().severity() == StandardCheck.Severity.REFUSE;
            refused |= refuse;
            out.println(
                    "%s %s / %s"
                            .formatted(
                                    refuse ? "✗" : "·", breach.words().zh(), breach.words().en()));
        }
        if (refused) {
            out.println("✗ 有不能这样定的值，什么也没有写 / values that cannot be set: nothing was written");
            return 1;
        }
        change.rows()
                .forEach(row ->
                        out.println(
                                "+ %s/%s：%s %s %s 起 %s"
                                        .formatted(
                                                row.programme(),
                                                row.parameter(),
                                                row.place(),
                                                row.urbanRural(),
                                                row.from(),
                                                row.value())));
        int written = apply ? change.apply() : 0;
        out.println(
                apply
                        ? "✓ 写入 %d 行 / %d rows written".formatted(written, written)
                        : "✓ %d 行可以写入 / %d rows can be applied"
                                .formatted(change.rows().size(), change.rows().size()));
        return 0;
    }
}
