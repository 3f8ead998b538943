package org.huimin.engine.reform;

import java.util.Optional;
import org.huimin.engine.policy.Lens;

/**
 * How a reform is looked at.
 *
 * @param placeLevel places of which level are told apart: 1 province, 2 prefecture, 3 county, 4
 *     township, 5 village
 * @param lens family types, income and poverty line; without one these are left out
 * @param cliffEvery look for cliffs in every n-th household; 0 = do not look
 */
public record ReformOptions(int placeLevel, Optional<Lens> lens, int cliffEvery) {

    public ReformOptions {
        if (placeLevel < 1 || placeLevel > 5) {
            throw new IllegalArgumentException(
                    "地区级别应为1（省）至5（村），不是 %1$d / the level of places is 1 (province) to 5 (village), not %1$d"
                            .formatted(placeLevel));
        }
    }

    public ReformOptions withPlaceLevel(int level) {
        return new ReformOptions(level, lens, cliffEvery);
    }

    public ReformOptions withCliffEvery(int every) {
        return new ReformOptions(placeLevel, lens, every);
    }
}
