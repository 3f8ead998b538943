package org.huimin.platform.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.huimin.engine.base.PlaceCode;

/** Guesses from a register's first rows for which county a delivery is. */
final class PlaceOfFiles {
    private static final int LOOKED_AT = 500;
    private static final long COUNTY = 1_000_000;

    private PlaceOfFiles() {}

    /**
     * The county all of the first rows lie in; empty when they differ or no register is among the
     * files.
     */
    static OptionalLong guess(Datasets datasets, List<Path> files) {
        for (Path file : files) {
            DatasetContract contract =
                    datasets.recognise(file.getFileName().toString()).orElse(null);
            if (contract != null && contract.population() != null) {
                try {
                    return county(
                            file,
                            contract,
                            contract.columns().indexOf(contract.population().place()));
                } catch (IOException | FileRefused e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong county(Path file, DatasetContract contract, int column)
            throws IOException {
        long county = 0;
        try (RowSource rows = RowSource.open(file, FileProbe.of(file), contract)) {
            int position = rows.header().positions()[column];
            for (int i = 0; i < LOOKED_AT; i++) {
                RawRow row = rows.next();
                if (row == null) {
                    break;
                }
                if (position < row.cells().length
                        && PlaceCode.read(row.cells()[position])
                                instanceof PlaceCode.Reading.Valid(PlaceCode place)) {
                    long its = place.code() - place.code() % COUNTY;
                    if (county != 0 && its != county) {
                        return OptionalLong.empty();
                    }
                    county = its;
                }
            }
        }
        return county == 0 ? OptionalLong.empty() : OptionalLong.of(county);
    }
}
