package org.huimin.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.huimin.population.Main;

/**
 * A small synthetic county: generated, taken in and decided once for all journeys, through the
 * product's own interface.
 */
final class County {
    static final String PLACE = "350213000000";

    /** Where the demonstration account {@code town} works. */
    static final String TOWN = "350213002000";

    private static final Path FOLDER = Path.of("target", "county").toAbsolutePath();
    private static final int PEOPLE = 20_000;

    private static final class Imported {
        static final String BATCH = takeIn();
    }

    private static final class Decided {
        static final String RUN = decide();
    }

    private County() {}

    /** Returns when the departments' files are taken in; the batch's id. */
    static String imported() {
        return Imported.BATCH;
    }

    /** Returns when a run has decided everybody; the run's id. */
    static String decided() {
        imported();
        return Decided.RUN;
    }

    /** A delivered CSV file in UTF-8 with at least two rows, the smallest there is. */
    static Path smallDelivery() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".csv"))
                .filter(file ->
                        lines(file).size() > 2
                                && lines(file)
                                        .getFirst()
                                        .contains(ImportJourneyTest.IDENTITY_NUMBER))
                .min(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    /**
     * A delivered CSV file in UTF-8 of a dataset whose deliveries are full, the smallest with some
     * hundred rows.
     */
    static Path fullDelivery() {
        List<String> full = new ArrayList<>();
        try (Api api = Api.as("data")) {
            api.get("/api/datasets")
                    .forEach(dataset -> {
                        if (dataset.path("guard").isNumber()) {
                            dataset.path("files").forEach(name -> full.add(name.asString()));
                        }
                    });
        }
        return files().stream()
                .filter(file ->
                        full.stream()
                                .map(name -> name + ".csv")
                                .anyMatch(file.getFileName().toString()::equals))
                .filter(file -> lines(file).size() > 100)
                .min(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    /** The lines of a file; none when it is not UTF-8. */
    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String takeIn() {
        generate();
        if (Installation.isGiven()) {
            return "given";
        }
        try (Api api = Api.as("data")) {
            String id = api.upload("/api/imports?place=" + PLACE, files()).path("id").asString();
            api.await("/api/imports/" + id, List.of("done", "done-with-errors"));
            return id;
        }
    }

    private static String decide() {
        if (Installation.isGiven()) {
            return "given";
        }
        try (Api api = Api.as("county")) {
            String id =
                    api.post("/api/runs", "{\"place\":\"%s\"}".formatted(PLACE))
                            .path("id")
                            .asString();
            api.await("/api/runs/" + id, List.of("done"));
            return id;
        }
    }

    private static void generate() {
        try {
            Main.main(
                    new String[] {
                        "--place",
                        PLACE.substring(0, 6),
                        "--people",
                        "" + PEOPLE,
                        "--seed",
                        "7",
                        "--out",
                        FOLDER.toString(),
                        "--content",
                        Installation.CONTENT.toString()
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> file.toString().matches(".*\\.(csv|xlsx)")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
