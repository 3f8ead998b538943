package org.huimin.engine.policy;

import org.huimin.engine.feel.Symbol;

/** What a policy formula can name. */
public sealed interface PolicySymbol extends Symbol permits Fact, Rule, Parameter, Result {

    /** Its name in both languages. */
    default Text name() {
        return new Text(zh(), en());
    }
}
