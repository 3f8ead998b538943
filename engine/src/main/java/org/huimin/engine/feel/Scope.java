package org.huimin.engine.feel;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What names mean in one programme. */
public interface Scope {

    /** A bare name: rule of the programme, then parameter, then fact. */
    @Nullable Symbol find(String name);

    /** {@code 低保.人均月收入}: a rule, parameter or result of the named programme. */
    @Nullable Symbol find(String programme, String name);

    boolean isProgramme(String name);

    /** All names known here, for suggestions. */
    Collection<String> names();

    /** All names of a programme, for suggestions. */
    Collection<String> names(String programme);

    /** {@code 低保.人均月收入}: what other programmes call so, or nearly so; for suggestions. */
    List<String> elsewhere(String name);
}
