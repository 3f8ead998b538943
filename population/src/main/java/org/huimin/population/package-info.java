@NullMarked
package org.huimin.population;

import org.jspecify.annotations.NullMarked;
