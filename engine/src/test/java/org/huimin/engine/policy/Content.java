package org.huimin.engine.policy;

import java.nio.file.Path;

/** The project's content, for tests: specimens only. */
public final class Content {

    public static final Path ROOT = Path.of("..", "content").toAbsolutePath().normalize();

    private Content() {}

    public static Library specimens() {
        return Library.load(ROOT, Library.Selection.SPECIMENS);
    }
}
