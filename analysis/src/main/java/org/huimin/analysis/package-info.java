/**
 * Facts and results of millions of households in Parquet files, written and read with DuckDB inside
 * the process, batch by batch.
 */
@NullMarked
package org.huimin.analysis;

import org.jspecify.annotations.NullMarked;
