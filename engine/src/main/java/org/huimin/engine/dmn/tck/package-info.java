/** Runs the public DMN Technology Compatibility Kit, which the user brings along. */
@NullMarked
package org.huimin.engine.dmn.tck;

import org.jspecify.annotations.NullMarked;
