/**
 * Figures that leaders can trust: each comes from one run, names its day and its source, and adds
 * up from the villages.
 */
@ApplicationModule(
        allowedDependencies = {
            "decisions",
            "monitoring",
            "policy",
            "access",
            "database",
            "places",
            "jobs",
            "command"
        })
@NullMarked
package org.huimin.platform.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
