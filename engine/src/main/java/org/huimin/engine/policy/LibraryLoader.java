package org.huimin.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huimin.engine.base.Awaited;
import org.huimin.engine.base.CalendarProblem;
import org.huimin.engine.base.WorkingDayTable;
import org.huimin.engine.base.WorkingDays;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;

/** Loads a library in steps, collecting problems; nothing is used unless everything is right. */
final class LibraryLoader {

    private final Path root;
    private final Library.Selection selection;
    private final List<Problem> problems = new ArrayList<>();

    /** What a library was made of, so that another can be laid over it. */
    record Ingredients(
            ContentFiles files,
            List<Path> folders,
            List<Overlay> overlays,
            WorkingDayTable calendar) {}

    /**
     * The vocabulary of a library in the making.
     *
     * @param fresh not yet linked, and without the facts that programmes give
     */
    private record Words(
            Vocabulary vocabulary, List<VocabularyReader.Derivation> derivations, boolean fresh) {

        static Words of(Library library) {
            return new Words(library.vocabulary(), List.of(), false);
        }
    }

    LibraryLoader(Path root, Library.Selection selection) {
        this.root = root;
        this.selection = selection;
    }

    Library load() {
        ContentFiles content = new ContentFiles(root);
        List<Path> folders = folders();
        FutureTask<String> version = new FutureTask<>(() -> ContentVersion.of(root, folders));
        ReadAhead ahead = new ReadAhead(content, folders);
        Thread.ofPlatform()
                .daemon()
                .name("content")
                .start(() -> {
                    ahead.run();
                    version.run();
                });
        Ingredients ingredients = new Ingredients(content, folders, List.of(), calendar());
        VocabularyReader words = new VocabularyReader(ingredients.files(), problems);
        words.read(root.resolve("vocabulary"));
        return load(
                ingredients,
                new Words(words.vocabulary(), words.derivations(), true),
                LawTitles.read(root),
                () -> Awaited.result(version));
    }

    /** The library with one more overlay; shares the vocabulary and every text with it. */
    static Library lay(Library library, Overlay overlay) {
        Ingredients before = library.ingredients();
        List<Overlay> overlays = new ArrayList<>(before.overlays());
        overlays.add(overlay);
        LibraryLoader loader = new LibraryLoader(before.files().root(), Library.Selection.ALL);
        loader.programmesOf(library, overlay);
        return loader.load(
                new Ingredients(
                        before.files(), before.folders(), List.copyOf(overlays), before.calendar()),
                Words.of(library),
                library.laws(),
                () -> overlay.version(library.version()));
    }

    /** The library with programmes that only ask. */
    static Library lens(Library library, List<Lens.Question> questions) {
        Ingredients before = library.ingredients();
        Map<Path, String> texts = new HashMap<>();
        Map<Path, List<Path>> lists = new HashMap<>();
        List<Path> folders = new ArrayList<>(before.folders());
        for (Lens.Question question : questions) {
            Path folder = before.files().root().resolve("programmes").resolve(question.id());
            folders.add(folder);
            Map<Path, String> own = Lens.texts(folder, question);
            texts.putAll(own);
            List<Path> rules = new ArrayList<>(question.files());
            rules.add(folder.resolve("rules").resolve("asked.yaml"));
            lists.put(folder.resolve("rules"), rules);
        }
        return new LibraryLoader(before.files().root(), Library.Selection.ALL)
                .load(
                        new Ingredients(
                                before.files().plus(texts, lists),
                                folders,
                                before.overlays(),
                                before.calendar()),
                        Words.of(library),
                        library.laws(),
                        library::version);
    }

    /** Tells every row and file of an overlay that is for no programme of the library. */
    private void programmesOf(Library library, Overlay overlay) {
        List<String> ids = library.programmes().stream().map(Programme::id).toList();
        for (Overlay.Placed placed : overlay.placed()) {
            unknown(placed.row().programme(), placed.file(), placed.line(), ids);
        }
        for (Overlay.RuleFile file : overlay.ruleFiles()) {
            unknown(file.programme(), file.name(), 0, ids);
        }
    }

    private void unknown(String programme, String file, int line, List<String> ids) {
        if (!ids.contains(programme)) {
            problems.add(
                    new Problem(
                            "unknown-programme",
                            file,
                            line,
                            line == 0 ? 0 : 1,
                            programme,
                            "没有这个待遇",
                            "there is no such programme",
                            Suggestions.nearest(programme, ids).orElse(String.join(" ", ids))));
        }
    }

    private Library load(
            Ingredients ingredients, Words words, LawTitles laws, Supplier<String> version) {
        Vocabulary vocabulary = words.vocabulary();
        ProgrammeReader reader =
                new ProgrammeReader(
                        ingredients.files(), problems, vocabulary, ingredients.overlays());
        List<ProgrammeReader.Draft> drafts = new ArrayList<>();
        for (Path folder : ingredients.folders()) {
            ProgrammeReader.Draft draft = reader.read(folder);
            if (draft != null) {
                drafts.add(draft);
            }
        }
        drafts.sort(
                Comparator.comparingInt((ProgrammeReader.Draft draft) -> draft.programme().order())
                        .thenComparing(draft -> draft.programme().id()));
        List<Programme> programmes = drafts.stream().map(ProgrammeReader.Draft::programme).toList();
        sameNames(drafts);
        if (words.fresh()) {
            received(vocabulary, programmes);
        }
        Linker linker = new Linker(vocabulary, drafts);
        linker.link(words.derivations());
        Path folders = ingredients.files().root().resolve("programmes");
        for (Programme programme : programmes) {
            programme.checks(
                    new StandardCheckReader(
                                    ingredients.files(),
                                    problems,
                                    programme,
                                    linker.names(programme))
                            .read(folders.resolve(programme.id())));
        }
        new Cycles(drafts, vocabulary, words.derivations(), problems).find();
        if (!problems.isEmpty()) {
            throw new ContentException(Problem.causes(problems));
        }
        return new Library(vocabulary, programmes, laws, version.get(), ingredients);
    }

    private WorkingDayTable calendar() {
        Path folder = root.resolve("calendar");
        if (!Files.isDirectory(folder)) {
            return WorkingDayTable.NONE;
        }
        try {
            return WorkingDayTable.of(WorkingDays.load(folder));
        } catch (CalendarProblem wrong) {
            boolean file = wrong.file().endsWith(".csv");
            problems.add(
                    new Problem(
                            "calendar",
                            file ? "calendar/" + wrong.file() : "calendar",
                            wrong.line(),
                            wrong.line() == 0 ? 0 : 1,
                            "",
                            "工作日历读不出来：" + wrong.problem().zh(),
                            "the calendar cannot be read: " + wrong.problem().en(),
                            wrong.problem().remedyZh() + " / " + wrong.problem().remedyEn()));
            return WorkingDayTable.NONE;
        }
    }

    private List<Path> folders() {
        Path programmes = root.resolve("programmes");
        if (!Files.isDirectory(programmes)) {
            problems.add(
                    new Problem(
                            "no-programmes",
                            "programmes",
                            0,
                            0,
                            root.toString(),
                            "内容目录下没有 programmes 文件夹",
                            "there is no folder \"programmes\" below the content root",
                            "--content DIR"));
            return List.of();
        }
        try (Stream<Path> folders = Files.list(programmes)) {
            return folders.filter(Files::isDirectory).filter(this::selected).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean selected(Path folder) {
        boolean specimen = folder.getFileName().toString().startsWith("_");
        return switch (selection) {
            case PROGRAMMES -> !specimen && Files.exists(folder.resolve("programme.yaml"));
            case SPECIMENS -> specimen;
            case ALL -> specimen || Files.exists(folder.resolve("programme.yaml"));
        };
    }

    private static void sameNames(List<ProgrammeReader.Draft> drafts) {
        Map<String, String> seen = new HashMap<>();
        for (ProgrammeReader.Draft draft : drafts) {
            Programme programme = draft.programme();
            for (String name :
                    new java.util.TreeSet<>(List.of(programme.zh(), programme.shortName()))) {
                String other = seen.putIfAbsent(name, programme.id());
                if (other != null) {
                    draft.yaml()
                            .problem(
                                    "name-taken",
                                    "名称“%s”已被 %s 使用".formatted(name, other),
                                    "the name \"%s\" is taken by %s".formatted(name, other),
                                    "另起一个名称 / choose another name");
                }
            }
        }
    }

    /** Every programme gives a fact: what a person is being paid now. */
    private static void received(Vocabulary vocabulary, List<Programme> programmes) {
        for (Programme programme : programmes) {
            Fact fact =
                    new Fact(
                            programme.receivedFact(),
                            "已领" + programme.zh(),
                            "now receiving " + programme.en(),
                            Type.money(Units.of("month", false)),
                            true,
                            Fact.Absent.NONE,
                            false,
                            true,
                            null);
            if (vocabulary.add(fact)) {
                vocabulary.alias("已领" + programme.shortName(), fact);
            }
        }
    }
}
