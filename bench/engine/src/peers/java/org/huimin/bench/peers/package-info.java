/** Other engines on the workload, each in the fastest form it offers. */
@org.jspecify.annotations.NullMarked
package org.huimin.bench.peers;
