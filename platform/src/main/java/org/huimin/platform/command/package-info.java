/** Actions without a web server: {@code --huimin.command=<name> <arguments>}. */
@ApplicationModule(
        displayName = "Command",
        allowedDependencies = {"access"})
@NullMarked
package org.huimin.platform.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
