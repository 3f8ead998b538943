/**
 * Department data: dataset contracts, reading and checking files, batches, quarantine.
 *
 * <p>Knows nobody above it; where rows go is said by the {@link
 * org.huimin.platform.exchange.RecordStore} that the people module provides.
 */
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {"access", "jobs", "command"})
@NullMarked
package org.huimin.platform.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
