/**
 * Programmes as content: {@link org.huimin.engine.policy.Library} loads and checks them, {@link
 * org.huimin.engine.policy.Decider} decides one household, a {@link org.huimin.engine.policy.Trace}
 * says why.
 */
@NullMarked
package org.huimin.engine.policy;

import org.jspecify.annotations.NullMarked;
