/** All that a place may set, as one table that its civil servants fill. */
@NullMarked
package org.huimin.engine.region;

import org.jspecify.annotations.NullMarked;
