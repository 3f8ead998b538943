/**
 * Millions of households: facts in primitive columns, members in CSR order, the rules of one date
 * compiled into loops that decide exactly as the interpreter does.
 */
@NullMarked
package org.huimin.engine.batch;

import org.jspecify.annotations.NullMarked;
