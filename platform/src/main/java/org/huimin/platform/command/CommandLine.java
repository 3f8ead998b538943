package org.huimin.platform.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code [--spring.option=… …] --huimin.command=<name> <arguments of the command …>}.
 *
 * @param options arguments before the command: settings of the application
 */
public record CommandLine(List<String> options, String command, List<String> arguments) {
    private static final String PREFIX = "--huimin.command=";
    private static final int WRONG_ARGUMENTS = 2;

    /** Empty when the arguments name no command: the web application is wanted. */
    public static Optional<CommandLine> parse(String... args) {
        List<String> all = List.of(args);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).startsWith(PREFIX)) {
                return Optional.of(
                        new CommandLine(
                                all.subList(0, i),
                                all.get(i).substring(PREFIX.length()),
                                all.subList(i + 1, all.size())));
            }
        }
        return Optional.empty();
    }

    /** Starts the application without a web server, runs the command, stops the application. */
    public int run(Class<?> application) {
        var spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setBannerMode(Banner.Mode.OFF);
        spring.setLogStartupInfo(false);
        spring.setAdditionalProfiles("command");
        spring.setDefaultProperties(Map.of("huimin.command", command));
        try (ConfigurableApplicationContext context = spring.run(options.toArray(String[]::new))) {
            var commands = context.getBeansOfType(Command.class).values();
            return commands.stream()
                    .filter(candidate -> candidate.name().equals(command))
                    .findFirst()
                    .map(this::run)
                    .orElseGet(() -> unknown(commands.toArray(Command[]::new)));
        }
    }

    private int run(Command found) {
        return CallerContext.run(Caller.system(PlaceRange.NATION), () -> found.run(arguments));
    }

    private int unknown(Command... commands) {
        System.err.printf("No command \"%s\" 没有该命令。Commands 可用命令:%n", command);
        Arrays.stream(commands)
                .forEach(known -> System.err.printf("  %-12s %s%n", known.name(), known.summary()));
        return WRONG_ARGUMENTS;
    }
}
