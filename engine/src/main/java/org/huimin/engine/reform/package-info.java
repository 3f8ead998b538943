/**
 * What a change of the law does to a population: two versions of the content over the same
 * households in one pass.
 */
@NullMarked
package org.huimin.engine.reform;

import org.jspecify.annotations.NullMarked;
