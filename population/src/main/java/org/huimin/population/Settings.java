package org.huimin.population;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A YAML tree read by dotted path ({@code "income.quintiles.urban.values"}). Every getter throws
 * {@link IllegalArgumentException} naming file and path where the value is missing or of another
 * kind, so that a mistake in a calibration file is found at start.
 */
final class Settings {
    private final String file;
    private final @Nullable Object tree;

    private Settings(String file, @Nullable Object tree) {
        this.file = file;
        this.tree = tree;
    }

    static Settings resource(String name) {
        try (InputStream in = Settings.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("缺少资源文件 / missing resource: " + name);
            }
            return new Settings(name, loader(name).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Settings file(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return new Settings(path.toString(), loader(path.toString()).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Load loader(String label) {
        return new Load(LoadSettings.builder().setLabel(label).build());
    }

    double number(String path) {
        return find(path) instanceof Number n ? n.doubleValue() : fail(path, "数字 / a number");
    }

    double number(String path, double otherwise) {
        return find(path) instanceof Number n ? n.doubleValue() : otherwise;
    }

    int whole(String path) {
        return (int) number(path);
    }

    String text(String path) {
        Object value = find(path);
        return value == null ? fail(path, "文字 / a text") : value.toString();
    }

    Optional<String> textIfPresent(String path) {
        return Optional.ofNullable(find(path)).map(Object::toString);
    }

    boolean flag(String path) {
        return find(path) instanceof Boolean b ? b : false;
    }

    /** The items of a list, or of nothing an empty one. */
    List<Settings> items(String path) {
        Object value = path.isEmpty() ? tree : find(path);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Iterable<?> list)) {
            return fail(path, "列表 / a list");
        }
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> new Settings(file + ":" + path, item))
                .toList();
    }

    /** The texts of a list; a single text counts as a list of one. */
    List<String> texts(String path) {
        Object value = find(path);
        if (value == null) {
            return List.of();
        }
        if (value instanceof Iterable<?> list) {
            return StreamSupport.stream(list.spliterator(), false).map(String::valueOf).toList();
        }
        return List.of(value.toString());
    }

    double[] numbers(String path) {
        return items(path).stream().mapToDouble(Settings::asNumber).toArray();
    }

    /** Rows of numbers, e.g. {@code [[0, 0.5], [15, 0.7]]}. */
    double[][] table(String path) {
        return items(path).stream()
                .map(row -> row.items("").stream().mapToDouble(Settings::asNumber).toArray())
                .toArray(double[][]::new);
    }

    Settings at(String path) {
        return new Settings(file + ":" + path, find(path));
    }

    boolean has(String path) {
        return find(path) != null;
    }

    /** Key → subtree, in the order of the file. */
    Map<String, Settings> entries(String path) {
        Object value = path.isEmpty() ? tree : find(path);
        var entries = new LinkedHashMap<String, Settings>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) ->
                    entries.put(
                            String.valueOf(key),
                            new Settings(file + ":" + path + "." + key, item)));
        }
        return entries;
    }

    /** The entry of a table by place whose code is the longest prefix of the county's. */
    Settings forPlace(String path, String county) {
        Settings nation = null;
        Settings best = null;
        int length = 0;
        for (var entry : entries(path).entrySet()) {
            String prefix = entry.getKey().replaceAll("(00)+$", "");
            if (entry.getKey().equals("000000")) {
                nation = entry.getValue();
            } else if (county.startsWith(prefix) && prefix.length() > length) {
                best = entry.getValue();
                length = prefix.length();
            }
        }
        Settings found = best == null ? nation : best;
        return found == null ? fail(path, "地区 / a row for place " + county) : found;
    }

    double asNumber() {
        return tree instanceof Number n ? n.doubleValue() : fail("", "数字 / a number");
    }

    String asText() {
        return String.valueOf(tree);
    }

    private @Nullable Object find(String path) {
        Object node = tree;
        for (String key : path.split("\\.", -1)) {
            if (!(node instanceof Map<?, ?> map)) {
                return null;
            }
            node = map.get(key);
        }
        return node;
    }

    private <T> T fail(String path, String wanted) {
        throw new IllegalArgumentException(
                "%s：“%s”应为 %s / expected %s there".formatted(file, path, wanted, wanted));
    }
}
