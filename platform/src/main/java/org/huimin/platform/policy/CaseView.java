package org.huimin.platform.policy;

import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Text;

/**
 * A case of a programme: what is given, what must come out, and what comes out now.
 *
 * @param law clause as people cite it; may be empty
 * @param household as {@code bin/decide} takes it
 * @param expect the expectation as its author wrote it
 * @param because the sum written out
 * @param passed what the engine answers with the library in force
 * @param differences empty when passed
 */
public record CaseView(
        String file,
        int line,
        String name,
        Text law,
        String place,
        String on,
        Map<String, Object> household,
        Map<String, Object> expect,
        String because,
        boolean passed,
        List<String> differences) {}
