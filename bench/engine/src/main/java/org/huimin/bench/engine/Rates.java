package org.huimin.bench.engine;

/** The 21 figures of 3,000 places in four versions, as the seeded generator draws them. */
final class Rates {

    static final int PLACES = 3_000;
    static final int VERSIONS = 4;

    /** The month the workload is decided for, yyyymm. */
    static final int MONTH = 202611;

    /** Ids of the figures, in the order of {@link #values}. */
    static final String[] NAMES = {
        "stdUrban",
        "stdRural",
        "dibaoMult",
        "margMult",
        "carLimit",
        "addPct",
        "minTopup",
        "tekunBasic",
        "nurse0",
        "nurse1",
        "nurse2",
        "insContribution",
        "disposableCap",
        "rigidCap",
        "disLiv",
        "nurseSub1",
        "nurseSub2",
        "old80",
        "old90",
        "old100",
        "orphanStd"
    };

    static final int WIDTH = NAMES.length;

    private static final int[] FIRST_MONTHS = {200001, 202401, 202507, 202610};

    /** First month, yyyymm, by place × {@link #VERSIONS} + version. */
    final int[] from = new int[PLACES * VERSIONS];

    /** By (place × VERSIONS + version) × WIDTH + figure; fen, or a plain number. */
    final long[] values = new long[PLACES * VERSIONS * WIDTH];

    Rates(Draw draw) {
        for (int place = 0; place < PLACES; place++) {
            long urban = (600 + draw.below(900)) * 100L;
            long rural = urban * (60 + draw.below(40)) / 100;
            for (int version = 0; version < VERSIONS; version++) {
                int row = place * VERSIONS + version;
                from[row] = FIRST_MONTHS[version] + (version == 0 ? 0 : draw.below(3));
                urban = urban * (103 + draw.below(5)) / 100;
                rural = rural * (103 + draw.below(6)) / 100;
                fill(row * WIDTH, urban, rural, draw);
            }
        }
    }

    private void fill(int at, long urban, long rural, Draw draw) {
        long[] drawn = {
            urban,
            rural,
            18 + draw.below(4) * 6,
            30 + draw.below(4) * 6,
            draw.perMille(500) ? 5_000_000L : 8_000_000L,
            10 + draw.below(3) * 5,
            5_000 + draw.below(6) * 1_000,
            urban * 13 / 10,
            3_000 + draw.below(50) * 100,
            20_000 + draw.below(100) * 100,
            80_000 + draw.below(300) * 100,
            40_000,
            urban * (25 + draw.below(10)) / 10,
            urban * (10 + draw.below(10)) / 10,
            5_000 + draw.below(10) * 1_000,
            12_000 + draw.below(20) * 1_000,
            8_000 + draw.below(10) * 500,
            5_000 + draw.below(20) * 500,
            15_000 + draw.below(20) * 500,
            50_000 + draw.below(10) * 10_000,
            120_000 + draw.below(80) * 1_000
        };
        System.arraycopy(drawn, 0, values, at, WIDTH);
    }

    /** The figures in force in the month: place × WIDTH + figure. */
    long[] inForce(int month) {
        long[] table = new long[PLACES * WIDTH];
        for (int place = 0; place < PLACES; place++) {
            int row = place * VERSIONS;
            for (int version = 0; version < VERSIONS; version++) {
                if (from[place * VERSIONS + version] <= month) {
                    row = place * VERSIONS + version;
                }
            }
            System.arraycopy(values, row * WIDTH, table, place * WIDTH, WIDTH);
        }
        return table;
    }

    /** The 12-digit code of the n-th place: made-up counties of four provinces. */
    static long code(int place) {
        long province = 11 + place / 900;
        long prefecture = place % 900 / 30 + 1;
        long county = place % 30 + 1;
        return ((province * 100 + prefecture) * 100 + county) * 1_000_000;
    }
}
