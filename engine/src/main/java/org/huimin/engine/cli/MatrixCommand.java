package org.huimin.engine.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.policy.Concurrency;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;

/** {@code programme matrix [--md]}: which programmes can be drawn together, pair by pair. */
final class MatrixCommand {

    private MatrixCommand() {}

    static int run(Arguments arguments, PrintStream out) {
        Library library = arguments.library();
        if (arguments.flag("--md")) {
            markdown(library, out);
        } else {
            text(library, out);
        }
        return 0;
    }

    /** What is stated of a pair, by whichever of the two; null when nothing is. */
    private static @Nullable Concurrency stated(Programme one, Programme other) {
        for (Concurrency each : one.concurrency()) {
            if (each.with().equals(other)) {
                return each;
            }
        }
        for (Concurrency each : other.concurrency()) {
            if (each.with().equals(one)) {
                return each;
            }
        }
        return null;
    }

    private static void text(Library library, PrintStream out) {
        int unstated = 0;
        List<Programme> all = library.programmes();
        for (Programme programme : all) {
            out.println(
                    "%s（%s） / %s (%s)"
                            .formatted(
                                    programme.zh(),
                                    programme.kind().words().zh(),
                                    programme.en(),
                                    programme.kind().words().en()));
            List<String> rest = new ArrayList<>();
            List<String> restEn = new ArrayList<>();
            for (Programme other : all) {
                if (other.equals(programme)) {
                    break;
                }
                Concurrency each = stated(programme, other);
                if (each == null) {
                    rest.add(other.shortName());
                    restEn.add(other.en());
                    unstated++;
                } else {
                    out.println("  " + new TermsPage(library, Language.CHINESE).concurrency(each));
                    out.println(
                            "    " + new TermsPage(library, Language.ENGLISH).concurrency(each));
                }
            }
            if (!rest.isEmpty()) {
                out.println("  没有限制，可以同时享受：" + String.join("、", rest));
                out.println("    no limit, may be drawn together: " + String.join(", ", restEn));
            }
        }
        int pairs = all.size() * (all.size() - 1) / 2;
        out.println(
                "%d 个待遇，%d 对；写明 %d 对，其余可以同时享受 / %d pairs, %d stated, the others may be drawn together"
                        .formatted(all.size(), pairs, pairs - unstated, pairs, pairs - unstated));
    }

    private static void markdown(Library library, PrintStream out) {
        List<Programme> all = library.programmes();
        StringBuilder head = new StringBuilder("| |");
        StringBuilder line = new StringBuilder("|---|");
        for (Programme each : all) {
            head.append(' ').append(each.shortName()).append(" |");
            line.append(":-:|");
        }
        out.println(head);
        out.println(line);
        for (Programme row : all) {
            StringBuilder cells = new StringBuilder("| **%s** |".formatted(row.shortName()));
            for (Programme column : all) {
                Concurrency each = row.equals(column) ? null : stated(row, column);
                cells.append(' ')
                        .append(row.equals(column) ? "—" : each == null ? "·" : sign(each))
                        .append(" |");
            }
            out.println(cells);
        }
        out.println();
        out.println(
                "✕ 不能同时享受 never both · 选 只能选一项 one by choice · 高 只发较高的 only the higher · ○ 写明可以同时享受 stated compatible · “·” 没有限制 no limit");
        out.println();
        for (Programme programme : all) {
            for (Concurrency each : programme.concurrency()) {
                out.println(
                        "- **%s** %s"
                                .formatted(
                                        programme.shortName(),
                                        new TermsPage(library, Language.CHINESE)
                                                .concurrency(each)));
                out.println(
                        "  — %s × %s: %s%s%s%s"
                                .formatted(
                                        programme.en(),
                                        each.with().en(),
                                        each.kind().words().en(),
                                        each.choice() == null
                                                ? ""
                                                : ", told by \"" + each.choice().en() + "\"",
                                        each.until() == null
                                                ? ""
                                                : ", kept until moved over while \""
                                                        + each.until().en()
                                                        + "\"",
                                        each.note().en().isEmpty() ? "" : ". " + each.note().en()));
            }
        }
    }

    private static String sign(Concurrency each) {
        return switch (each.kind()) {
            case EXCLUSIVE -> "✕";
            case CHOICE -> "选";
            case HIGHER -> "高";
            case COMPATIBLE -> "○";
        };
    }
}
