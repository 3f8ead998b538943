package org.huimin.platform.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * The content as its authors wrote it, for showing: what the engine has checked and left behind
 * (questions, notes, README, cases). Every scalar is a text. Lenient: a file the engine took is not
 * judged again, and what is missing is empty.
 */
final class ContentTexts {
    private final Path root;

    ContentTexts(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /** The whole text of a file, "" when there is none. */
    String text(String... names) {
        Path file = path(names);
        try {
            return Files.isRegularFile(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML files of a folder by name. */
    List<Path> yamlFiles(String... names) {
        Path folder = path(names);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String... names) {
        Path path = root;
        for (String name : names) {
            path = path.resolve(name);
        }
        return path;
    }

    /** What a YAML file holds: maps, lists and texts; null when there is no such file. */
    static @Nullable Object yaml(Path file) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
            return new Load(settings).loadFromString(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The maps of a list; empty for anything else. */
    static List<Map<String, Object>> maps(@Nullable Object node) {
        return node instanceof List<?> list
                ? list.stream().map(ContentTexts::map).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // keys of a YAML mapping under the failsafe schema are texts
    static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** Words in both languages: {@code {zh: …, en: …}}, or Chinese only. */
    static Text words(Map<String, Object> map, String key) {
        Map<String, Object> both = map(map.get(key));
        return both.isEmpty()
                ? new Text(text(map, key), "")
                : new Text(text(both, "zh"), text(both, "en"));
    }

    static String text(Map<String, Object> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }
}
