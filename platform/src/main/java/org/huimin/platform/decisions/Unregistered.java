package org.huimin.platform.decisions;

import java.util.Arrays;
import java.util.UUID;

/**
 * A person on a payment roll whom no household register knows, or any more knows: nobody can be
 * entitled on the strength of that, and somebody must look.
 *
 * @param paid fen a month by programme; -1 where the person is not on the roll
 */
public record Unregistered(UUID household, UUID person, long place, long[] paid) {
    public Unregistered {
        Arrays.fill(paid, -1);
    }

    void put(int programme, long fen) {
        paid[programme] = fen;
    }

    boolean onAnyRoll() {
        return Arrays.stream(paid).anyMatch(fen -> fen >= 0);
    }
}
