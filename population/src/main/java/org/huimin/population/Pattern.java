package org.huimin.population;

import java.util.List;

/**
 * A way of living together, fixed up to the exact ages: form, age group of the anchor person and of
 * the eldest child, how many children and elders.
 *
 * @param band first age of the anchor's group: the person alone, the mother or lone parent, the
 *     husband of a couple, the grandparents
 * @param childBand first age of the eldest child's group
 * @param elders 1 a woman, 2 a man, 3 both
 * @param male sex of the person alone or of the lone parent
 * @param prior weight before the fit to the published totals
 */
record Pattern(
        Form form, int band, int childBand, int children, int elders, boolean male, double prior) {

    enum Form {
        ALONE,
        COUPLE,
        PARENTS_AND_CHILDREN,
        ONE_PARENT,
        THREE_GENERATIONS,
        COUPLE_WITH_ELDERS,
        GRANDPARENTS_AND_CHILDREN,
        JOINT,
        SHARING
    }

    int size() {
        int olds = elders == 3 ? 2 : elders == 0 ? 0 : 1;
        return switch (form) {
            case ALONE -> 1;
            case COUPLE, SHARING -> 2;
            case PARENTS_AND_CHILDREN -> 2 + children;
            case ONE_PARENT -> 1 + children;
            case THREE_GENERATIONS -> 2 + children + olds;
            case COUPLE_WITH_ELDERS -> 2 + olds;
            case GRANDPARENTS_AND_CHILDREN -> olds + children;
            case JOINT -> 6 + children;
        };
    }

    /** Appends the members, head first, with relation, sex, age and marital status. */
    void fill(Dice dice, Pyramid pyramid, List<Person> members) {
        new Kin(dice, pyramid, members).fill(this);
    }
}
