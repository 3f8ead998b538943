package org.huimin.platform.testing;

import java.util.Set;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.Role;

/** Callers for tests. */
public final class TestCallers {
    private TestCallers() {}

    /** Everything, everywhere. */
    public static Caller system() {
        return Caller.system(PlaceRange.NATION);
    }

    /**
     * A person of one place.
     *
     * @param place 2 to 12 digits
     */
    public static Caller of(String place, Role... roles) {
        return new Caller("test-" + place, "测试" + place, Set.of(roles), PlaceRange.under(place));
    }
}
