package org.huimin.engine.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * What the parameter tables say about where a value comes from, in English too: each wording once
 * in {@code sources.yaml}. A wording that is not there stays as it is.
 */
public final class Sources {

    /** How the tables begin a source that is no document, and what a reader is told. */
    private static final Map<String, String> MARKS =
            Map.of("assumed: ", "推定：", "specimen: ", "样例：");

    private final Map<String, String> english = new LinkedHashMap<>();

    private Sources() {
        english.put(Figure.SOURCE.zh(), Figure.SOURCE.en());
    }

    /** Those of a content folder; none of them known in English when it has no such file. */
    public static Sources read(Path content) {
        Sources sources = new Sources();
        Path file = content.resolve("sources.yaml");
        if (Files.isRegularFile(file)) {
            LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
            try {
                Object written = new Load(settings).loadFromString(Files.readString(file));
                if (written instanceof Map<?, ?> map) {
                    map.forEach((zh, en) ->
                            sources.english.put(String.valueOf(zh), String.valueOf(en)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    /** A source or a clause in both languages, the marks of the tables in words. */
    public Text of(String written) {
        String zh = written;
        for (Map.Entry<String, String> mark : MARKS.entrySet()) {
            zh = zh.replace(mark.getKey(), mark.getValue());
        }
        return new Text(zh, english.getOrDefault(written, ""));
    }
}
