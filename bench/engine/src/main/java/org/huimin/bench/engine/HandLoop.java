package org.huimin.bench.engine;

/**
 * The practical limit: the nine programmes written out by hand over primitive columns, one loop, no
 * overflow checks, no reasons. Its amounts are what everybody else's are compared with.
 */
final class HandLoop {

    private HandLoop() {}

    /**
     * Decides the households from {@code from} up to {@code to}.
     *
     * @param rates in force: place × {@link Rates#WIDTH} + figure
     */
    static void run(People d, long[] rates, Decided into, int from, int to) {
        final int[] start = d.start;
        final int[] place = d.place;
        final byte[] urban = d.urban;
        final byte[] houses = d.houses;
        final byte[] supporterAble = d.supporterAble;
        final long[] business = d.business;
        final long[] property = d.property;
        final long[] transfers = d.transfers;
        final long[] deposits = d.deposits;
        final long[] carValue = d.carValue;
        final long[] rent = d.rent;
        final long[] schooling = d.schooling;
        final long[] disasterLoss = d.disasterLoss;
        final long[] wage = d.wage;
        final long[] pension = d.pension;
        final long[] medicalPaid = d.medicalPaid;
        final short[] ages = d.age;
        final byte[] levels = d.disabilityLevel;
        final byte[] kinds = d.disabilityKind;
        final byte[] student = d.student;
        final byte[] orphan = d.orphan;
        final byte[] severe = d.severeIllness;
        final byte[] nursing = d.injuryNursing;
        final byte[] selfCare = d.selfCare;
        final byte[] here = d.registeredHere;
        final byte[] able = d.ableToWork;
        final long[] a1 = into.amount[0];
        final long[] a2 = into.amount[1];
        final long[] a3 = into.amount[2];
        final long[] a4 = into.amount[3];
        final long[] a5 = into.amount[4];
        final long[] a6 = into.amount[5];
        final long[] a7 = into.amount[6];
        final long[] a8 = into.amount[7];
        final long[] a9 = into.amount[8];
        for (int i = from; i < to; i++) {
            int b = start[i];
            int e = start[i + 1];
            int n = e - b;
            int q = place[i] * Rates.WIDTH;
            long std = urban[i] != 0 ? rates[q] : rates[q + 1];
            long income = business[i] + property[i] + transfers[i];
            long severePaid = 0;
            long allPaid = 0;
            long care = 0;
            int special = 0;
            boolean allDestitute = true;
            for (int j = b; j < e; j++) {
                int age = ages[j];
                int level = levels[j];
                boolean heavy = level == 1 || level == 2;
                long w = wage[j];
                income += (student[j] != 0 ? 0 : heavy ? Math.floorDiv(w, 2) : w) + pension[j];
                if (age >= 70 || age < 18 || heavy) {
                    special++;
                }
                long paid = medicalPaid[j];
                allPaid += paid;
                if (severe[j] != 0) {
                    severePaid += paid;
                }
                allDestitute &=
                        (age >= 60 || age < 16 || heavy || level == 3 && kinds[j] >= 5)
                                && able[j] == 0
                                && w + pension[j] < std;
                care += rates[q + 7] + rates[q + 8 + selfCare[j]];
            }
            long perHead = Math.floorDiv(income, (long) n);
            long depositsPerHead = Math.floorDiv(deposits[i], (long) n);
            boolean base = houses[i] <= 2 && carValue[i] <= rates[q + 4];
            boolean assetsLow = base && depositsPerHead <= std * rates[q + 2];
            boolean assetsModest = base && depositsPerHead <= std * rates[q + 3];
            boolean p2 = allDestitute && supporterAble[i] == 0 && perHead < std && assetsLow;
            boolean p1 = !p2 && perHead < std && assetsLow;
            boolean p3 = !p1 && !p2 && perHead < Math.floorDiv(std * 15, 10L) && assetsModest;
            long v1 =
                    p1
                            ? Math.max(
                                    std * n
                                            - income
                                            + Math.floorDiv(std * rates[q + 5], 100L) * special,
                                    rates[q + 6])
                            : 0;
            long rigid = rent[i] + schooling[i] + Math.floorDiv(severePaid, 12L);
            boolean p4 =
                    !p1
                            && !p2
                            && !p3
                            && income - rigid < std * n
                            && perHead <= rates[q + 12]
                            && houses[i] <= 2
                            && depositsPerHead <= std * rates[q + 3];
            boolean low = p1 || p3;
            int disabled = 0;
            int children = 0;
            long v6 = 0;
            long v7 = 0;
            long v8 = 0;
            for (int j = b; j < e; j++) {
                int level = levels[j];
                int age = ages[j];
                if (level >= 1) {
                    disabled++;
                }
                if (!p2 && nursing[j] == 0) {
                    v6 +=
                            level == 1
                                    ? rates[q + 15]
                                    : level == 2 || level == 3 && kinds[j] >= 5 ? rates[q + 16] : 0;
                }
                if (here[j] != 0) {
                    v7 +=
                            age >= 100
                                    ? rates[q + 19]
                                    : age >= 90
                                            ? rates[q + 18]
                                            : age >= 80
                                                    ? (low
                                                            ? rates[q + 17]
                                                            : Math.floorDiv(rates[q + 17], 2L))
                                                    : 0;
                }
                if (orphan[j] != 0 && (age < 18 || student[j] != 0 && age <= 24)) {
                    children++;
                    v8 +=
                            orphan[j] == 1 || !p1
                                    ? rates[q + 20]
                                    : Math.max(rates[q + 20] - Math.floorDiv(v1, (long) n), 0);
                }
            }
            boolean p9 =
                    !p2
                            && (disasterLoss[i] > 3 * std * n
                                    || allPaid > 12 * std * n && perHead < 2 * std);
            boolean p5 = low && disabled > 0;
            a1[i] = v1;
            a2[i] = p2 ? care : 0;
            a3[i] = p3 ? Math.floorDiv(rates[q + 11], 2L) * n : 0;
            a4[i] = p4 ? Math.min(Math.floorDiv(rigid * 30, 100L), rates[q + 13]) : 0;
            a5[i] = p5 ? disabled * rates[q + 14] : 0;
            a6[i] = v6;
            a7[i] = v7;
            a8[i] = v8;
            a9[i] = p9 ? Math.min(Math.floorDiv(disasterLoss[i] + allPaid, 2L), 6 * std * n) : 0;
            into.granted[i] =
                    (short)
                            ((p1 ? 1 : 0)
                                    | (p2 ? 2 : 0)
                                    | (p3 ? 4 : 0)
                                    | (p4 ? 8 : 0)
                                    | (p5 ? 16 : 0)
                                    | (v6 > 0 ? 32 : 0)
                                    | (v7 > 0 ? 64 : 0)
                                    | (children > 0 ? 128 : 0)
                                    | (p9 ? 256 : 0));
        }
    }
}
