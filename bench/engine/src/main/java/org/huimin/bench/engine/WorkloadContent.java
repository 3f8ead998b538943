package org.huimin.bench.engine;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lays the workload out as a content folder like any other: vocabulary and programmes from the
 * resources, the dated parameters of all places as CSV files.
 */
final class WorkloadContent {

    private static final List<String> VOCABULARY =
            List.of(
                    "household.yaml",
                    "member.yaml",
                    "codes/care.yaml",
                    "codes/disability-kind.yaml",
                    "codes/disability-level.yaml",
                    "codes/orphan-kind.yaml");

    /** Every programme with how many figures of {@link Rates#NAMES} are its own, in order. */
    private static final Map<String, Integer> PROGRAMMES =
            new TreeMap<>(
                    Map.of(
                            "p1-subsistence", 7,
                            "p2-destitute", 4,
                            "p3-margin", 1,
                            "p4-rigid", 2,
                            "p5-disability", 1,
                            "p6-nursing", 2,
                            "p7-old-age", 3,
                            "p8-orphans", 1,
                            "p9-emergency", 0));

    private WorkloadContent() {}

    /** Writes everything below the folder. */
    static void write(Path root, Rates rates) throws IOException {
        for (String file : VOCABULARY) {
            copy("vocabulary/" + file, root);
        }
        int figure = 0;
        for (Map.Entry<String, Integer> programme : PROGRAMMES.entrySet()) {
            String folder = "programmes/" + programme.getKey() + "/";
            copy(folder + "programme.yaml", root);
            copy(folder + "rules/rules.yaml", root);
            copy(folder + "parameters/index.yaml", root);
            for (int own = 0; own < programme.getValue(); own++) {
                String name = Rates.NAMES[figure];
                parameter(root.resolve(folder + "parameters/" + name + ".csv"), rates, figure++);
            }
        }
    }

    private static void copy(String name, Path root) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream from = WorkloadContent.class.getResourceAsStream("/workload/" + name)) {
            if (from == null) {
                throw new IOException("no resource " + name);
            }
            Files.write(file, from.readAllBytes());
        }
    }

    private static void parameter(Path file, Rates rates, int figure) throws IOException {
        boolean plain = List.of("dibaoMult", "margMult", "addPct").contains(Rates.NAMES[figure]);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("place,urban_rural,from,value,source,clause,verified\n");
            for (int row = 0; row < rates.from.length; row++) {
                long value = rates.values[row * Rates.WIDTH + figure];
                int month = rates.from[row];
                out.write(
                        "%d,*,%d-%02d-01,%s,seeded,,no\n"
                                .formatted(
                                        Rates.code(row / Rates.VERSIONS) / 1_000_000,
                                        month / 100,
                                        month % 100,
                                        plain ? value : yuan(value)));
            }
        }
    }

    private static String yuan(long fen) {
        return fen / 100 + "." + fen / 10 % 10 + fen % 10;
    }
}
