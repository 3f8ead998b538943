/** Decision models of the OMG's DMN standard, 1.2 to 1.5: read from XML, checked, evaluated. */
@NullMarked
package org.huimin.engine.dmn;

import org.jspecify.annotations.NullMarked;
