package org.huimin.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock between programs on one file, held by one (exclusive) or by many (shared). The operating
 * system releases it when the program ends, however it ends. One instance per file and program.
 */
final class SharedLock implements AutoCloseable {
    private final FileChannel channel;
    private @Nullable FileLock lock;

    SharedLock(Path file) throws IOException {
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
    }

    boolean tryExclusive() throws IOException {
        return tryLock(false);
    }

    boolean tryShared() throws IOException {
        return tryLock(true);
    }

    private boolean tryLock(boolean shared) throws IOException {
        release();
        try {
            lock = channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException _) {
            throw new IllegalStateException(
                    "This program already opened the embedded database of this home"
                            + " (本程序已打开该目录的内置数据库)");
        }
        return lock != null;
    }

    void release() throws IOException {
        if (lock != null) {
            lock.release();
            lock = null;
        }
    }

    @Override
    public void close() throws IOException {
        release();
        channel.close();
    }
}
