package org.huimin.platform.people;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huimin.platform.exchange.RecordedFact;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Decodes {@code people.current} from COPY's binary form: a header, then per row the number of
 * fields and per field its length (-1 for null) and its bytes, big-endian. A message of the
 * protocol holds whole rows.
 */
final class CurrentReader {
    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final int DAYS_1970_TO_2000 = 10_957;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final List<FactColumn> columns;
    private final RecordedFact.Kind[] types;
    private final RowSink sink;
    private final CodeCache codes = new CodeCache();
    private byte[] bytes = {};
    private int at;

    CurrentReader(List<FactColumn> columns, RowSink sink) {
        this.columns = columns;
        this.types = columns.stream().map(FactColumn::type).toArray(RecordedFact.Kind[]::new);
        this.sink = sink;
    }

    long read(Connection connection, long from, long to) throws SQLException {
        String list = columns.stream().map(c -> ", " + c.sql()).collect(Collectors.joining());
        CopyOut copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                """
                                copy (select household_id, person_id, place, urban_rural, in_register%s from people.current
                                      where place between %d and %d order by place, household_id, person_id)
                                to stdout (format binary)\
                                """
                                        .formatted(list, from, to));
        long rows = 0;
        boolean first = true;
        try {
            for (byte[] message = copy.readFromCopy();
                    message != null;
                    message = copy.readFromCopy()) {
                bytes = message;
                at = 0;
                if (first) {
                    at =
                            SIGNATURE_AND_FLAGS
                                    + Integer.BYTES
                                    + (int) INT.get(bytes, SIGNATURE_AND_FLAGS);
                    first = false;
                }
                rows += rows();
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return rows;
    }

    private int rows() {
        int rows = 0;
        while (at < bytes.length) {
            short fields = (short) SHORT.get(bytes, at);
            at += Short.BYTES;
            if (fields < 0) {
                return rows;
            }
            row();
            rows++;
        }
        return rows;
    }

    private void row() {
        UUID household = uuid();
        UUID person = uuid();
        at += Integer.BYTES;
        long place = (long) LONG.get(bytes, at);
        at += Long.BYTES;
        String urbanRural = text();
        at += Integer.BYTES;
        boolean inRegister = bytes[at++] != 0;
        sink.person(household, person, place, urbanRural, inRegister);
        for (int i = 0; i < types.length; i++) {
            int length = (int) INT.get(bytes, at);
            at += Integer.BYTES;
            if (length >= 0) {
                field(i, length);
                at += length;
            }
        }
    }

    private void field(int i, int length) {
        switch (types[i]) {
            case MONEY, DECIMAL -> sink.value(i, (long) LONG.get(bytes, at));
            case COUNT -> sink.value(i, (int) INT.get(bytes, at));
            case BOOLEAN -> sink.value(i, bytes[at]);
            case DATE -> sink.value(i, (int) INT.get(bytes, at) + DAYS_1970_TO_2000);
            case CODE -> sink.code(i, codes.of(bytes, at, length));
        }
    }

    private UUID uuid() {
        at += Integer.BYTES;
        UUID uuid = new UUID((long) LONG.get(bytes, at), (long) LONG.get(bytes, at + Long.BYTES));
        at += 2 * Long.BYTES;
        return uuid;
    }

    private @Nullable String text() {
        int length = (int) INT.get(bytes, at);
        at += Integer.BYTES;
        if (length < 0) {
            return null;
        }
        String text = codes.of(bytes, at, length);
        at += length;
        return text;
    }

    /** The same few codes come millions of times: one string each. */
    private static final class CodeCache {
        private static final int SLOTS = 1 << 10;

        private final @Nullable String[] strings = new String[SLOTS];
        private final byte[][] keys = new byte[SLOTS][];

        String of(byte[] bytes, int from, int length) {
            int hash = length;
            for (int i = from; i < from + length; i++) {
                hash = 31 * hash + bytes[i];
            }
            int slot = (hash ^ hash >>> 10) & SLOTS - 1;
            String known = strings[slot];
            if (known != null
                    && Arrays.equals(
                            keys[slot], 0, keys[slot].length, bytes, from, from + length)) {
                return known;
            }
            String text = new String(bytes, from, length, StandardCharsets.UTF_8);
            strings[slot] = text;
            keys[slot] = text.getBytes(StandardCharsets.UTF_8);
            return text;
        }
    }
}
