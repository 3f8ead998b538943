/**
 * Hosts the engine: the content in force with the changes two people agreed on, as pages, as a
 * library to decide with, and the change itself. Given facts it returns decisions; it fetches
 * nothing.
 */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package org.huimin.platform.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
