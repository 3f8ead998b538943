package org.huimin.platform.places;

import java.nio.file.Path;
import org.huimin.engine.base.WorkingDays;

/** The calendar of {@code content/calendar}, read once when the application starts. */
public final class WorkCalendar {

    private final WorkingDays days;

    WorkCalendar(Path folder) {
        this.days = WorkingDays.load(folder);
    }

    /** Working days, deadlines and the provisional mark. */
    public WorkingDays days() {
        return days;
    }
}
