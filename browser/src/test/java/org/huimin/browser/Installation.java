package org.huimin.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.huimin.platform.HuiminApplication;
import org.huimin.platform.access.Role;
import org.huimin.platform.access.Staff;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole platform with its embedded database, a home of its own and the demonstration accounts,
 * started once for all journeys. {@code -Dhuimin.browser.address=http://127.0.0.1:8080} uses one
 * that is already running.
 */
final class Installation {
    static final Path CONTENT = Path.of("..", "content").toAbsolutePath().normalize();
    static final String PASSWORD = "huimin-demo";

    private static final String GIVEN = System.getProperty("huimin.browser.address", "");

    private static final class Started {
        static final ConfigurableApplicationContext PLATFORM = start();
    }

    private Installation() {}

    static String address() {
        if (isGiven()) {
            return GIVEN;
        }
        int port = ((WebServerApplicationContext) Started.PLATFORM).getWebServer().getPort();
        return "http://127.0.0.1:" + port;
    }

    /** Adds an account of the journeys' own town with the demonstration's password. */
    static void addAccount(String username, Set<Role> roles) {
        Started.PLATFORM
                .getBean(Staff.class)
                .add(username, "旅程账号", roles, Long.parseLong(County.TOWN), PASSWORD);
    }

    /**
     * True when the journeys visit an installation that is already running, with its own people.
     */
    static boolean isGiven() {
        return !GIVEN.isEmpty();
    }

    private static ConfigurableApplicationContext start() {
        Path home = emptyHome();
        return new SpringApplicationBuilder(HuiminApplication.class)
                .run(
                        "--server.port=0",
                        "--huimin.home=" + home,
                        "--huimin.content=" + CONTENT,
                        "--huimin.demo=true",
                        "--huimin.demonstration.password=" + PASSWORD);
    }

    private static Path emptyHome() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            try (Stream<Path> before = Files.list(target)) {
                for (Path home :
                        before.filter(p -> p.getFileName().toString().startsWith("home-"))
                                .toList()) {
                    // half a gigabyte of database that an earlier run left for looking at
                    FileSystemUtils.deleteRecursively(home);
                }
            }
            return Files.createTempDirectory(target, "home-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
