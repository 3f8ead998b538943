/** The words every part shares: places, identity numbers, working days, money, periods. */
@NullMarked
package org.huimin.engine.base;

import org.jspecify.annotations.NullMarked;
