package org.huimin.platform.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.testing.TestDatabase;

/**
 * Loads all places and measures searches, one connection, one after the other:
 *
 * <pre>
 * ./mvnw -q -o -pl platform -am test-compile
 * ./mvnw -q -o -pl platform exec:java -Dexec.classpathScope=test -Dexec.mainClass=org.huimin.platform.places.PlacesBench
 * </pre>
 */
final class PlacesBench {

    private static final int WARM_UP = 1_000;
    private static final int SEARCHES = 6_000;
    private static final long SEED = 665_272;

    private record Query(String kind, String text, PlaceRange scope) {}

    private PlacesBench() {}

    public static void main(String... arguments) {
        try (var database = TestDatabase.create()) {
            var loader = new PlacesLoader(database.owner(), PlacesTest.DIVISIONS);
            long begin = System.nanoTime();
            var loaded = loader.load();
            System.out.printf("load %,d rows: %,d ms%n", loaded.rows(), millis(begin));
            begin = System.nanoTime();
            loader.load();
            System.out.printf("load again: %,d ms%n", millis(begin));
            database.jdbc()
                    .sql(
                            "select relname || ' ' || pg_size_pretty(pg_relation_size(oid)) from pg_class"
                                    + " where relnamespace = 'places'::regnamespace and relpages > 9 order by 1")
                    .query(String.class)
                    .list()
                    .forEach(System.out::println);
            measure(database);
        }
    }

    private static void measure(TestDatabase database) {
        var places = new Places(database.jdbc());
        List<Query> queries = queries(database, new Random(SEED));
        var times = new TreeMap<String, List<Long>>();
        for (int i = 0; i < queries.size(); i++) {
            Query query = queries.get(i);
            long begin = System.nanoTime();
            places.search(query.text(), query.scope().from(), query.scope().to(), 20);
            long took = (System.nanoTime() - begin) / 1_000;
            if (i >= WARM_UP) {
                times.computeIfAbsent(query.kind(), _ -> new ArrayList<>()).add(took);
                times.computeIfAbsent("~ all", _ -> new ArrayList<>()).add(took);
                if (took > 40_000) {
                    System.out.println(took + " us: " + query);
                }
            }
        }
        System.out.printf(
                "%-28s %7s %8s %8s %8s %8s  ms%n", "search", "n", "p50", "p95", "p99", "max");
        times.forEach(PlacesBench::print);
    }

    private static void print(String kind, List<Long> micros) {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%-28s %7d %8.1f %8.1f %8.1f %8.1f%n",
                kind,
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1000.0;
    }

    /** What somebody would type to find a random place, from one letter to the whole name. */
    private static List<Query> queries(TestDatabase database, Random random) {
        List<Map<String, Object>> sample =
                database.jdbc()
                        .sql(
                                "select code, name, pinyin, initials from places.place"
                                        + " order by md5(code::text) limit 4000")
                        .query()
                        .listOfRows();
        var queries = new ArrayList<Query>();
        while (queries.size() < WARM_UP + SEARCHES) {
            var place = sample.get(random.nextInt(sample.size()));
            String name = (String) place.get("name");
            String pinyin = (String) place.get("pinyin");
            String initials = (String) place.get("initials");
            PlaceRange scope =
                    new PlaceCode((Long) place.get("code")).ancestor(random.nextInt(4)).range();
            int letters = 1 + random.nextInt(4);
            for (var text :
                    List.of(
                            new String[] {
                                "name, beginning " + Math.min(letters, 3),
                                cut(name, 0, Math.min(letters, 3))
                            },
                            new String[] {
                                "name, fragment " + (1 + letters % 2), cut(name, 1, 1 + letters % 2)
                            },
                            new String[] {"initials " + letters, cut(initials, 0, letters)},
                            new String[] {
                                "pinyin, first syllables", syllables(pinyin, 1 + letters % 3)
                            },
                            new String[] {
                                "pinyin, letters " + letters,
                                cut(pinyin.replace(" ", ""), 0, letters)
                            },
                            new String[] {"name, whole", name})) {
                queries.add(new Query(text[0], text[1], scope));
            }
        }
        return queries;
    }

    private static String cut(String text, int from, int length) {
        int begin = Math.min(from, text.length() - 1);
        return text.substring(begin, Math.min(text.length(), begin + length));
    }

    private static String syllables(String pinyin, int count) {
        return String.join(" ", Arrays.stream(pinyin.split(" ")).limit(count).toList());
    }

    private static long millis(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
