package org.huimin.platform.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.huimin.platform.access.Secrets;
import org.huimin.platform.exchange.BinaryRows;
import org.huimin.platform.exchange.CheckedRow;
import org.huimin.platform.exchange.Column;
import org.huimin.platform.exchange.ColumnType;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Intake;
import org.jspecify.annotations.Nullable;

/**
 * Seals a row's secrets and encodes it for COPY; used by one thread.
 *
 * <p>The keys and hashes of rows are made of blind indexes where the row has identity numbers or
 * secrets: with a plain hash, whoever has the database could find a number by trying them all.
 */
final class RecordEncoder implements Intake.Encoder {
    private final Secrets secrets;
    private final List<Column> columns;
    private final int[] keyColumns;
    private final int person;
    private final boolean personInKey;
    private final boolean introducesPersons;
    private final boolean makesPersons;
    private final UUID fileId;
    private final byte[] dataset;
    private final byte[][] names;
    private final BinaryRows rows = new BinaryRows();
    private final MessageDigest digest = sha256();
    private final ByteBuffer scratch = ByteBuffer.allocate(16);
    private final @Nullable UUID[] indexes;

    /**
     * @param fileId the file's instant in milliseconds in the upper 48 bits and chance in the lower
     *     42; the same for all encoders of a file
     */
    RecordEncoder(DatasetContract contract, Secrets secrets, UUID fileId) {
        this.fileId = fileId;
        this.makesPersons = contract.population() != null;
        this.secrets = secrets;
        this.columns = contract.columns();
        this.keyColumns = contract.key().stream().mapToInt(columns::indexOf).toArray();
        this.person = contract.person() == null ? -1 : columns.indexOf(contract.person());
        this.personInKey = contract.person() != null && contract.key().contains(contract.person());
        this.introducesPersons = contract.introducesPersons();
        this.dataset = contract.id().getBytes(StandardCharsets.UTF_8);
        this.indexes = new UUID[columns.size()];
        this.names =
                columns.stream()
                        .map(c -> c.id().getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new);
    }

    @Override
    public void add(CheckedRow row) {
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = isHidden(i) && row.has(i) ? secrets.blindIndex(row.text(i)) : null;
        }
        rows.row(6 + columns.size());
        rows.uuid(hashOfKey(row));
        rows.uuid(hashOfRow(row));
        @Nullable UUID personIndex = person < 0 ? null : indexes[person];
        if (personIndex == null) {
            rows.nothing();
        } else {
            rows.uuid(personIndex);
        }
        rows.integer(row.row());
        if (introducesPersons) {
            rows.raw(secrets.seal(row.text(person)));
        } else {
            rows.nothing();
        }
        if (makesPersons) {
            rows.uuid(newId(row.row()));
        } else {
            rows.nothing();
        }
        for (int i = 0; i < indexes.length; i++) {
            value(row, i);
        }
    }

    /**
     * The id of the row's person if nobody knows the person yet: a UUID of version 7 that counts
     * rows. Where a file is in order of places so are the ids, and the indexes over them grow at
     * their ends.
     */
    private UUID newId(int row) {
        long beginning = (fileId.getMostSignificantBits() & 0xFFFF_FFFF_FFFF_0000L) | 0x7000L;
        long random = fileId.getLeastSignificantBits() & ((1L << 42) - 1);
        return new UUID(
                beginning | (row >>> 20), Long.MIN_VALUE | (row & 0xF_FFFFL) << 42 | random);
    }

    private void value(CheckedRow row, int i) {
        if (!row.has(i)) {
            rows.nothing();
            return;
        }
        Column column = columns.get(i);
        switch (column.type()) {
            case ID_NUMBER -> rows.uuid(index(i));
            case TEXT -> {
                if (column.secret()) {
                    rows.raw(secrets.seal(row.text(i)));
                } else {
                    rows.text(row.text(i));
                }
            }
            case CODE -> rows.text(row.text(i));
            case DATE, MONTH -> rows.day(row.number(i));
            case MONEY, DECIMAL, COUNT, PLACE -> rows.bigint(row.number(i));
            case BOOLEAN -> rows.bool(row.number(i) != 0);
        }
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public byte[] take() {
        return rows.take();
    }

    @Override
    public @Nullable UUID key(CheckedRow row) {
        for (int i : keyColumns) {
            if (columns.get(i).required() && !row.has(i)) {
                return null;
            }
            indexes[i] = isHidden(i) && row.has(i) ? secrets.blindIndex(row.text(i)) : null;
        }
        return hashOfKey(row);
    }

    /**
     * The business key. Where the person is part of it, it begins like the person's index: rows
     * come and lie by person, and both indexes of the table grow in order.
     */
    private UUID hashOfKey(CheckedRow row) {
        if (personInKey && keyColumns.length == 1) {
            return index(person);
        }
        digest.update(dataset);
        for (int i : keyColumns) {
            update(row, i);
        }
        UUID hash = uuid(digest.digest());
        return personInKey
                ? new UUID(index(person).getMostSignificantBits(), hash.getLeastSignificantBits())
                : hash;
    }

    /**
     * Of the values that are there, by name: a column the contract gains later changes no old row.
     */
    private UUID hashOfRow(CheckedRow row) {
        for (int i = 0; i < indexes.length; i++) {
            if (row.has(i)) {
                digest.update(names[i]);
                update(row, i);
            }
        }
        return uuid(digest.digest());
    }

    /** One value, so that no two different rows feed the same bytes. */
    private void update(CheckedRow row, int i) {
        if (!row.has(i)) {
            digest.update((byte) 0);
        } else if (isHidden(i)) {
            digest.update((byte) 1);
            UUID index = index(i);
            scratch.putLong(0, index.getMostSignificantBits())
                    .putLong(8, index.getLeastSignificantBits());
            digest.update(scratch.array(), 0, 16);
        } else if (columns.get(i).type() == ColumnType.TEXT
                || columns.get(i).type() == ColumnType.CODE) {
            byte[] text = row.text(i).getBytes(StandardCharsets.UTF_8);
            digest.update((byte) 2);
            scratch.putInt(0, text.length);
            digest.update(scratch.array(), 0, 4);
            digest.update(text);
        } else {
            digest.update((byte) 3);
            scratch.putLong(0, row.number(i));
            digest.update(scratch.array(), 0, 8);
        }
    }

    private boolean isHidden(int i) {
        return columns.get(i).secret() || columns.get(i).type() == ColumnType.ID_NUMBER;
    }

    private UUID index(int i) {
        UUID index = indexes[i];
        if (index == null) {
            throw new IllegalStateException("no blind index of column " + i);
        }
        return index;
    }

    private static UUID uuid(byte[] hash) {
        ByteBuffer buffer = ByteBuffer.wrap(hash);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
