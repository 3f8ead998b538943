/**
 * The engine's compiled loops on Apache Spark: Parquet facts of many counties in, results and
 * figures of each county out. What is said and how it is stored is the same as on one machine; only
 * where the loop runs differs.
 */
@NullMarked
package org.huimin.cluster;

import org.jspecify.annotations.NullMarked;
