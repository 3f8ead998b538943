package org.huimin.engine.policy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes laid over a library, as a reform or a proposal has them: rows of parameter tables and
 * rule files. A row replaces the row of the same place, urban_rural and from, or is added. A rule
 * of a rule file replaces the variant of the same rule, place and from, or is added as a variant or
 * as a new rule. Nothing is checked here beyond what reading needs: {@link Library#with} checks.
 */
public final class Overlay {

    /** Changes nothing. */
    public static final Overlay EMPTY = new Overlay(List.of(), List.of());

    /**
     * A file of rules.
     *
     * @param programme id of the programme the rules belong to
     * @param name shown in problems
     * @param text YAML, as in {@code content/programmes/<id>/rules/}
     */
    public record RuleFile(String programme, String name, String text) {}

    /** A row and where it stands. */
    record Placed(ParameterRow row, String file, int line) {}

    private final List<Placed> rows;
    private final List<RuleFile> ruleFiles;

    private Overlay(List<Placed> rows, List<RuleFile> ruleFiles) {
        this.rows = List.copyOf(rows);
        this.ruleFiles = List.copyOf(ruleFiles);
    }

    /** Parameter rows only; problems name a row by its number in the list. */
    public static Overlay of(List<ParameterRow> rows) {
        return of(rows, List.of());
    }

    /** Parameter rows and rule files. */
    public static Overlay of(List<ParameterRow> rows, List<RuleFile> ruleFiles) {
        List<Placed> placed = new ArrayList<>();
        for (ParameterRow row : rows) {
            placed.add(new Placed(row, "overlay", placed.size() + 1));
        }
        return new Overlay(placed, ruleFiles);
    }

    /**
     * Reads a folder laid out like the content root, {@code programmes/<id>/{parameters,rules}}, of
     * which only the tables and rule files that change anything need be there.
     *
     * @throws ContentException when a file cannot be read or a table's header, dates or {@code
     *     verified} are wrong
     */
    public static Overlay read(Path folder) {
        Path programmes = folder.resolve("programmes");
        List<Problem> problems = new ArrayList<>();
        List<Placed> rows = new ArrayList<>();
        List<RuleFile> ruleFiles = new ArrayList<>();
        for (Path programme : VocabularyReader.files(programmes, "")) {
            String id = programme.getFileName().toString();
            for (Path file : VocabularyReader.files(programme.resolve("parameters"), ".csv")) {
                Source source = Source.read(folder, file, problems);
                if (source != null) {
                    String parameter = file.getFileName().toString().replace(".csv", "");
                    ParameterReader.table(source, id, parameter, rows);
                }
            }
            for (Path file : VocabularyReader.files(programme.resolve("rules"), ".yaml")) {
                Source source = Source.read(folder, file, problems);
                if (source != null) {
                    ruleFiles.add(new RuleFile(id, source.name(), source.text()));
                }
            }
        }
        if (rows.isEmpty() && ruleFiles.isEmpty() && problems.isEmpty()) {
            problems.add(
                    new Problem(
                            "overlay-empty",
                            folder.toString(),
                            0,
                            0,
                            Files.isDirectory(folder) ? "programmes" : folder.toString(),
                            "这里没有要叠加的参数表或规则文件",
                            "there are no parameter tables or rule files to lay over here",
                            "programmes/<id>/parameters/<parameter>.csv"));
        }
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        return new Overlay(rows, ruleFiles);
    }

    /** In the order given. */
    public List<ParameterRow> rows() {
        return rows.stream().map(Placed::row).toList();
    }

    public List<RuleFile> ruleFiles() {
        return ruleFiles;
    }

    public boolean isEmpty() {
        return rows.isEmpty() && ruleFiles.isEmpty();
    }

    List<Placed> placed() {
        return rows;
    }

    /** The version of a library with this overlay on it; the order of rows does not matter. */
    String version(String before) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Stream.of(
                            Stream.of(before),
                            rows.stream().map(each -> each.row().toString()).sorted(),
                            ruleFiles.stream()
                                    .sorted(
                                            Comparator.comparing(RuleFile::programme)
                                                    .thenComparing(RuleFile::name))
                                    .map(RuleFile::toString))
                    .flatMap(part -> part)
                    .forEach(text -> digest.update(text.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
