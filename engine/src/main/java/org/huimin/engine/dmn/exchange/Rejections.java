package org.huimin.engine.dmn.exchange;

import java.util.ArrayList;
import java.util.List;
import org.huimin.engine.dmn.DmnException;
import org.huimin.engine.dmn.DmnProblem;

/** Everything in a model that does not come over, told at once. */
final class Rejections {

    private final String file;
    private final List<DmnProblem> problems = new ArrayList<>();

    Rejections(String file) {
        this.file = file;
    }

    void add(int line, String element, String construct, String zh, String en) {
        problems.add(new DmnProblem(file, line, element, construct, zh, en));
    }

    void addAll(DmnException e) {
        problems.addAll(e.problems());
    }

    void throwAny() {
        if (!problems.isEmpty()) {
            throw new DmnException(problems);
        }
    }
}
