package org.huimin.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.reform.Divisions;
import org.huimin.engine.reform.SyntheticPopulation;

/** Writes invented households as Parquet facts, and a note that they are invented. */
final class Generator {

    private static final int BATCH = 20_000;

    private final Library library;
    private final SyntheticPopulation population;
    private final long[] villages;
    private final long seed;
    private final LocalDate on;

    Generator(Library library, Path content, List<PlaceCode> within, long seed, LocalDate on) {
        this.library = library;
        this.population = SyntheticPopulation.read(library, content);
        this.villages = Divisions.read(content, within).villages();
        this.seed = seed;
        this.on = on;
        if (villages.length == 0) {
            throw new IllegalArgumentException("--place：没有村居 / no villages in " + within);
        }
    }

    /** The number of people written. */
    long write(Path folder, long households) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("SYNTHETIC.txt"),
                "合成人口，不是真实家庭。种子 %d，年龄以 %s 计。\nSynthetic households, not real ones. Seed %d, ages as of %s.\n"
                        .formatted(seed, on, seed, on),
                StandardCharsets.UTF_8);
        List<String> facts =
                library.vocabulary().facts().stream()
                        .filter(fact -> !fact.derived())
                        .map(Fact::id)
                        .toList();
        long people = 0;
        FactColumns columns = null;
        try (FactWriter writer = new FactWriter(folder, library, facts)) {
            for (long from = 0; from < households; from += BATCH) {
                int count = (int) Math.min(BATCH, households - from);
                columns = population.fill(columns, from, count, households, villages, seed, on);
                long first = from;
                FactColumns filled = columns;
                int[] owner = new int[columns.members()];
                for (int i = 0; i < count; i++) {
                    java.util.Arrays.fill(
                            owner, filled.memberStart[i], filled.memberStart[i + 1], i);
                }
                writer.add(
                        columns,
                        i -> "h" + (first + i),
                        j ->
                                "h%d-%d"
                                        .formatted(
                                                first + owner[j],
                                                j - filled.memberStart[owner[j]] + 1));
                people += columns.members();
            }
        }
        return people;
    }
}
