/** Who may do what, and whose rows a transaction sees; sealing of secrets. */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"database"})
@NullMarked
package org.huimin.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
