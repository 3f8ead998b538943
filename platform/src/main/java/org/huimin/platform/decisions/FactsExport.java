package org.huimin.platform.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.reform.Tables;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.policy.PolicyLibrary;
import org.springframework.stereotype.Component;

/**
 * Gives the current facts of a place's households, as the night run sees them, to whoever writes
 * them down: without names, numbers or addresses, but with the ids of households and persons.
 */
@Component
class FactsExport {
    private final PolicyLibrary policy;
    private final PopulationReader population;
    private final Audit audit;

    FactsExport(PolicyLibrary policy, PopulationReader population, Audit audit) {
        this.policy = policy;
        this.population = population;
        this.audit = audit;
    }

    /** Opens what the facts are written to. */
    interface Opening {
        Tables.FactSink open(Library library, List<String> facts) throws IOException;
    }

    /**
     * Reads everybody of the place and below.
     *
     * @param on as of which day the rules are asked what they read
     * @return how many households
     */
    long export(PlaceCode place, LocalDate on, Opening opening) throws IOException {
        Permissions.require(Permission.EXPORT);
        policy.refresh();
        Library library = policy.current();
        PartColumns columns =
                population.columns(
                        library, library.vocabulary().facts().stream().map(Fact::id).toList());
        TreeSet<String> facts = new TreeSet<>(columns.asked());
        facts.add(Parameter.RESIDENCE_FACT);
        audit.record(
                "facts.export",
                "place:" + place.text(),
                "",
                "rules " + library.version() + " on " + on);
        LongAdder households = new LongAdder();
        try (Tables.FactSink sink = opening.open(library, List.copyOf(facts))) {
            population.each(
                    place.code(),
                    columns,
                    part -> {
                        write(part, sink);
                        households.add(part.householdIds().length);
                    },
                    _ -> {});
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return households.sum();
    }

    private static void write(PartColumns part, Tables.FactSink sink) {
        UUID[] household = part.householdIds();
        UUID[] member = part.memberIds();
        try {
            sink.add(part.columns(), i -> household[i].toString(), j -> member[j].toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
