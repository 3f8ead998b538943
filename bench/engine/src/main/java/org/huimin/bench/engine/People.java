package org.huimin.bench.engine;

/** The workload's households: plain columns, the members of a household side by side. */
final class People {

    private static final int[] SIZES = {19, 36, 23, 12, 6, 2, 1, 1};

    final int households;
    final int members;

    /** The members of household i are those from {@code start[i]} up to {@code start[i + 1]}. */
    final int[] start;

    final Rates rates;
    final int[] place;
    final byte[] urban;
    final byte[] houses;
    final byte[] supporterAble;
    final long[] business;
    final long[] property;
    final long[] transfers;
    final long[] deposits;
    final long[] carValue;
    final long[] rent;
    final long[] schooling;
    final long[] disasterLoss;
    final short[] age;
    final byte[] disabilityLevel;
    final byte[] disabilityKind;
    final byte[] student;
    final byte[] orphan;
    final byte[] severeIllness;
    final byte[] injuryNursing;
    final byte[] selfCare;
    final byte[] registeredHere;
    final byte[] ableToWork;
    final long[] wage;
    final long[] pension;
    final long[] medicalPaid;

    private final Draw draw = new Draw();

    People(int households) {
        this.households = households;
        rates = new Rates(draw);
        start = new int[households + 1];
        for (int i = 0; i < households; i++) {
            start[i + 1] = start[i] + size();
        }
        members = start[households];
        place = new int[households];
        urban = new byte[households];
        houses = new byte[households];
        supporterAble = new byte[households];
        business = new long[households];
        property = new long[households];
        transfers = new long[households];
        deposits = new long[households];
        carValue = new long[households];
        rent = new long[households];
        schooling = new long[households];
        disasterLoss = new long[households];
        age = new short[members];
        disabilityLevel = new byte[members];
        disabilityKind = new byte[members];
        student = new byte[members];
        orphan = new byte[members];
        severeIllness = new byte[members];
        injuryNursing = new byte[members];
        selfCare = new byte[members];
        registeredHere = new byte[members];
        ableToWork = new byte[members];
        wage = new long[members];
        pension = new long[members];
        medicalPaid = new long[members];
        for (int i = 0; i < households; i++) {
            household(i);
        }
    }

    private int size() {
        int rest = draw.below(100);
        int size = 0;
        while (rest >= SIZES[size]) {
            rest -= SIZES[size];
            size++;
        }
        return size + 1;
    }

    /**
     * @param share per mille
     */
    private int some(int share, int bound) {
        return draw.perMille(share) ? draw.below(bound) : 0;
    }

    private byte flag(int share) {
        return (byte) (draw.perMille(share) ? 1 : 0);
    }

    private void household(int i) {
        place[i] = draw.below(Rates.PLACES);
        urban[i] = flag(600);
        int poor = draw.below(100);
        int wealth = poor < 25 ? 0 : poor < 55 ? 1 : 2;
        business[i] = some(200, wealth == 0 ? 60_000 : wealth == 1 ? 200_000 : 900_000);
        property[i] = some(120, wealth == 2 ? 300_000 : 40_000);
        transfers[i] = some(250, 60_000);
        deposits[i] =
                switch (wealth) {
                    case 0 -> draw.perMille(300) ? draw.below(2_000_000) : draw.below(100_000);
                    case 1 -> draw.below(8_000_000);
                    default -> draw.below(60_000_000);
                };
        houses[i] =
                (byte)
                        (wealth == 2
                                ? 1 + draw.below(3)
                                : draw.perMille(50)
                                        ? 3
                                        : draw.below(2) + (draw.perMille(200) ? 1 : 0));
        carValue[i] = some(wealth == 0 ? 30 : wealth == 1 ? 150 : 500, 20_000_000);
        rent[i] = some(200, 200_000);
        schooling[i] = some(150, 150_000);
        disasterLoss[i] = some(8, 10_000_000);
        boolean alone = start[i + 1] - start[i] == 1 && wealth == 0;
        supporterAble[i] = flag(alone ? 500 : 850);
        for (int j = start[i]; j < start[i + 1]; j++) {
            member(j, j == start[i], alone, wealth);
        }
    }

    private void member(int j, boolean head, boolean alone, int wealth) {
        int years = head ? 18 + draw.below(alone ? 80 : 70) : draw.below(95);
        if (years > 94 && draw.perMille(100)) {
            years += draw.below(10);
        }
        age[j] = (short) years;
        int level = draw.perMille(wealth == 0 ? 150 : 60) ? 1 + draw.below(4) : 0;
        disabilityLevel[j] = (byte) level;
        disabilityKind[j] = (byte) (level > 0 ? 1 + draw.below(6) : 0);
        student[j] = (byte) (years >= 6 && years <= 24 && draw.perMille(850) ? 1 : 0);
        boolean works =
                years >= 16 && years < 60 && (level == 0 || level > 2) && draw.perMille(800);
        ableToWork[j] = (byte) (works ? 1 : 0);
        wage[j] =
                works || draw.perMille(20)
                        ? draw.below(wealth == 0 ? 150_000 : wealth == 1 ? 450_000 : 1_500_000)
                        : 0;
        pension[j] =
                years >= 60 && draw.perMille(700)
                        ? 12_000 + draw.below(wealth == 2 ? 600_000 : 60_000)
                        : 0;
        orphan[j] = (byte) (years < 25 && draw.perMille(12) ? 1 + draw.below(2) : 0);
        boolean severe = draw.perMille(40);
        severeIllness[j] = (byte) (severe ? 1 : 0);
        medicalPaid[j] = some(400, severe ? 12_000_000 : 600_000);
        injuryNursing[j] = (byte) (level > 0 && draw.perMille(40) ? 1 : 0);
        selfCare[j] = (byte) (years >= 75 || level > 0 && level < 3 ? draw.below(3) : 0);
        registeredHere[j] = flag(900);
    }
}
