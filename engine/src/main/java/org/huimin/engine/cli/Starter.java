package org.huimin.engine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a content folder needs before its first programme can say anything: a fact to ask and the
 * letters all programmes share. What is there already is left alone.
 */
final class Starter {

    private static final String FACTS =
            """
            # 关于一个人的事实；写法见 content/README.md。Facts about a person.
            - {id: monthlyIncome, zh: 月收入, en: monthly income, type: money, per: month, income: true}
            """;

    private Starter() {}

    /** The names of the files written. */
    static List<String> write(Path content) {
        try {
            Files.createDirectories(content.resolve("programmes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> written = new ArrayList<>();
        if (!Files.exists(content.resolve("vocabulary"))) {
            write(content, "vocabulary/member.yaml", FACTS, written);
        }
        String letters = "papers/letters.yaml";
        if (!Files.exists(content.resolve(letters))) {
            write(content, letters, resource("letters.yaml"), written);
        }
        return written;
    }

    private static void write(Path content, String name, String text, List<String> written) {
        NewCommand.write(content.resolve(name), text);
        written.add(name);
    }

    private static String resource(String name) {
        try (InputStream in = Starter.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
