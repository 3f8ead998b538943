package org.huimin.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.junit.jupiter.api.Test;

/** What {@code programme show --language en} prints of every programme is English. */
class EnglishPagesTest {
    /** Names of places and numbers of documents stay: they are how one finds them. */
    private static final String PROPER = "\\p{IsHan}+〔\\d+〕\\d+号|^(Place )?\\p{IsHan}+ ";

    @Test
    void ofAPlaceAndAsAWhole() {
        List<String> chinese = new ArrayList<>();
        Library library = Library.load(Content.ROOT, Library.Selection.PROGRAMMES);
        for (Programme programme : library.programmes()) {
            String signed = shown(programme.id(), "--place", "350200", "--on", "2026-03-01");
            assertThat(signed).contains("Who is entitled", "Signed", programme.en());
            note(programme.id() + " to sign", signed, chinese);
            String full =
                    shown(programme.id(), "--full", "--place", "350200", "--on", "2026-03-01");
            assertThat(full).contains("Who is entitled", "Legal basis: ", programme.en());
            note(programme.id() + " in full", full, chinese);
            note(programme.id() + " whole", decided(shown(programme.id())), chinese);
        }
        assertThat(chinese).isEmpty();
    }

    private static void note(String where, String page, List<String> chinese) {
        page.lines()
                .filter(line -> line.replaceAll(PROPER, "").matches(".*[\\p{IsHan}　（，；：].*"))
                .forEach(line -> chinese.add(where + ": " + line));
    }

    /** Tables end in sentences of their own in both languages. */
    private static String decided(String page) {
        return page.replaceAll("(?m)^( .*\\|\\|[^|\\n]*)\\|.*$", "$1");
    }

    private static String shown(String programme, String... more) {
        var out = new ByteArrayOutputStream();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "programme",
                                "show",
                                programme,
                                "--language",
                                "en",
                                "--content",
                                Content.ROOT.toString()));
        command.addAll(List.of(more));
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Main.run(command.toArray(String[]::new), print, System.err)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
