/** Background work as leased rows in the database: it survives a crash and runs once. */
@ApplicationModule(displayName = "Jobs", allowedDependencies = "access")
@NullMarked
package org.huimin.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
