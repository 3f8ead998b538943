package org.huimin.platform.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Rows in PostgreSQL's binary COPY format, written into one growing array. */
public final class BinaryRows {
    /** Signature, no flags, no extension. */
    public static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    /** Ends the rows. */
    public static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    /** Days from 1970-01-01 to PostgreSQL's day zero, 2000-01-01. */
    public static final int EPOCH_DAY = 10_957;

    private byte[] bytes = new byte[1 << 16];
    private int size;

    public int size() {
        return size;
    }

    public byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, size);
        size = 0;
        return taken;
    }

    public void row(int fields) {
        ensure(2);
        bytes[size++] = (byte) (fields >> 8);
        bytes[size++] = (byte) fields;
    }

    public void nothing() {
        ensure(4);
        int32(-1);
    }

    public void uuid(UUID value) {
        ensure(20);
        int32(16);
        int64(value.getMostSignificantBits());
        int64(value.getLeastSignificantBits());
    }

    public void bigint(long value) {
        ensure(12);
        int32(8);
        int64(value);
    }

    public void integer(int value) {
        ensure(8);
        int32(4);
        int32(value);
    }

    public void day(long epochDay) {
        integer((int) epochDay - EPOCH_DAY);
    }

    public void bool(boolean value) {
        ensure(5);
        int32(1);
        bytes[size++] = (byte) (value ? 1 : 0);
    }

    public void text(String value) {
        raw(value.getBytes(StandardCharsets.UTF_8));
    }

    public void raw(byte[] value) {
        ensure(4 + value.length);
        int32(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    private void int32(int value) {
        bytes[size++] = (byte) (value >> 24);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) value;
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
