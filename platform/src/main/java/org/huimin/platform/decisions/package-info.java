/**
 * Decides everybody, every night, and keeps every changed decision with the versions it was made
 * under.
 *
 * <p>Reads {@code people}, asks {@code policy}; whoever watches the results implements {@link
 * org.huimin.platform.decisions.RunListener}.
 */
@ApplicationModule(
        allowedDependencies = {
            "policy",
            "people",
            "access",
            "database",
            "places",
            "jobs",
            "command",
            "audit"
        })
@NullMarked
package org.huimin.platform.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
