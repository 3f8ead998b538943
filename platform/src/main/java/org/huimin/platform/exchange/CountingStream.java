package org.huimin.platform.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that went through, readable from other threads. */
final class CountingStream extends FilterInputStream {
    private volatile long count;

    CountingStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        add(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        add(Math.max(0, n));
        return n;
    }

    /** Only the reading thread writes, so a plain volatile sum is enough. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void add(int n) {
        count += n;
    }
}
