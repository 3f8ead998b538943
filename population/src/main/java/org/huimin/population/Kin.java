package org.huimin.population;

import java.util.List;

/** Draws the ages, sexes and relations of one household's members from its pattern. */
final class Kin {
    private static final String MARRIED = "20";
    private static final String NEVER = "10";
    private static final String WIDOWED = "30";
    private static final String DIVORCED = "40";
    private static final String[] SONS = {"22", "23", "24", "25"};
    private static final String[] DAUGHTERS = {"32", "33", "34", "35"};

    private final Dice dice;
    private final Pyramid pyramid;
    private final List<Person> members;

    Kin(Dice dice, Pyramid pyramid, List<Person> members) {
        this.dice = dice;
        this.pyramid = pyramid;
        this.members = members;
    }

    void fill(Pattern pattern) {
        int age = ageIn(pattern.band());
        switch (pattern.form()) {
            case ALONE -> add("02", pattern.male(), age, single(age));
            case COUPLE -> couple(age);
            case PARENTS_AND_CHILDREN -> {
                parents(age);
                children(pattern, age);
            }
            case ONE_PARENT -> {
                add("02", pattern.male(), age, age > 50 && dice.chance(0.6) ? WIDOWED : DIVORCED);
                children(pattern, age);
            }
            case THREE_GENERATIONS -> {
                parents(age);
                children(pattern, age);
                elders(pattern.elders(), members.getFirst().age);
            }
            case COUPLE_WITH_ELDERS -> {
                couple(age);
                elders(pattern.elders(), age);
            }
            case GRANDPARENTS_AND_CHILDREN -> grandparents(pattern, age);
            case JOINT -> joint(pattern, age);
            case SHARING -> sharing(age);
        }
        keepBirthdaysApart();
    }

    private int ageIn(int band) {
        return band + dice.below(5);
    }

    private void couple(int husbandAge) {
        add("02", true, husbandAge, MARRIED);
        add("12", false, wifeOf(husbandAge), MARRIED);
    }

    private void parents(int motherAge) {
        add("02", true, Math.max(21, motherAge + 2 + dice.between(-3, 4)), MARRIED);
        add("12", false, motherAge, MARRIED);
    }

    private int wifeOf(int husbandAge) {
        return Math.max(20, husbandAge - 2 + dice.between(-4, 3));
    }

    private void children(Pattern pattern, int parentAge) {
        int age = Math.clamp(ageIn(pattern.childBand()), 0, Math.max(0, parentAge - 18));
        int sons = 0;
        int daughters = 0;
        for (int i = 0; i < pattern.children() && age >= 0; i++) {
            boolean male = dice.chance(pyramid.maleShare(age));
            String relation;
            if (pattern.children() == 1) {
                relation = male ? "21" : "31";
            } else {
                relation = male ? SONS[sons++] : DAUGHTERS[daughters++];
            }
            add(relation, male, age, NEVER);
            age = Math.max(0, age - dice.between(1, 5));
        }
    }

    private void elders(int which, int childAge) {
        int age = Math.min(99, childAge + dice.between(21, 32));
        boolean both = which == 3;
        if (which != 1) {
            add("51", true, age, both ? MARRIED : WIDOWED);
        }
        if (which != 2) {
            add("52", false, both ? wifeOf(age) : age, both ? MARRIED : WIDOWED);
        }
    }

    private void grandparents(Pattern pattern, int age) {
        boolean both = pattern.elders() == 3;
        if (both) {
            couple(age);
        } else {
            add("02", false, age, WIDOWED);
        }
        int child = Math.min(ageIn(pattern.childBand()), Math.max(0, age - 38));
        for (int i = 0; i < pattern.children(); i++) {
            boolean male = dice.chance(pyramid.maleShare(child));
            add(male ? "41" : "42", male, child, NEVER);
            child = Math.max(0, child - dice.between(1, 4));
        }
    }

    /** Grandparents, two married sons and the sons' children. */
    private void joint(Pattern pattern, int age) {
        couple(age);
        int first = age - dice.between(22, 28);
        int second = Math.max(21, first - dice.between(2, 6));
        add("22", true, first, MARRIED);
        add("38", false, wifeOf(first), MARRIED);
        add("23", true, second, MARRIED);
        add("38", false, wifeOf(second), MARRIED);
        for (int i = 0; i < pattern.children(); i++) {
            int parent = i % 2 == 0 ? first : second;
            int child = Math.max(0, parent - dice.between(22, 30) - i);
            boolean male = dice.chance(pyramid.maleShare(child));
            add(male ? "41" : "42", male, child, NEVER);
        }
    }

    private void sharing(int age) {
        add("02", dice.chance(0.6), age, single(age));
        int other = Math.max(16, age + dice.between(-6, 6));
        boolean male = dice.chance(0.55);
        String relation = other <= age ? (male ? "73" : "77") : (male ? "71" : "75");
        add(relation, male, other, single(other));
    }

    private String single(int age) {
        if (age < 30) {
            return NEVER;
        }
        double draw = dice.unit();
        if (age >= 60) {
            return draw < 0.78 ? WIDOWED : draw < 0.88 ? DIVORCED : NEVER;
        }
        return draw < 0.5 ? NEVER : draw < 0.9 ? DIVORCED : WIDOWED;
    }

    private void add(String relation, boolean male, int age, String marital) {
        var person = new Person();
        person.relation = relation;
        person.male = male;
        person.age = age;
        person.marital = age < 20 ? NEVER : marital;
        members.add(person);
    }

    /**
     * Identity numbers are issued by age, sex and household (see {@link IdentityIssuer}): two
     * members of one sex must not have the same age, so the younger one of a pair moves by a year.
     */
    private void keepBirthdaysApart() {
        for (int i = 1; i < members.size(); i++) {
            Person person = members.get(i);
            while (taken(person, i)) {
                person.age += person.age > 0 && dice.chance(0.5) && !below(person, i) ? -1 : 1;
            }
        }
    }

    private boolean taken(Person person, int until) {
        for (int j = 0; j < until; j++) {
            Person other = members.get(j);
            if (other.male == person.male && other.age == person.age) {
                return true;
            }
        }
        return false;
    }

    /** Whether one year younger is taken as well, so that stepping down would swing for ever. */
    private boolean below(Person person, int until) {
        for (int j = 0; j < until; j++) {
            Person other = members.get(j);
            if (other.male == person.male && other.age == person.age - 1) {
                return true;
            }
        }
        return false;
    }
}
