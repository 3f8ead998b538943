package org.huimin.engine.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Library;
import org.huimin.engine.reform.Divisions;
import org.huimin.engine.reform.ReformReport;
import org.huimin.engine.reform.ReformRun;
import org.huimin.engine.reform.SyntheticPopulation;

/** Synthetic households in the villages of the places asked for. */
final class InventedPopulation {

    private static final int BATCH = 20_000;

    private final SyntheticPopulation population;
    private final long[] places;
    private final long seed;

    private InventedPopulation(SyntheticPopulation population, long[] places, long seed) {
        this.population = population;
        this.places = places;
        this.seed = seed;
    }

    /**
     * {@code --place CODE,…} says where; without it everywhere a parameter has a value of its own.
     */
    static InventedPopulation of(Arguments arguments, Library library, long seed) {
        String named = arguments.option("--place");
        List<PlaceCode> within =
                named == null
                        ? library.parameters().stream()
                                .flatMap(parameter -> parameter.rows().stream())
                                .map(row -> row.place())
                                .filter(place -> place.code() != 0)
                                .distinct()
                                .toList()
                        : Arrays.stream(named.split(",")).map(PlaceCode::of).toList();
        long[] places = Divisions.read(arguments.content(), within).villages();
        if (places.length == 0) {
            throw new UsageException("--place：没有村居 / no villages in " + within);
        }
        return new InventedPopulation(
                SyntheticPopulation.read(library, arguments.content()), places, seed);
    }

    /** Runs the reform over so many households, on all processors. */
    ReformReport report(ReformRun run, long households, LocalDate on) {
        AtomicLong next = new AtomicLong();
        List<Future<ReformReport>> parts = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (int t = 0; t < Runtime.getRuntime().availableProcessors(); t++) {
                parts.add(threads.submit(() -> part(run.fork(), next, households, on)));
            }
            ReformReport sum = run.report();
            for (Future<ReformReport> part : parts) {
                sum = sum.plus(part.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ReformReport part(ReformRun run, AtomicLong next, long households, LocalDate on) {
        FactColumns facts = null;
        for (long from = next.getAndAdd(BATCH); from < households; from = next.getAndAdd(BATCH)) {
            int count = (int) Math.min(BATCH, households - from);
            facts = population.fill(facts, from, count, households, places, seed, on);
            run.add(facts);
        }
        return run.report();
    }

    SyntheticPopulation population() {
        return population;
    }

    long[] places() {
        return places;
    }
}
