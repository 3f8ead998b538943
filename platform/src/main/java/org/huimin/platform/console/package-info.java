/** The staff console's edge: sign-in, REST over the modules' APIs, the single-page application. */
@ApplicationModule(displayName = "Console")
@NullMarked
package org.huimin.platform.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
