package org.huimin.platform.decisions;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huimin.platform.HuiminApplication;
import org.springframework.core.env.Environment;

/** A night run in a program of its own, over the test's database, to be killed. */
final class NightInAnotherProgram {

    private NightInAnotherProgram() {}

    static Process start(Environment environment, Path folder, LocalDate on) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home")
                                        + File.separator
                                        + "bin"
                                        + File.separator
                                        + "java",
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HuiminApplication.class.getName()));
        for (String name :
                List.of(
                        "huimin.database.url",
                        "huimin.database.user",
                        "huimin.database.password",
                        "huimin.secret-key",
                        "huimin.content")) {
            command.add("--" + name + "=" + environment.getRequiredProperty(name));
        }
        command.addAll(
                List.of(
                        "--huimin.home=" + folder.resolve("home"),
                        "--huimin.night.part=20",
                        "--huimin.places.load-at-start=false",
                        "--huimin.command=night",
                        "--place",
                        "350213",
                        "--on",
                        on.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    static String log(Path folder) {
        try {
            return "the child ended: " + Files.readString(folder.resolve("child.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
