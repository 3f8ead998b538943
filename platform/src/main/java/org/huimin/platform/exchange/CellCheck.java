package org.huimin.platform.exchange;

import org.huimin.engine.base.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * Turns the text of a cell into a value of its column, or says what is wrong. Stateless; used by
 * many threads.
 */
@FunctionalInterface
interface CellCheck {
    /**
     * @param text not blank, without surrounding blanks
     * @param numeric the cell was a number of a spreadsheet
     * @param index the column's place in the contract
     * @return null when the value was put into the row
     */
    @Nullable InputProblem check(String text, boolean numeric, CheckedRow row, int index);
}
