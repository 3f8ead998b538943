/** The audit trail: who did or saw what, when and why; append-only and chained with SM3. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"access", "command"})
@NullMarked
package org.huimin.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
