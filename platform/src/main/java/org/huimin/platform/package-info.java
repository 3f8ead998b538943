@NullMarked
package org.huimin.platform;

import org.jspecify.annotations.NullMarked;
