package org.huimin.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;

/** Reads {@code vocabulary/}. */
final class VocabularyReader {

    private static final Set<String> FACT_KEYS =
            Set.of(
                    "id",
                    "zh",
                    "en",
                    "type",
                    "per",
                    "person",
                    "nullable",
                    "absent",
                    "sensitivity",
                    "formula",
                    "fixed",
                    "income",
                    "of-place",
                    "negative",
                    "past",
                    "also",
                    "note",
                    "from");
    private static final Set<String> LIST_KEYS =
            Set.of("id", "zh", "en", "none", "codes", "note", "source");

    private static final Type MONTHLY = Type.money(Units.of("month", false));

    private final ContentFiles content;
    private final List<Problem> problems;
    private final Vocabulary vocabulary = new Vocabulary();
    private final List<Derivation> derivations = new ArrayList<>();

    /** A fact whose formula is still to be checked. */
    record Derivation(Fact fact, Yaml formula) {}

    VocabularyReader(ContentFiles content, List<Problem> problems) {
        this.content = content;
        this.problems = problems;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<Derivation> derivations() {
        return derivations;
    }

    /** Reads {@code member.yaml}, {@code household.yaml} and {@code codes/} of the folder. */
    void read(Path folder) {
        for (Path file : content.list(folder.resolve("codes"), ".yaml")) {
            Yaml yaml = yaml(file);
            if (yaml != null) {
                codeList(yaml);
            }
        }
        facts(folder.resolve("member.yaml"), true);
        facts(folder.resolve("household.yaml"), false);
        new SpokenReader(content, problems, vocabulary).read(folder.resolve("instead.yaml"));
    }

    private @org.jspecify.annotations.Nullable Yaml yaml(Path file) {
        Source source = content.read(file, problems);
        return source == null ? null : source.yaml();
    }

    private void codeList(Yaml yaml) {
        yaml.allow(LIST_KEYS);
        List<CodeList.Code> codes = new ArrayList<>();
        String none = yaml.text("none", "");
        Yaml entries = yaml.get("codes");
        for (Yaml entry : entries == null ? List.<Yaml>of() : entries.items()) {
            entry.allow(Set.of("code", "zh", "en", "also", "note"));
            codes.add(
                    new CodeList.Code(
                            entry.required("code"),
                            entry.required("zh"),
                            entry.text("en", entry.text("code", "")),
                            entry.get("also") instanceof Yaml also
                                    ? also.items().stream().map(Yaml::text).toList()
                                    : List.of()));
        }
        if (!none.isEmpty() && codes.stream().noneMatch(code -> code.code().equals(none))) {
            codes.addFirst(new CodeList.Code(none, "无", "none"));
        }
        if (codes.isEmpty()) {
            yaml.problem("no-codes", "代码表没有代码", "the code list has no codes", "codes: […]");
        }
        String zh = yaml.required("zh");
        vocabulary.add(
                new CodeList(
                        yaml.required("id"), zh, yaml.text("en", zh), none, List.copyOf(codes)));
    }

    private void facts(Path file, boolean ofMember) {
        if (!content.exists(file)) {
            return;
        }
        Yaml yaml = yaml(file);
        if (yaml == null) {
            return;
        }
        for (Yaml entry : yaml.items()) {
            entry.allow(FACT_KEYS);
            String id = entry.required("id");
            String zh = entry.name("zh");
            Fact fact = fact(entry, id, zh, ofMember);
            if (!vocabulary.add(fact)) {
                entry.problem(
                        "name-taken",
                        "标识“%s”或名称“%s”已经用过".formatted(id, zh),
                        "the id \"%s\" or the name \"%s\" is taken".formatted(id, zh),
                        "另起一个名称 / choose another name");
                continue;
            }
            if (entry.get("formula") instanceof Yaml formula) {
                derivations.add(new Derivation(fact, formula));
            }
            SpokenReader.words(entry.get("also"), word -> vocabulary.alsoCalled(word, fact));
        }
    }

    private Fact fact(Yaml entry, String id, String zh, boolean ofMember) {
        Type type = Types.read(entry, vocabulary);
        String absent = entry.text("absent", "unknown");
        if (!absent.equals("unknown") && !absent.equals("none")) {
            entry.problem(
                    "absent",
                    "absent 应为 unknown 或 none",
                    "absent is unknown or none",
                    "absent: none");
        }
        if (absent.equals("none")
                && type instanceof Type.Code(CodeList list)
                && list.none().isEmpty()) {
            entry.problem(
                    "absent",
                    "absent: none 需要代码表%s写明 none".formatted(list.id()),
                    "absent: none needs a \"none\" code in the list " + list.id(),
                    "none: \"0\"");
        }
        boolean income = entry.flag("income", false);
        boolean monthly = type instanceof Type.Number number && number.equals(MONTHLY);
        if (income && !monthly && !(type instanceof Type.Broken)) {
            entry.problem(
                    "income: true 只用于每月的金额",
                    "income: true is for money per month",
                    "type: money, per: month");
        }
        Yaml formula = entry.get("formula");
        return new Fact(
                        id,
                        zh,
                        entry.text("en", id),
                        type,
                        ofMember,
                        absent.equals("none") ? Fact.Absent.NONE : Fact.Absent.UNKNOWN,
                        entry.text("sensitivity", "ordinary").equals("sensitive"),
                        entry.flag("fixed", type instanceof Type.Date),
                        formula == null ? null : formula.text())
                .income(income)
                .ofPlace(entry.flag("of-place", false))
                .negative(entry.flag("negative", false))
                .past(entry.flag("past", false))
                .note(entry.text("note", ""));
    }

    /** Files of a folder with the ending, sorted; none when the folder is missing. */
    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
