package org.huimin.bench.engine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.batch.BatchSession;
import org.huimin.engine.batch.Detail;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;

/** Measures every row of the target table in one run, and prints it. */
public final class EngineBench {

    private static final Map<Integer, Long> CHECKSUMS =
            Map.of(
                    20_000, 1480860164705L,
                    200_000, 14352393817668L,
                    2_000_000, 143650093251312L);

    /** Households with an unknown fact, per mille. */
    private static final int UNKNOWN = 30;

    private static final int REDECIDED = 100_000;

    private final int households;
    private final int counted;
    private final Path content;
    private final List<Peer> peers;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private EngineBench(int households, int counted, Path content, List<Peer> peers) {
        this.households = households;
        this.counted = counted;
        this.content = content;
        this.peers = peers;
    }

    /**
     * @param arguments {@code CONTENT [--households N] [--quick] [--write FILE]}, or {@code CONTENT
     *     --load-only} for a run that only loads, from which the JVM learns
     */
    public static void run(String[] arguments, List<Peer> peers) throws Exception {
        List<String> words = List.of(arguments);
        boolean quick = words.contains("--quick");
        int households =
                Integer.parseInt(option(words, "--households", quick ? "200000" : "2000000"));
        EngineBench bench =
                new EngineBench(households, quick ? 5 : 7, Path.of(words.getFirst()), peers);
        if (words.contains("--load-only")) {
            bench.compiled();
            return;
        }
        bench.measure();
        String table = bench.table();
        System.out.println(table);
        String file = option(words, "--write", "");
        if (!file.isEmpty()) {
            write(Path.of(file), table);
        }
        if (!bench.rows.stream().allMatch(Row::met)) {
            System.out.println("✗ 有必须达到而没有达到的 / some musts were missed");
        }
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        return at < 0 || at + 1 >= words.size() ? otherwise : words.get(at + 1);
    }

    private void measure() throws Exception {
        load();
        Path folder = Files.createTempDirectory("huimin-workload");
        try {
            Workload workload = new Workload(households, folder);
            say("%,d households, %,d members".formatted(households, workload.people.members));
            kernels(workload);
        } finally {
            delete(folder);
        }
        for (Peer peer : peers) {
            if (peer.households(households) < households) {
                peer(peer, new People(peer.households(households)));
            }
        }
        rows.sort(Comparator.comparingInt(row -> ORDER.indexOf(row.measure())));
    }

    // --- the engine ----------------------------------------------------------------------------

    private static final String EXACT = "compiled kernel, exact, against (a)";
    private static final String WHY = "with why-bits, against without";
    private static final String HALF_KNOWN =
            "3 % of households with unknowns, whole run against (a)";
    private static final String SQL = "against DuckDB SQL, one thread";
    private static final String KIE = "against Kie DMN, compiled FEEL";
    private static final String SCALA = "against feel-scala";
    private static final String ONE = "one household re-decided, why-bits, in memory";
    private static final String LOAD = "load, check and compile all content";
    private static final String TWO = "two threads against one";
    private static final List<String> ORDER =
            List.of(EXACT, WHY, HALF_KNOWN, SQL, KIE, SCALA, ONE, LOAD, TWO);

    /** The first thing the process does: nothing is warm yet. */
    private void load() {
        long before = System.nanoTime();
        int loops = compiled();
        double cold = (System.nanoTime() - before) / 1e9;
        double sinceStart =
                (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
                        / 1e3;
        before = System.nanoTime();
        compiled();
        double warm = (System.nanoTime() - before) / 1e9;
        rows.add(new Row(LOAD, 2, 1, " s", false, cold, "first time in the process"));
        notes.add(
                "Loading: %d loops of all kinds of places, clean and full; %.2f s from the start of the JVM; %.2f s the second time."
                        .formatted(loops, sinceStart, warm));
    }

    private int compiled() {
        Library library = Library.load(content, Library.Selection.PROGRAMMES);
        return BatchDecider.of(library, Workload.ON).compile();
    }

    private void kernels(Workload workload) throws Exception {
        People people = workload.people;
        BatchDecider decider = BatchDecider.of(workload.library, Workload.ON);
        FactColumns facts = workload.columns();
        BatchSession amounts = decider.session(facts, Detail.AMOUNTS);
        BatchSession reasons = decider.session(facts, Detail.REASONS);
        BatchSession unknown = decider.session(withUnknowns(workload, decider), Detail.AMOUNTS);
        Decided byHand = new Decided(households);
        long[] rates = people.rates.inForce(Rates.MONTH);
        Clock clock = new Clock();
        clock.add("hand", () -> HandLoop.run(people, rates, byHand, 0, households));
        clock.add("exact", amounts::decide);
        clock.add("why", reasons::decide);
        clock.add("unknown", unknown::decide);
        clock.add("two", () -> amounts.decideWith(2));
        int warmUp = Math.max(4, 4_000_000 / households);
        clock.rounds(warmUp, counted);
        Clock together = new Clock();
        together.add("exact", amounts::decide);
        for (Peer peer : peers) {
            if (peer.households(households) == households) {
                peer.prepare(new PeerSource(people));
                together.add(peer.name(), peer::decide);
            }
        }
        together.rounds(2, Math.max(5, counted));
        for (Peer peer : peers) {
            if (peer.households(households) == households) {
                compared(peer, together.median("exact"), together.median(peer.name()), 1);
                checksum(peer.name(), households, peer.checksum());
                peer.close();
            }
        }
        exactRate = households / clock.median("exact");
        checksum("hand-written loop (a)", households, byHand.checksum(households));
        checksum("compiled kernel", households, sum(amounts));
        checksum("compiled kernel with why-bits", households, sum(reasons));
        double hand = clock.median("hand");
        double exact = clock.median("exact");
        rows.add(new Row(EXACT, 1.25, 1.1, "×", false, exact / hand, millions(exact)));
        double why = clock.median("why");
        rows.add(new Row(WHY, 1.15, 1.07, "×", false, why / exact, millions(why)));
        double half = clock.median("unknown");
        rows.add(new Row(HALF_KNOWN, 1.65, 1.3, "×", false, half / hand, millions(half)));
        double two = clock.median("two");
        rows.add(new Row(TWO, 1.7, 1.9, "×", true, exact / two, millions(two)));
        notes.add(
                "(a), the hand-written loop, one thread: %s, %.1f ns a decision."
                        .formatted(millions(hand), hand / households / Decided.PROGRAMMES));
        one(reasons);
    }

    private double exactRate;
    private String feelAlone = "";

    private String millions(double nanos) {
        return String.format(Locale.ROOT, "%.1f M households/s", households * 1e3 / nanos);
    }

    private long sum(BatchSession session) {
        return Workload.decided(session.decisions(), households).checksum(households);
    }

    /** The same columns, where {@link #UNKNOWN} of a thousand households lack some fact. */
    private FactColumns withUnknowns(Workload workload, BatchDecider decider) {
        FactColumns facts = workload.columns();
        SplittableRandom random = new SplittableRandom(3);
        List<Fact> read =
                decider.factsRead().stream()
                        .map(id -> workload.library.vocabulary().fact(id).orElseThrow())
                        .toList();
        for (int i = 0; i < households; i++) {
            if (random.nextInt(1_000) < UNKNOWN) {
                Fact fact = read.get(random.nextInt(read.size()));
                int from = facts.memberStart[i];
                int size = facts.memberStart[i + 1] - from;
                int row = fact.ofMember() ? from + random.nextInt(size) : i;
                facts.unknown(fact.id())[row] = 1;
            }
        }
        return facts;
    }

    /** Households all over the columns, so that none is in the cache. */
    private void one(BatchSession session) throws Exception {
        Clock clock = new Clock();
        int step = 7_919;
        clock.add(
                ONE,
                () -> {
                    int household = 0;
                    for (int n = 0; n < REDECIDED; n++) {
                        household = (household + step) % households;
                        session.decide(household);
                    }
                });
        clock.rounds(5, counted);
        double micros = clock.median(ONE) / REDECIDED / 1e3;
        rows.add(new Row(ONE, 2, 1, " µs", false, micros, "all nine programmes"));
    }

    // --- the others ----------------------------------------------------------------------------

    private void peer(Peer peer, People people) throws Exception {
        say(peer.name());
        peer.prepare(new PeerSource(people));
        Clock clock = new Clock();
        clock.add(peer.name(), peer::decide);
        clock.rounds(3, Math.max(5, counted));
        double perHousehold = clock.median(peer.name()) / people.households;
        compared(peer, 1 / exactRate, perHousehold, people.households);
        Decided byHand = new Decided(people.households);
        HandLoop.run(people, people.rates.inForce(Rates.MONTH), byHand, 0, people.households);
        checksum(
                peer.name(),
                people.households,
                peer.checksum(),
                byHand.checksum(people.households));
        peer.close();
    }

    private void compared(Peer peer, double kernel, double other, int of) {
        String name = peer.name();
        double times = other / kernel;
        String note = of == 1 ? "" : "on %,d households, by household".formatted(of);
        if (name.startsWith("DuckDB")) {
            rows.add(new Row(SQL, 8, 10, "× faster", true, times, note));
        } else if (name.startsWith("Kie FEEL")) {
            // no target: not what users of Kie DMN run
            feelAlone = ", its FEEL without the DMN runtime: %,.0f×".formatted(times);
        } else if (name.startsWith("Kie DMN")) {
            rows.add(new Row(KIE, 300, 400, "× faster", true, times, note + feelAlone));
        } else {
            rows.add(new Row(SCALA, 2_500, 3_000, "× faster", true, times, note));
        }
        notes.add(name + ": " + peer.note() + ".");
    }

    private void checksum(String who, int households, long sum) {
        checksum(who, households, sum, CHECKSUMS.getOrDefault(households, sum));
    }

    private void checksum(String who, int households, long sum, long right) {
        if (sum != right) {
            throw new IllegalStateException(
                    "%s: checksum %d of %d households, not %d"
                            .formatted(who, sum, households, right));
        }
        notes.add("Checksum of %,d households, %s: %d ✓".formatted(households, who, sum));
    }

    // --- output --------------------------------------------------------------------------------

    private static void say(String text) {
        System.err.println("… " + text);
    }

    private String table() {
        StringBuilder text = new StringBuilder();
        text.append("| measure | must | aim | measured | reached | |\n|---|---|---|---|---|---|\n");
        rows.forEach(row -> text.append(row.markdown()).append('\n'));
        text.append(
                "\nMedians of %d counted runs, all in one process, %,d households, %d processors, Java %s.\n\n"
                        .formatted(
                                counted,
                                households,
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version()));
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        return text.toString();
    }

    /** Replaces what stands between the two marks in the file. */
    private static void write(Path file, String table) throws IOException {
        String begin = "<!-- bench:engine -->";
        String end = "<!-- /bench:engine -->";
        String text = Files.readString(file);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(file + " lacks the marks " + begin + " and " + end);
        }
        Files.writeString(
                file, text.substring(0, from + begin.length()) + "\n" + table + text.substring(to));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
