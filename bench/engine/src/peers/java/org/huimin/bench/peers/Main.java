package org.huimin.bench.peers;

import java.util.List;
import org.huimin.bench.engine.EngineBench;

/** {@code bin/bench engine}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        EngineBench.run(arguments, List.of(new DuckDb(), new KieFeel(), new KieDmn(), new FeelScala()));
    }
}
