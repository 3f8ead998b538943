package org.huimin.engine.reform;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.huimin.engine.batch.FactColumns;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Values;
import org.huimin.engine.policy.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Invented households after distributions written in the content ({@code reform/synthetic.yaml}):
 * to try a reform without real data, to search for counterexamples, to measure speed. The same seed
 * gives the same households, whatever the size of the batches.
 */
public final class SyntheticPopulation {

    /** A household shape: its weight and the ages of its members. */
    private record Shape(double share, List<int[]> ages) {}

    /** How one fact comes about; of several for one fact the last that fits the age counts. */
    private record Draw(
            Fact fact,
            int from,
            int to,
            double share,
            double median,
            double spread,
            Weighted set) {}

    private record Weighted(List<Long> values, double[] upTo) {
        long pick(double at) {
            int i = 0;
            while (i < upTo.length - 1 && at * upTo[upTo.length - 1] >= upTo[i]) {
                i++;
            }
            return values.get(i);
        }
    }

    private final Library library;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final List<Draw> draws = new ArrayList<>();
    private final List<Draw> unknowns = new ArrayList<>();
    private @Nullable Fact birth;
    private double shares;

    private SyntheticPopulation(Library library) {
        this.library = library;
    }

    /**
     * Reads the distributions.
     *
     * @throws ContentException naming every line that cannot be used
     */
    public static SyntheticPopulation read(Library library, Path contentRoot) {
        SyntheticPopulation population = new SyntheticPopulation(library);
        Source source =
                Source.read(
                        contentRoot,
                        contentRoot.resolve("reform").resolve("synthetic.yaml"),
                        population.problems);
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml != null) {
            population.read(yaml);
        }
        if (!population.problems.isEmpty()) {
            throw new ContentException(population.problems);
        }
        return population;
    }

    private void read(Yaml yaml) {
        yaml.allow(Set.of("birth", "shapes", "facts", "unknown", "note"));
        birth = yaml.get("birth") instanceof Yaml name ? fact(name) : null;
        for (Yaml entry : list(yaml, "shapes")) {
            entry.allow(Set.of("share", "ages"));
            List<int[]> ages = list(entry, "ages").stream().map(this::range).toList();
            double share = number(entry, "share", 1);
            shapes.add(new Shape(share, ages));
            shares += share;
        }
        list(yaml, "facts").forEach(entry -> draw(entry, draws));
        list(yaml, "unknown").forEach(entry -> draw(entry, unknowns));
        if (shapes.isEmpty()) {
            yaml.problem("没有户型 shapes", "no shapes", "shapes: [{share: 1, ages: [20-59]}]");
        }
    }

    private static List<Yaml> list(Yaml yaml, String key) {
        return yaml.get(key) instanceof Yaml list ? list.items() : List.of();
    }

    private void draw(Yaml entry, List<Draw> into) {
        entry.allow(Set.of("fact", "ages", "share", "median", "spread", "codes", "values"));
        Yaml name = entry.get("fact");
        Fact fact = name == null ? null : fact(name);
        if (fact == null) {
            entry.required("fact");
            return;
        }
        int[] ages = entry.get("ages") instanceof Yaml range ? range(range) : new int[] {0, 200};
        Yaml set = entry.get("codes") instanceof Yaml codes ? codes : entry.get("values");
        Weighted weighted = set == null ? new Weighted(List.of(), new double[0]) : set(fact, set);
        into.add(
                new Draw(
                        fact,
                        ages[0],
                        ages[1],
                        number(entry, "share", 1),
                        number(entry, "median", 0),
                        number(entry, "spread", 0),
                        weighted));
    }

    private @Nullable Fact fact(Yaml name) {
        Optional<Fact> fact = library.vocabulary().fact(name.text());
        if (fact.isEmpty()) {
            name.problem(
                    "词汇表中没有这条事实",
                    "the vocabulary has no such fact",
                    org.huimin.engine.feel.Suggestions.nearest(
                                    name.text(),
                                    library.vocabulary().facts().stream().map(Fact::id).toList())
                            .orElse(null));
        }
        return fact.orElse(null);
    }

    private Weighted set(Fact fact, Yaml set) {
        List<Long> values = new ArrayList<>();
        double[] upTo = new double[set.keys().size()];
        double sum = 0;
        for (Yaml key : set.keys()) {
            OptionalLong value = Values.parse(fact.type(), key.text());
            if (value.isEmpty()) {
                key.problem(
                        "“%s”不能是这个值".formatted(fact.zh()),
                        "the value does not fit the fact " + fact.id(),
                        Values.example(fact.type()));
            }
            sum += number(set, key.text(), 1);
            upTo[values.size()] = sum;
            values.add(value.orElse(0));
        }
        return new Weighted(values, upTo);
    }

    private int[] range(Yaml range) {
        String[] ends = range.text().split("-", -1);
        try {
            return new int[] {
                Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[ends.length - 1].strip())
            };
        } catch (NumberFormatException e) {
            range.problem("年龄范围应如 18-59", "a range of ages is like 18-59", "18-59");
            return new int[] {0, 0};
        }
    }

    private static double number(Yaml entry, String key, double otherwise) {
        if (!(entry.get(key) instanceof Yaml written)) {
            return otherwise;
        }
        try {
            return Double.parseDouble(written.text());
        } catch (NumberFormatException e) {
            written.problem("应为数字", "a number is needed", key + ": 1");
            return otherwise;
        }
    }

    /**
     * Fills the columns with the households from {@code first} on.
     *
     * @param places where they may live; households of one place come together
     * @param all how many households there are in all, over which the places are spread
     * @param on the day the ages are for
     * @return columns for {@code count} households, made or reused
     */
    public FactColumns fill(
            @Nullable FactColumns reused,
            long first,
            int count,
            long all,
            long[] places,
            long seed,
            LocalDate on) {
        int[] shapeOf = new int[count];
        SplittableRandom[] randoms = new SplittableRandom[count];
        int members = 0;
        for (int i = 0; i < count; i++) {
            randoms[i] = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + first + i);
            shapeOf[i] = shape(randoms[i]);
            members += shapes.get(shapeOf[i]).ages().size();
        }
        FactColumns facts = reused;
        if (facts == null) {
            facts = new FactColumns(library, count, members);
        } else {
            facts.reset(count, members);
        }
        for (Fact fact : library.vocabulary().facts()) {
            nothing(facts, fact, fact.ofMember() ? members : count);
        }
        int at = 0;
        for (int i = 0; i < count; i++) {
            facts.memberStart[i] = at;
            facts.place[i] = places[(int) ((first + i) * places.length / Math.max(1, all))];
            at = household(facts, i, at, shapes.get(shapeOf[i]), randoms[i], on);
        }
        facts.memberStart[count] = at;
        return facts;
    }

    private int shape(SplittableRandom random) {
        double at = random.nextDouble() * shares;
        int shape = 0;
        while (shape < shapes.size() - 1 && at >= shapes.get(shape).share()) {
            at -= shapes.get(shape).share();
            shape++;
        }
        return shape;
    }

    /** What is not drawn is "none" where the fact has such a value. */
    private static void nothing(FactColumns facts, Fact fact, int rows) {
        boolean hasNone =
                switch (fact.type()) {
                    case Type.Number _, Type.Truth _ -> true;
                    case Type.Code(CodeList list) -> !list.none().isEmpty();
                    default -> false;
                };
        if (!fact.derived() && hasNone) {
            java.util.Arrays.fill(facts.values(fact.id()), 0, rows, fact.noneValue());
            java.util.Arrays.fill(facts.unknown(fact.id()), 0, rows, (byte) 0);
        }
    }

    private int household(
            FactColumns facts,
            int household,
            int start,
            Shape shape,
            SplittableRandom random,
            LocalDate on) {
        double luck = random.nextGaussian();
        for (Draw draw : draws) {
            if (!draw.fact().ofMember()) {
                draw(facts, draw, household, luck, random);
            }
        }
        int at = start;
        for (int[] range : shape.ages()) {
            int age = range[0] + random.nextInt(range[1] - range[0] + 1);
            if (birth != null) {
                long born = on.minusYears(age).minusDays(random.nextInt(365)).toEpochDay();
                facts.values(birth.id())[at] = born;
                facts.unknown(birth.id())[at] = 0;
            }
            for (Draw draw : draws) {
                if (draw.fact().ofMember() && age >= draw.from() && age <= draw.to()) {
                    draw(facts, draw, at, 0.6 * luck + 0.8 * random.nextGaussian(), random);
                }
            }
            for (Draw draw : unknowns) {
                if (random.nextDouble() < draw.share()) {
                    int row = draw.fact().ofMember() ? at : household;
                    facts.values(draw.fact().id())[row] = 0;
                    facts.unknown(draw.fact().id())[row] = 1;
                }
            }
            at++;
        }
        return at;
    }

    private static void draw(
            FactColumns facts, Draw draw, int row, double luck, SplittableRandom random) {
        if (random.nextDouble() >= draw.share()) {
            return;
        }
        Fact fact = draw.fact();
        long value = 1;
        if (!draw.set().values().isEmpty()) {
            value = draw.set().pick(random.nextDouble());
        } else if (draw.median() > 0) {
            // whole yuan
            value = Math.round(draw.median() * Math.exp(draw.spread() * luck)) * 100;
        }
        facts.values(fact.id())[row] = value;
        facts.unknown(fact.id())[row] = 0;
    }
}
