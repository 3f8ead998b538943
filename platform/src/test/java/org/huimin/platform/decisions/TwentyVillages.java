package org.huimin.platform.decisions;

import java.util.Set;
import org.huimin.engine.base.PlaceRange;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.Role;
import org.huimin.platform.console.Archipelago;
import org.huimin.platform.exchange.ExchangeFixture;

/** The people of twenty villages of the invented islands, and who asks about them. */
final class TwentyVillages {
    static final int VILLAGES = 20;
    static final int HOUSEHOLDS_PER_VILLAGE = 15;
    static final int HOUSEHOLDS = VILLAGES * HOUSEHOLDS_PER_VILLAGE;

    /** Every fifth household harvests nothing and is on no roll. */
    static final long MISSED = HOUSEHOLDS / 5;

    static final long COUNTY = 350213_000000L;

    private TwentyVillages() {}

    static String register() {
        StringBuilder register = new StringBuilder(Archipelago.HEADER);
        for (int v = 0; v < VILLAGES; v++) {
            for (int h = 0; h < HOUSEHOLDS_PER_VILLAGE; h++) {
                register.append(movedTo(v, h, v));
            }
        }
        return register.toString();
    }

    /** Every fifth household harvests nothing. */
    static String harvests() {
        StringBuilder harvests = new StringBuilder("公民身份号码,收购方,月份,金额,账号\n");
        for (int v = 0; v < VILLAGES; v++) {
            for (int h = 0; h < HOUSEHOLDS_PER_VILLAGE; h++) {
                if (h % 5 != 0) {
                    harvests.append("%s,合作社,2026-02,5000.00,622202\n".formatted(head(v, h)));
                }
            }
        }
        return harvests.toString();
    }

    /** The register's row of a household of one village that lives in another. */
    static String movedTo(int village, int household, int to) {
        return "%s,岛民,,,H%d-%d,户主,%d,农村,13900000000,在册,\n"
                .formatted(head(village, household), village, household, village(to));
    }

    static String head(int village, int household) {
        return ExchangeFixture.id("350213", "19%02d0203".formatted(50 + village), 10 + household);
    }

    static long village(int index) {
        return 350213_002001L + index;
    }

    static Caller system() {
        return Caller.system(PlaceRange.NATION);
    }

    static Caller caller(Role role, long place) {
        return new Caller("somebody", "某人", Set.of(role), PlaceRange.under(place));
    }
}
