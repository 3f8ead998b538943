package org.huimin.platform.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * Every six-digit division code that exists or ever existed: identity numbers keep abolished ones.
 */
final class DivisionCodes implements IntPredicate {
    private final BitSet codes = new BitSet(1_000_000);

    private DivisionCodes() {}

    /** From {@code divisions/historic-codes.csv} of a content folder. */
    static DivisionCodes load(Path content) {
        Path file = content.resolve("divisions/historic-codes.csv");
        DivisionCodes all = new DivisionCodes();
        if (!Files.exists(file)) {
            throw new IllegalStateException(
                    "没有行政区划代码表 / the list of division codes is missing: " + file);
        }
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(row -> all.codes.set(Integer.parseInt(row.getField("code"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return all;
    }

    @Override
    public boolean test(int code) {
        return code >= 0 && codes.get(code);
    }
}
