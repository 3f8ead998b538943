package org.huimin.cluster;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.broadcast.Broadcast;
import org.huimin.engine.batch.BatchDecider;
import org.huimin.engine.policy.Library;

/**
 * The rules of one date wherever a task runs. The content travels once to each executor, where the
 * first task loads and compiles it; the other tasks of that JVM, also at the same time, share it.
 */
record Rules(Broadcast<ContentBundle> content, LocalDate on) implements Serializable {

    /** A library and its compiled loops in this JVM. */
    record Loaded(Library library, BatchDecider decider) {}

    private record Key(String version, LocalDate on) {}

    private static final Map<Key, Loaded> IN_THIS_JVM = new ConcurrentHashMap<>();

    Loaded here() {
        ContentBundle bundle = content.value();
        return IN_THIS_JVM.computeIfAbsent(
                new Key(bundle.version(), on),
                _ -> {
                    Library library = bundle.library();
                    return new Loaded(library, BatchDecider.of(library, on));
                });
    }
}
