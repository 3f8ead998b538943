/** Places of all five levels with their history, and the calendar of working days. */
@ApplicationModule(
        displayName = "Places",
        allowedDependencies = {})
@NullMarked
package org.huimin.platform.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
