package org.huimin.engine.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The files of a content folder, each read and parsed once and then kept: a library that is laid
 * over another ({@link Library#with}) is made of the texts the other was made of, whatever has
 * happened on the disk since.
 */
final class ContentFiles {

    private final Path root;
    private final Map<Path, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Map<Path, Node> documents = new ConcurrentHashMap<>();
    private final Map<String, List<Path>> lists = new ConcurrentHashMap<>();

    ContentFiles(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** Whether the file is there (was there, once it has been asked for). */
    boolean exists(Path file) {
        return texts.containsKey(file) ? texts.get(file).isPresent() : Files.exists(file);
    }

    /** The file, or null after its problem was told. */
    @Nullable Source read(Path file, List<Problem> problems) {
        Optional<String> text =
                texts.computeIfAbsent(file, each -> Source.text(root, each, problems));
        return text.map(found -> new Source(root, file, found, problems, documents)).orElse(null);
    }

    /** Reads and parses the file where it is sound; what is wrong is told when it is needed. */
    void prepare(Path file) {
        List<Problem> untold = new ArrayList<>();
        if (!texts.containsKey(file)) {
            Source.text(root, file, untold)
                    .ifPresent(text -> texts.putIfAbsent(file, Optional.of(text)));
        }
        // not by read(), which would keep a file that cannot be read for one that was told about
        if (file.toString().endsWith(".yaml")) {
            texts.getOrDefault(file, Optional.empty())
                    .ifPresent(text -> new Source(root, file, text, untold, documents).yaml());
        }
    }

    /** Files of a folder with the ending, sorted; none when the folder is missing. */
    List<Path> list(Path folder, String ending) {
        return lists.computeIfAbsent(
                folder + "*" + ending, _ -> VocabularyReader.files(folder, ending));
    }

    /** These files and others that are not on the disk: texts by file, lists of rule folders. */
    ContentFiles plus(Map<Path, String> more, Map<Path, List<Path>> folders) {
        ContentFiles all = new ContentFiles(root);
        all.texts.putAll(texts);
        all.documents.putAll(documents);
        all.lists.putAll(lists);
        more.forEach((file, text) -> all.texts.put(file, Optional.of(text)));
        folders.forEach((folder, files) -> all.lists.put(folder + "*.yaml", files));
        return all;
    }
}
