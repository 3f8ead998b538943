/** The engine at the command line: no Spring, no database. */
@NullMarked
package org.huimin.engine.cli;

import org.jspecify.annotations.NullMarked;
