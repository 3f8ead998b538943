/**
 * People: department records kept once, persons, households, memberships, declared facts and the
 * current projection.
 */
@ApplicationModule(
        displayName = "People",
        allowedDependencies = {"access", "exchange"})
@NullMarked
package org.huimin.platform.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
