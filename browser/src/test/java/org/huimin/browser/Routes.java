package org.huimin.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the console's own sources say about its pages, so that no new page is forgotten. */
final class Routes {
    private static final Path SOURCES = Path.of("..", "web", "console", "src");
    private static final Pattern ROUTE = Pattern.compile("(?m)^  \\{ path: \"([^\"]+)\".*$");
    private static final Pattern PERMISSION = Pattern.compile("permission: \"(\\w+)\"");
    private static final Pattern PARTS = Pattern.compile("const parts = \\{([^}]+)}");

    /**
     * @param permission empty when everybody who is signed in may see it
     * @param open whether nobody needs to sign in for it
     */
    record Route(String path, String permission, boolean open) {}

    private Routes() {}

    static List<Route> all() {
        String router = read("app/router.ts");
        List<Route> all =
                ROUTE.matcher(router)
                        .results()
                        .map(each -> route(each.group(), each.group(1)))
                        .toList();
        long written = Pattern.compile("component: \\(\\)").matcher(router).results().count();
        if (all.isEmpty() || all.size() != written) {
            throw new AssertionError(
                    "router.ts has %d pages, %d of them understood".formatted(written, all.size()));
        }
        return all;
    }

    /** Matches the key of a text that is shown because the text itself is missing. */
    static Pattern rawKey() {
        Matcher parts = PARTS.matcher(read("i18n/index.ts"));
        if (!parts.find()) {
            throw new AssertionError("i18n/index.ts lists no parts");
        }
        String names = String.join("|", parts.group(1).strip().split("\\s*,\\s*"));
        return Pattern.compile("\\b(?:" + names + ")\\.[a-z]\\w*(?:\\.\\w+)*");
    }

    private static Route route(String line, String path) {
        Matcher permission = PERMISSION.matcher(line);
        return new Route(
                path, permission.find() ? permission.group(1) : "", line.contains("open: true"));
    }

    private static String read(String file) {
        try {
            return Files.readString(SOURCES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
