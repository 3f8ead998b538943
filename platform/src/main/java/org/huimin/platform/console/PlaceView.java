package org.huimin.platform.console;

import org.huimin.platform.access.PlaceRange;

/** A place as the console shows it. */
record PlaceView(String code) {
    static PlaceView of(PlaceRange scope) {
        return new PlaceView("%012d".formatted(scope.from()));
    }
}
