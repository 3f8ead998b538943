/** Hosts the engine: the content in force. Given facts it returns decisions; it fetches nothing. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.huimin.platform.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
