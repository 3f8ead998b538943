@NullMarked
package org.huimin.engine;

import org.jspecify.annotations.NullMarked;
