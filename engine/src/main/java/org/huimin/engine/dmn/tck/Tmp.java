package org.huimin.engine.dmn.tck;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

public final class Tmp {
    private Tmp() {}

    public static void main(String[] a) throws Exception {
        List<TckResult> all = TckRun.run(Path.of(a[0]), Clock.systemUTC());
        java.util.Map<String, Integer> c = new java.util.TreeMap<>();
        for (TckResult r : all) {
            c.merge(r.level() + " " + r.status(), 1, Integer::sum);
            if (r.status() != TckResult.Status.PASSED) {
                System.out.println(r.status() + " " + r.level() + "/" + r.group() + " " + r.id() + " " + r.node() + " want " + r.expected() + " got " + r.found() + " " + r.problems() + r.notes());
            }
        }
        System.out.println(c);
    }
}
