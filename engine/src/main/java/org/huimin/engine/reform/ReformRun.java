package org.huimin.engine.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.batch.BatchDecisions;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.policy.Lens;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;

/**
 * Decides every household under two versions of the content and adds up what differs, batch by
 * batch: neither the facts nor the decisions of more than one batch are kept. Not thread-safe: give
 * each thread its own run and add the reports up.
 */
public final class ReformRun {

    private final Versions versions;
    private final ReformOptions options;
    private final List<Programme> programmes;
    private final Side then;
    private final Side now;
    private final @Nullable LensReader lens;
    private final @Nullable CliffSearch cliffs;
    private final Tally all;
    private final Map<Long, Tally> places = new LinkedHashMap<>();
    private final List<Tally> families = new ArrayList<>();
    private final Map<Integer, Tally> incomes = new TreeMap<>();
    private final CurveTally curveBefore = new CurveTally();
    private final CurveTally curveAfter = new CurveTally();
    private final long[] row;
    private final int[] changed;
    private final long[] people = new long[Population.SIZE];
    private long lastPlace = -1;
    private @Nullable Tally lastPlaceTally;

    private static final int UNKNOWN_INCOME = -1;

    /** The two versions, each for its day. */
    private record Versions(Library before, LocalDate onBefore, Library after, LocalDate onAfter) {

        String name(boolean first) {
            Library library = first ? before : after;
            return onBefore.equals(onAfter)
                    ? library.version()
                    : library.version() + "@" + (first ? onBefore : onAfter);
        }
    }

    private ReformRun(
            Versions versions,
            ReformOptions options,
            List<Programme> programmes,
            Side then,
            Side now) {
        this.versions = versions;
        this.options = options;
        this.programmes = programmes;
        this.then = then;
        this.now = now;
        List<String> ids = then.ids();
        Lens with = options.lens().orElse(null);
        this.lens = with == null ? null : new LensReader(with, then.library());
        this.cliffs =
                options.cliffEvery() == 0
                        ? null
                        : new CliffSearch(vocabulary(), then, now, options.cliffEvery());
        this.all = new Tally(ids.size());
        if (with != null) {
            with.groups().forEach(_ -> families.add(new Tally(ids.size())));
        }
        this.row = new long[(ids.size() + 1) * Figures.SIZE];
        this.changed = new int[ids.size() + 1];
    }

    /** Counties, the lens of the content before if it has one, no search for cliffs. */
    public static ReformRun of(Library before, Library after, LocalDate on) {
        return of(before, after, on, new ReformOptions(3, Lens.of(before), 0));
    }

    /** As {@link #of(Library, Library, LocalDate)}, looked at as told. */
    public static ReformRun of(Library before, Library after, LocalDate on, ReformOptions options) {
        return of(before, on, after, on, options);
    }

    /**
     * Each version for a day of its own: what time does to a law that stays.
     *
     * @throws IllegalArgumentException when the two do not mean the same by a fact that both read
     */
    public static ReformRun of(
            Library before,
            LocalDate onBefore,
            Library after,
            LocalDate onAfter,
            ReformOptions options) {
        List<Programme> programmes = programmes(before, after);
        List<String> ids = programmes.stream().map(Programme::id).toList();
        Library seen = options.lens().map(lens -> lens.over(before)).orElse(before);
        Side then = new Side(seen, onBefore, ids);
        Side now = new Side(after, onAfter, ids);
        SharedFacts.check(then, now);
        Versions versions = new Versions(before, onBefore, after, onAfter);
        return new ReformRun(versions, options, programmes, then, now);
    }

    /** Another, empty run of the same reform over the same compiled loops: for another thread. */
    public ReformRun fork() {
        return new ReformRun(versions, options, programmes, then.again(), now.again());
    }

    /** The library whose vocabulary has every fact both versions read: for the columns. */
    public Library vocabulary() {
        return SharedFacts.richer(then, now);
    }

    /** Those of both versions, in the order of the one after, then what only the other has. */
    private static List<Programme> programmes(Library before, Library after) {
        Map<String, Programme> byId = new LinkedHashMap<>();
        after.programmes().forEach(each -> byId.put(each.id(), each));
        before.programmes().forEach(each -> byId.putIfAbsent(each.id(), each));
        return List.copyOf(byId.values());
    }

    /** Ids of all facts that either version or the lens reads; what {@link #add} needs filled. */
    public List<String> factsRead() {
        TreeSet<String> facts = new TreeSet<>(then.factsRead());
        facts.addAll(now.factsRead());
        return List.copyOf(facts);
    }

    /** Decides and adds up every household in the columns. */
    public void add(FactColumns facts) {
        BatchDecisions seen = then.decide(facts);
        now.decide(facts);
        for (int i = 0; i < facts.households(); i++) {
            int from = facts.memberStart[i];
            int to = facts.memberStart[i + 1];
            then.read(i, from, to);
            now.read(i, from, to);
            household(facts.place[i], i, to - from, seen);
        }
        if (cliffs != null) {
            cliffs.add(facts);
        }
    }

    private void household(long place, int household, int size, BatchDecisions seen) {
        int count = compare();
        java.util.Arrays.fill(people, 0);
        people[0] = 1;
        people[1] = size;
        int band = measure(household, size, seen);
        all.add(row, changed, count, people);
        place(place).add(row, changed, count, people);
        if (lens != null) {
            incomes.computeIfAbsent(band, _ -> new Tally(programmes.size()))
                    .add(row, changed, count, people);
            long groups = lens.groups(seen, household);
            for (int g = 0; g < families.size(); g++) {
                if ((groups >>> g & 1) != 0) {
                    families.get(g).add(row, changed, count, people);
                }
            }
        }
    }

    /** Writes the household's figures; the programmes with any are listed first in changed. */
    private int compare() {
        int count = 0;
        for (int p = 0; p < changed.length; p++) {
            boolean any = then.granted[p] || now.granted[p] || then.open[p] || now.open[p];
            if (!any) {
                continue;
            }
            changed[count++] = p;
            long difference = now.amount[p] - then.amount[p];
            int at = p * Figures.SIZE;
            row[at] = then.granted[p] ? 1 : 0;
            row[at + 1] = now.granted[p] ? 1 : 0;
            row[at + 2] = then.people[p];
            row[at + 3] = now.people[p];
            row[at + 4] = then.amount[p];
            row[at + 5] = now.amount[p];
            row[at + 6] = difference > 0 ? 1 : 0;
            row[at + 7] = difference < 0 ? 1 : 0;
            row[at + 8] = Math.max(0, difference);
            row[at + 9] = Math.max(0, -difference);
            row[at + 10] = now.granted[p] && !then.granted[p] ? 1 : 0;
            row[at + 11] = then.granted[p] && !now.granted[p] ? 1 : 0;
            row[at + 12] = then.open[p] ? 1 : 0;
            row[at + 13] = now.open[p] ? 1 : 0;
        }
        return count;
    }

    /** Poverty and income of the household; the band of its income a head. */
    private int measure(int household, int size, BatchDecisions seen) {
        if (lens == null || !lens.knowsIncome(seen, household) || size == 0) {
            people[2] = 1;
            return UNKNOWN_INCOME;
        }
        long income = lens.income(seen, household);
        int total = programmes.size();
        curveBefore.add(size, Math.addExact(income, then.amount[total]));
        curveAfter.add(size, Math.addExact(income, now.amount[total]));
        if (lens.knowsLine(seen, household)) {
            long line = Math.multiplyExact(lens.line(seen, household), size);
            long lackBefore = Math.max(0, line - income - then.amount[total]);
            long lackAfter = Math.max(0, line - income - now.amount[total]);
            people[3] = lackBefore > 0 ? size : 0;
            people[4] = lackAfter > 0 ? size : 0;
            people[5] = lackBefore;
            people[6] = lackAfter;
        } else {
            people[2] = 1;
        }
        return IncomeBins.of(Math.floorDiv(income, size));
    }

    private Tally place(long code) {
        Tally tally = lastPlaceTally;
        if (tally == null || code != lastPlace) {
            long place = new PlaceCode(code).ancestor(options.placeLevel()).code();
            tally = places.computeIfAbsent(place, _ -> new Tally(programmes.size()));
            lastPlace = code;
            lastPlaceTally = tally;
        }
        return tally;
    }

    /** What was added up so far. */
    public ReformReport report() {
        SortedMap<Group, List<Figures>> figures = new TreeMap<>();
        SortedMap<Group, Population> populations = new TreeMap<>();
        put(Group.ALL, all, figures, populations);
        places.forEach((code, tally) ->
                put(
                        new Group(Group.Dimension.PLACE, "%012d".formatted(code)),
                        tally,
                        figures,
                        populations));
        List<Names> types =
                options.lens().map(Lens::groups).orElse(List.of()).stream()
                        .map(each -> new Names(each.id(), each.zh(), each.en()))
                        .toList();
        for (int g = 0; g < families.size(); g++) {
            Group family = new Group(Group.Dimension.FAMILY, types.get(g).id());
            put(family, families.get(g), figures, populations);
        }
        incomes.forEach((band, tally) -> {
            String key = band == UNKNOWN_INCOME ? Group.UNKNOWN : Integer.toString(band);
            put(new Group(Group.Dimension.INCOME, key), tally, figures, populations);
        });
        return new ReformReport(
                versions.name(true),
                versions.name(false),
                versions.onAfter(),
                options.placeLevel(),
                programmes.stream()
                        .map(each -> new Names(each.id(), each.zh(), each.en()))
                        .toList(),
                types,
                figures,
                populations,
                new IncomeCurves(curveBefore.bands(), curveAfter.bands()),
                cliffs == null ? Cliffs.NONE : cliffs.report());
    }

    private static void put(
            Group group,
            Tally tally,
            SortedMap<Group, List<Figures>> figures,
            SortedMap<Group, Population> populations) {
        populations.put(group, tally.population());
        List<Figures> list = tally.figures();
        if (list != null) {
            figures.put(group, list);
        }
    }
}
