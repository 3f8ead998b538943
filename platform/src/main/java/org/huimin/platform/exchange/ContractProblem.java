package org.huimin.platform.exchange;

import java.nio.file.Path;
import java.util.List;

/** A mistake in a contract or code list, with its place in the file. */
public record ContractProblem(Path file, int line, String zh, String en) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + zh + " / " + en;
    }

    /** Thrown with every problem found; nothing was loaded. */
    public static final class ContractsBroken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<ContractProblem> problems;

        ContractsBroken(List<ContractProblem> problems) {
            super(String.join("\n", problems.stream().map(ContractProblem::toString).toList()));
            this.problems = List.copyOf(problems);
        }

        /** All problems, in file order. */
        public List<ContractProblem> problems() {
            return problems;
        }
    }
}
