/** Journeys of people through the whole product: real server, real database, real browser. */
@NullMarked
package org.huimin.browser;

import org.jspecify.annotations.NullMarked;
