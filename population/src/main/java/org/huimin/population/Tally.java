package org.huimin.population;

import java.util.Map;
import java.util.TreeMap;

/** What was generated, counted for the calibration report. Tallies of chunks are added up. */
final class Tally {
    /** Per-head income of households, by steps of 3 %: people and income, urban and rural apart. */
    static final int STEPS = 400;

    private static final double STEP = Math.log(1.03);

    final long[] pyramid = new long[2 * Pyramid.BANDS];
    final long[] sizes = new long[9];
    final long[][] incomePeople = new long[2][STEPS];
    final double[][] incomeSum = new double[2][STEPS];
    final Map<String, Long> counts = new TreeMap<>();

    void add(String key, long amount) {
        counts.merge(key, amount, Long::sum);
    }

    long of(String key) {
        return counts.getOrDefault(key, 0L);
    }

    void household(Household household) {
        int size = household.members.size();
        sizes[Math.min(size, 8)]++;
        add("people", size);
        add("households", 1);
        add(household.urban() ? "people.urban" : "people.rural", size);
        if (size == 1 && household.head().age >= 65) {
            add("elderAlone", 1);
        }
        long income = 0;
        int cars = 0;
        int homes = 0;
        for (Person person : household.members) {
            person(person);
            income += person.seenIncome() + person.unseenIncome;
            cars += person.cars;
            for (int share : person.houseShares) {
                homes += share;
            }
        }
        add("cars", cars);
        add(
                "homes."
                        + Math.min(3, (homes + 50) / 100)
                        + (household.urban() ? ".urban" : ".rural"),
                1);
        double perHead = (double) income / size;
        int step = (int) Math.clamp(Math.log(Math.max(1, perHead) / 1000) / STEP, 0, STEPS - 1);
        int kind = household.urban() ? 0 : 1;
        incomePeople[kind][step] += size;
        incomeSum[kind][step] += income;
    }

    private void person(Person person) {
        pyramid[Pyramid.cell(Pyramid.band(person.age), person.male)]++;
        if (person.age >= 60) {
            add("aged60", 1);
            add("pensioners60", person.employeePension + person.residentPension > 0 ? 1 : 0);
        }
        if (person.employeePension > 0) {
            add("employeePensioners", 1);
            add("employeePensionFen", person.employeePension);
        }
        if (person.residentPension > 0) {
            add("residentPensioners", 1);
            add("residentPensionFen", person.residentPension + person.accountPension);
        }
        if (person.disabled()) {
            add("disabled", 1);
            add("disabled.category." + person.disabilityCategory, 1);
            add("disabled.level." + person.disabilityLevel, 1);
        }
        if (!person.stage.isEmpty()) {
            add("stage." + person.stage, 1);
        }
        if (person.medicalSelfPay > 0) {
            add("admissions", 1);
        }
        if (person.work == Person.Work.FORMAL) {
            add("formal", 1);
            add("formalFen", person.wage);
        }
    }

    void merge(Tally other) {
        addAll(pyramid, other.pyramid);
        addAll(sizes, other.sizes);
        for (int kind = 0; kind < 2; kind++) {
            addAll(incomePeople[kind], other.incomePeople[kind]);
            for (int i = 0; i < STEPS; i++) {
                incomeSum[kind][i] += other.incomeSum[kind][i];
            }
        }
        other.counts.forEach(this::add);
    }

    private static void addAll(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }

    /** Mean yearly income per head of each fifth of the people, yuan; kind 0 urban, 1 rural. */
    double[] fifths(int kind) {
        double total = 0;
        for (long people : incomePeople[kind]) {
            total += people;
        }
        double[] sums = new double[5];
        double before = 0;
        for (int i = 0; i < STEPS; i++) {
            double people = incomePeople[kind][i];
            double each = people == 0 ? 0 : incomeSum[kind][i] / people;
            double done = 0;
            while (done < people - 1e-9) {
                int fifth = Math.min(4, (int) (5 * (before + done + 1e-9) / total));
                double room = total * (fifth + 1) / 5 - before - done;
                double part =
                        fifth == 4 ? people - done : Math.min(people - done, Math.max(room, 1e-6));
                sums[fifth] += part * each;
                done += part;
            }
            before += people;
        }
        for (int i = 0; i < 5; i++) {
            sums[i] = sums[i] / (total / 5) * 12 / 100;
        }
        return sums;
    }
}
