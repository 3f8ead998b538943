package org.huimin.engine.oracle;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an oracle gets wrong, and where formulas of programmes differ from the standard on purpose,
 * as docs/reference/conformance.md lists them.
 */
enum Defect {
    /** {@code x in [1..2] or y} is read as {@code x in ([1..2] or y)}. */
    KIE_1,
    /** {@code null in (5, >= 3)} is false, though {@code null >= 3} is null. */
    KIE_2,
    /** {@code every} and {@code some} take a test without an answer for a yes or a no. */
    KIE_3,
    /** A {@code for} over an empty list takes the names away from what follows. */
    KIE_4,
    /** The sum, the least and the greatest over nobody are 0 in a programme, null in the standard. */
    OURS_1;

    static final Set<Defect> NONE = EnumSet.noneOf(Defect.class);
    static final Set<Defect> OF_KIE = EnumSet.range(KIE_1, KIE_4);

    /** As the page writes it. */
    String label() {
        return name().replace('_', '-');
    }
}
