package org.huimin.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;

/** Loads a library in steps, collecting problems; nothing is used unless everything is right. */
final class LibraryLoader {

    private final Path root;
    private final Library.Selection selection;
    private final List<Problem> problems = new ArrayList<>();

    LibraryLoader(Path root, Library.Selection selection) {
        this.root = root;
        this.selection = selection;
    }

    Library load() {
        List<Path> folders = folders();
        VocabularyReader words = new VocabularyReader(root, problems);
        words.read(root.resolve("vocabulary"));
        Vocabulary vocabulary = words.vocabulary();
        ProgrammeReader reader = new ProgrammeReader(root, problems, vocabulary);
        List<ProgrammeReader.Draft> drafts = new ArrayList<>();
        for (Path folder : folders) {
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
        received(vocabulary, programmes);
        new Linker(vocabulary, drafts).link(words.derivations());
        new Cycles(programmes, vocabulary, problems).find();
        if (!problems.isEmpty()) {
            throw new ContentException(problems);
        }
        return new Library(vocabulary, programmes, LawTitles.read(root), version(folders));
    }

    private List<Path> folders() {
        Path programmes = root.resolve("programmes");
        if (!Files.isDirectory(programmes)) {
            problems.add(
                    new Problem(
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
                                    "名称“%s”已被 %s 使用".formatted(name, other),
                                    "the name \"%s\" is taken by %s".formatted(name, other),
                                    null);
                }
            }
        }
    }

    /** Every programme gives a fact: what a person is being paid now. */
    private static void received(Vocabulary vocabulary, List<Programme> programmes) {
        for (Programme programme : programmes) {
            Fact fact =
                    new Fact(
                            "received_" + programme.id().replace('-', '_'),
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

    private String version(List<Path> folders) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<Path> all = new ArrayList<>(folders);
            all.add(root.resolve("vocabulary"));
            for (Path folder : all) {
                if (!Files.isDirectory(folder)) {
                    continue;
                }
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(this::decides).sorted().toList()) {
                        String name = root.relativize(file).toString().replace('\\', '/');
                        digest.update(name.getBytes(StandardCharsets.UTF_8));
                        digest.update(Files.readAllBytes(file));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Cases and README files do not change a decision. */
    private boolean decides(Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        return Files.isRegularFile(file)
                && (name.endsWith(".yaml") || name.endsWith(".csv"))
                && !name.contains("/cases/");
    }
}
