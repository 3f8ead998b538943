/** What people get on paper: application forms, letters, and the page a citizen reads. */
@NullMarked
package org.huimin.engine.paper;

import org.jspecify.annotations.NullMarked;
