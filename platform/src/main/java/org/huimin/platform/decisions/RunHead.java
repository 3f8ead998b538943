package org.huimin.platform.decisions;

import java.time.LocalDate;
import java.util.UUID;

/** What a worker needs to know of its run. */
record RunHead(UUID id, long place, LocalDate on, int libraryId) {}
