package org.huimin.platform.command;

import java.util.List;

/** An action started from a shell instead of the web; a bean of the module that offers it. */
public interface Command {
    /** One word, as typed after {@code --huimin.command=}. */
    String name();

    /** One line saying what it does, for the list of commands. */
    default String summary() {
        return "";
    }

    /**
     * Runs on behalf of the system over the whole nation; results go to standard output.
     *
     * @return exit code: 0 done, 1 not done, 2 wrong arguments
     */
    int run(List<String> arguments);
}
