package org.huimin.engine.batch;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.huimin.engine.base.Dates;
import org.huimin.engine.feel.Texts;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;

/** Seeded households over any vocabulary: amounts around the parameters, some facts unknown. */
public final class RandomHouseholds {

    private static final int[] SIZES = {1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5, 7};

    private final Library library;
    private final SplittableRandom random;
    private final List<Fact> facts;
    private final double unknownShare;
    private final long[] places;

    public RandomHouseholds(Library library, List<Fact> facts, long seed, double unknownShare) {
        this.library = library;
        this.facts = facts;
        this.random = new SplittableRandom(seed);
        this.unknownShare = unknownShare;
        this.places = places(library);
    }

    /** Every place with figures of its own, and 0 for a place without. */
    static long[] places(Library library) {
        return LongStream.concat(
                        LongStream.of(0),
                        library.parameters().stream()
                                .map(Parameter::rows)
                                .flatMap(List::stream)
                                .mapToLong(row -> row.place().code()))
                .distinct()
                .sorted()
                .toArray();
    }

    public FactColumns columns(int households, LocalDate on) {
        int[] start = new int[households + 1];
        for (int i = 0; i < households; i++) {
            // now and then nobody lives there
            int size = i % 97 == 96 ? 0 : SIZES[random.nextInt(SIZES.length)];
            start[i + 1] = start[i] + size;
        }
        FactColumns columns = new FactColumns(library, households, start[households]);
        columns.memberStart = start;
        for (int i = 0; i < households; i++) {
            columns.place[i] = place();
        }
        for (Fact fact : facts) {
            int rows = fact.ofMember() ? start[households] : households;
            long[] values = columns.values(fact.id());
            byte[] unknown = columns.unknown(fact.id());
            for (int row = 0; row < rows; row++) {
                boolean missing = random.nextDouble() < (fact.derived() ? 0.9 : unknownShare);
                unknown[row] = (byte) (missing ? 1 : 0);
                values[row] = missing ? 0 : value(fact, on);
            }
        }
        return columns;
    }

    /** A named place, now and then a village below it, or one that no table names. */
    private long place() {
        long place = places[random.nextInt(places.length)];
        return switch (random.nextInt(4)) {
            case 0 -> place == 0 ? 110_101_001_001L : place;
            case 1 -> 650_000_000_000L;
            default ->
                    place + 1_001L < place + 1_000_000L && place % 1_000_000 == 0 && place != 0
                            ? place + 1_001
                            : place == 0 ? 440_101_001_001L : place;
        };
    }

    private long value(Fact fact, LocalDate on) {
        return fact.type() instanceof Type.Optional(Type present)
                ? random.nextInt(4) == 0 ? Type.NONE : value(present, fact, on)
                : value(fact.type(), fact, on);
    }

    private long value(Type type, Fact fact, LocalDate on) {
        return switch (type) {
            case Type.Number number ->
                    switch (number.kind()) {
                        case MONEY -> money();
                        case MONTHS -> random.nextInt(30);
                        case COUNT ->
                                fact.derived()
                                        ? random.nextInt(110)
                                        : random.nextInt(10) < 7 ? 0 : random.nextInt(4);
                        case DECIMAL, PLAIN -> random.nextInt(3) == 0 ? random.nextInt(250) : 100;
                    };
            case Type.Truth _ -> random.nextInt(12) == 0 ? 1 : 0;
            case Type.Date _ -> on.toEpochDay() - random.nextInt(105 * 365);
            case Type.Code(var list) ->
                    random.nextInt(3) == 0 ? random.nextInt(list.codes().size()) : list.noneRank();
            case Type.Month _ -> Dates.month(YearMonth.from(on)) - random.nextInt(40);
            case Type.Text _ -> Texts.number(random.nextBoolean() ? "东" : "西");
            case Type.Optional _, Type.Broken _ -> 0;
        };
    }

    private long money() {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> 0;
            case 3 -> random.nextLong(120_000);
            case 4 -> random.nextInt(20) * 5_000L;
            default -> random.nextLong(6_000_000);
        };
    }
}
