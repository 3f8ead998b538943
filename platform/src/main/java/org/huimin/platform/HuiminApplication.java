package org.huimin.platform;

import org.huimin.platform.command.CommandLine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * The platform: one deployable, one package per module. Started plainly it serves the web; with
 * {@code --huimin.command=<name>} it runs one command and exits with its code.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class HuiminApplication {
    public static void main(String[] args) {
        CommandLine.parse(args)
                .ifPresentOrElse(
                        command -> System.exit(command.run(HuiminApplication.class)),
                        () -> serve(args));
    }

    private static void serve(String... args) {
        InterruptedStart.expectClosedConnections();
        SpringApplication.run(HuiminApplication.class, args);
    }
}
