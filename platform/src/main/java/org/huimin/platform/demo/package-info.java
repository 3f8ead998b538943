/** The demo county: brought in at the first start of a demo, never elsewhere. */
@ApplicationModule(allowedDependencies = {"exchange", "decisions", "jobs", "access"})
@NullMarked
package org.huimin.platform.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
