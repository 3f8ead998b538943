package org.huimin.engine.dmn.tck;

import java.util.List;
import java.util.Set;
import org.huimin.engine.dmn.DmnProblem;

/**
 * What came of one expected result of a test case.
 *
 * @param level {@code compliance-level-2}, or the folder's name when it is none of the kit's
 * @param group the folder of the test file
 * @param node the decision asked for
 * @param constructs what the decision uses, by name
 * @param expected as text
 * @param found as text; "" when nothing was evaluated
 * @param problems why it was rejected
 * @param notes why the value found became null
 */
record TckResult(
        String level,
        String group,
        String id,
        String node,
        Status status,
        Set<String> constructs,
        String expected,
        String found,
        List<DmnProblem> problems,
        List<String> notes) {

    enum Status {
        PASSED,
        FAILED,
        REJECTED
    }
}
