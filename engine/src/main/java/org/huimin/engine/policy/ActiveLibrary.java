package org.huimin.engine.policy;

import java.nio.file.Path;
import java.util.List;

/**
 * The library in use, read anew on request. Content with an error never becomes active: the last
 * good library stays until everything is right again.
 */
public final class ActiveLibrary {

    /** How a reload went. */
    public sealed interface Reload {

        /** The content is another one and is active now. */
        record Replaced(Library before, Library now) implements Reload {}

        /** The content is the same. */
        record Unchanged(Library library) implements Reload {}

        /** The content has errors; the library that was active stays. */
        record Kept(Library library, List<Problem> problems) implements Reload {}
    }

    private final Path contentRoot;
    private final Library.Selection selection;
    private volatile Library current;

    /**
     * Loads the content for the first time.
     *
     * @throws ContentException when it has errors: there is no good version to keep yet
     */
    public ActiveLibrary(Path contentRoot, Library.Selection selection) {
        this.contentRoot = contentRoot;
        this.selection = selection;
        this.current = Library.load(contentRoot, selection);
    }

    /** The last good library; whoever decides a batch takes it once and keeps it to the end. */
    public Library current() {
        return current;
    }

    /** Reads the content again. */
    public synchronized Reload reload() {
        Library before = current;
        Library now;
        try {
            now = Library.load(contentRoot, selection);
        } catch (ContentException e) {
            return new Reload.Kept(before, e.problems());
        }
        if (now.version().equals(before.version())) {
            return new Reload.Unchanged(before);
        }
        current = now;
        return new Reload.Replaced(before, now);
    }
}
