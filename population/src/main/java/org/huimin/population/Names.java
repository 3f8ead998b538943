package org.huimin.population;

import java.util.ArrayList;
import java.util.List;

/** Names drawn by the frequency of surnames and of the given-name characters of each cohort. */
final class Names {
    private record Cohort(int until, double single, String[] male, String[] female) {}

    private final String[] surnames;
    private final double[] weights;
    private final List<Cohort> cohorts = new ArrayList<>();
    private final double[] byRank;
    private final List<String> variants;

    Names(Settings settings, String county) {
        String[] words = settings.text("surnames").strip().split("\\s+");
        surnames = new String[words.length / 2];
        double[] counts = new double[surnames.length];
        var regional = regional(settings, county);
        for (int i = 0; i < surnames.length; i++) {
            surnames[i] = words[2 * i];
            counts[i] = Double.parseDouble(words[2 * i + 1]);
            int at = regional.indexOf(surnames[i]);
            if (at >= 0) {
                counts[i] *= Double.parseDouble(regional.get(at + 1));
            }
        }
        weights = Dice.cumulative(counts);
        for (Settings cohort : settings.items("cohorts")) {
            cohorts.add(
                    new Cohort(
                            cohort.whole("until"),
                            cohort.number("single"),
                            cohort.text("male").split(" "),
                            cohort.text("female").split(" ")));
        }
        double[] ranks = new double[40];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = 1.0 / (i + 4);
        }
        byRank = Dice.cumulative(ranks);
        variants = List.of(settings.text("variants").split(" "));
    }

    private static List<String> regional(Settings settings, String county) {
        for (var entry : settings.entries("regional").entrySet()) {
            if (county.startsWith(entry.getKey())) {
                return List.of(entry.getValue().asText().split(" "));
            }
        }
        return List.of();
    }

    /**
     * Children bear the father's surname (one in thirteen the mother's), everybody else their own.
     */
    void name(Household household, Dice dice) {
        String family = surname(dice);
        String other = surname(dice);
        boolean mothers = dice.chance(1.0 / 13);
        for (Person person : household.members) {
            String surname =
                    switch (person.relation.charAt(0)) {
                        case '0', '7', '5' -> person.relation.equals("52") ? surname(dice) : family;
                        case '1' -> other;
                        case '2', '3', '4' ->
                                person.relation.equals("38")
                                        ? surname(dice)
                                        : mothers ? other : family;
                        default -> surname(dice);
                    };
            person.name = surname + given(person, dice);
        }
    }

    private String surname(Dice dice) {
        return surnames[dice.pick(weights)];
    }

    private String given(Person person, Dice dice) {
        int year = person.birthDate.getYear();
        Cohort cohort = cohorts.getLast();
        for (Cohort each : cohorts) {
            if (year <= each.until()) {
                cohort = each;
                break;
            }
        }
        String[] characters = person.male ? cohort.male() : cohort.female();
        String first = character(characters, dice);
        if (dice.chance(cohort.single())) {
            return first;
        }
        return first + character(characters, dice);
    }

    private String character(String[] characters, Dice dice) {
        int rank = dice.pick(byRank);
        return characters[rank % characters.length];
    }

    /** The same name as another department might write it: a variant character or stray blanks. */
    String otherSpelling(String name, Dice dice) {
        for (int i = 0; i + 1 < variants.size(); i += 2) {
            if (name.contains(variants.get(i))) {
                return name.replace(variants.get(i), variants.get(i + 1));
            }
        }
        return dice.chance(0.5) ? name + " " : name.charAt(0) + " " + name.substring(1);
    }
}
