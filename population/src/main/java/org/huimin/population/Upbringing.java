package org.huimin.population;

import java.util.Map;

/** Schooling and disability: what a person brings along before any income is given out. */
final class Upbringing {
    private record Stage(String code, String other, int from, int to, double rate, double split) {}

    private final Stage[] stages;
    private final double[][] ageWeight;
    private final double disabledShare;
    private final String[] categories;
    private final double[] categoryWeights;
    private final String[] levels;
    private final double[] levelWeights;

    Upbringing(Settings calibration, Pyramid pyramid) {
        Settings school = calibration.at("school");
        stages =
                new Stage[] {
                    stage(school, "kindergarten", "kindergarten", "", ""),
                    stage(school, "primary", "primary", "", ""),
                    stage(school, "junior", "junior", "", ""),
                    stage(school, "upper", "senior", "secondary-vocational", "vocational"),
                    stage(school, "higher", "bachelor", "junior-college", "junior"),
                    stage(school, "postgraduate", "postgraduate", "", "")
                };
        ageWeight = calibration.table("disability.ageWeight");
        disabledShare =
                calibration.number("disability.holders.value")
                        / 100
                        / Steps.average(ageWeight, pyramid);
        Map<String, Settings> category = calibration.entries("disability.category");
        categories = category.keySet().toArray(String[]::new);
        categoryWeights = weights(category);
        Map<String, Settings> level = calibration.entries("disability.level");
        levels = level.keySet().toArray(String[]::new);
        levelWeights = weights(level);
    }

    private static Stage stage(
            Settings school, String key, String code, String other, String split) {
        Settings at = school.at(key);
        return new Stage(
                code,
                other,
                at.whole("from"),
                at.whole("to"),
                at.number("rate") / 100,
                split.isEmpty() ? 0 : at.number(split) / 100);
    }

    private static double[] weights(Map<String, Settings> entries) {
        return Dice.cumulative(entries.values().stream().mapToDouble(Settings::asNumber).toArray());
    }

    void raise(Household household, Dice dice) {
        for (Person person : household.members) {
            if (dice.chance(disabledShare * Steps.at(ageWeight, person.age))) {
                person.disabilityCategory = categories[dice.pick(categoryWeights)];
                person.disabilityLevel = levels[dice.pick(levelWeights)];
            }
            enrol(person, dice);
        }
    }

    private void enrol(Person person, Dice dice) {
        if (person.age < 3 || person.age > 24 || person.marital.equals("20")) {
            return;
        }
        for (Stage stage : stages) {
            if (person.age >= stage.from() && person.age <= stage.to()) {
                double rate = person.severelyDisabled() ? stage.rate() * 0.5 : stage.rate();
                if (dice.chance(rate)) {
                    person.work = Person.Work.STUDENT;
                    person.stage = dice.chance(stage.split()) ? stage.other() : stage.code();
                }
            }
        }
    }

    /** Of working age, not at school, not severely disabled. */
    static boolean able(Person person) {
        return person.age >= 16
                && person.age < (person.male ? 60 : 55)
                && person.work != Person.Work.STUDENT
                && !person.severelyDisabled();
    }
}
