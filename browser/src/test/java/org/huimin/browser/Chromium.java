package org.huimin.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The machine's own Chromium, opened once for all journeys; nothing is downloaded. */
final class Chromium {
    private static final Path PROGRAM =
            Path.of(System.getenv().getOrDefault("HUIMIN_CHROMIUM", "/usr/bin/chromium"));
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=zh-CN");

    private static final class Opened {
        static final Playwright PLAYWRIGHT =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        static final Browser BROWSER =
                PLAYWRIGHT
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(PROGRAM)
                                        .setArgs(ARGUMENTS));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
        }
    }

    private Chromium() {}

    static Playwright playwright() {
        return Opened.PLAYWRIGHT;
    }

    /** Skips the test, saying why, where there is no Chromium. */
    static Browser browser() {
        boolean there = Files.isExecutable(PROGRAM);
        if (!there) {
            System.err.println(
                    "跳过浏览器测试：没有 %1$s（apt install chromium，或设置 HUIMIN_CHROMIUM）。Browser journeys skipped: %1$s is missing (apt install chromium, or set HUIMIN_CHROMIUM)."
                            .formatted(PROGRAM));
        }
        Assumptions.assumeTrue(there, "no Chromium at " + PROGRAM);
        return Opened.BROWSER;
    }
}
