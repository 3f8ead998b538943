/** Workload W, decided by the engine, by a hand-written loop and by peers, in one run. */
@org.jspecify.annotations.NullMarked
package org.huimin.bench.engine;
