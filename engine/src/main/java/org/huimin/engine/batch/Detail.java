package org.huimin.engine.batch;

/** How much a batch says about its decisions. */
public enum Detail {
    /** Outcomes and amounts. */
    AMOUNTS,
    /** Also who is covered, and one bit for every condition that is false or unknown. */
    REASONS
}
