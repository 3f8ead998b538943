package org.huimin.platform.decisions;

import java.util.Arrays;

/** What the payment rolls say of each member of a part, by programme; reused from part to part. */
final class Rolls {
    private final long[][] received;
    private final byte[][] onRoll;

    Rolls(int programmes) {
        received = new long[programmes][0];
        onRoll = new byte[programmes][0];
    }

    /** Forgets the last part and makes room for the next. */
    void reset(int members) {
        for (int p = 0; p < received.length; p++) {
            if (received[p].length < members) {
                received[p] = new long[members];
                onRoll[p] = new byte[members];
            } else {
                Arrays.fill(received[p], 0, members, 0);
                Arrays.fill(onRoll[p], 0, members, (byte) 0);
            }
        }
    }

    void put(int programme, int member, long fen) {
        received[programme][member] = fen;
        onRoll[programme][member] = 1;
    }

    long[] received(int programme) {
        return received[programme];
    }

    byte[] onRoll(int programme) {
        return onRoll[programme];
    }
}
