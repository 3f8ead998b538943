package org.huimin.population;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Library;

/** Populations for tests, with the repository's content. */
final class Samples {
    static final Path CONTENT = Path.of("../content").toAbsolutePath().normalize();
    static final LocalDate ON = LocalDate.of(2026, 11, 1);

    private Samples() {}

    static Population decided(String place, long people) {
        Library library = Library.load(CONTENT);
        return make(place, people, on -> new EngineVerdicts(library, on));
    }

    /** Nobody is on any roll: for what has nothing to do with entitlement. */
    static Population undecided(String place, long people) {
        return make(
                place,
                people,
                on ->
                        new Verdicts() {
                            @Override
                            public List<Grant> granted(
                                    Household household, Projection.Facts facts) {
                                return List.of();
                            }

                            @Override
                            public boolean ended(
                                    Household household,
                                    Projection.Facts facts,
                                    String programme,
                                    int at) {
                                return true;
                            }

                            @Override
                            public List<String> householdProgrammes() {
                                return List.of();
                            }
                        });
    }

    private static Population make(
            String place, long people, java.util.function.Function<LocalDate, Verdicts> verdicts) {
        var order = new Population.Order(PlaceCode.of(place), people, 7, ON, CONTENT, divisions());
        return new Population(order, verdicts);
    }

    static Path divisions() {
        try {
            return Main.divisions(CONTENT);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
