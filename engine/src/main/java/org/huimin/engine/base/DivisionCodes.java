package org.huimin.engine.base;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The six-digit division codes of county level and above that are or ever were in use, since 1981:
 * what the first six digits of an {@linkplain IdentityNumber identity number} may be.
 */
public final class DivisionCodes implements IntPredicate {

    private final BitSet codes;

    private DivisionCodes(BitSet codes) {
        this.codes = codes;
    }

    /**
     * Reads {@code historic-codes.csv}.
     *
     * @param folder {@code content/divisions}
     */
    public static DivisionCodes load(Path folder) {
        var codes = new BitSet(1_000_000);
        Path file = folder.resolve("historic-codes.csv");
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> codes.set(Integer.parseInt(row.getField("code"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DivisionCodes(codes);
    }

    /** Whether {@code code}, six digits, is or ever was a division. */
    @Override
    public boolean test(int code) {
        return codes.get(code);
    }
}
