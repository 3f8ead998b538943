package org.huimin.platform.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Rows of the first sheet of a workbook, streamed. */
final class XlsxSource implements RowSource {
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Header header;
    private int read;

    private XlsxSource(ReadableWorkbook workbook, DatasetContract contract) throws IOException {
        this.workbook = workbook;
        this.stream = workbook.getFirstSheet().openStream();
        this.rows = stream.iterator();
        this.header = findHeader(contract);
    }

    static XlsxSource open(Path file, DatasetContract contract) throws IOException {
        ReadableWorkbook workbook = workbook(file);
        try {
            return new XlsxSource(workbook, contract);
        } catch (FileRefused | IOException e) {
            workbook.close();
            throw e;
        }
    }

    /**
     * Cell formats tell dates from numbers; a workbook without a style sheet (they are optional)
     * has none.
     */
    private static ReadableWorkbook workbook(Path file) {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
        } catch (IOException | RuntimeException withFormats) {
            try {
                return new ReadableWorkbook(file.toFile(), new ReadingOptions(false, false));
            } catch (IOException | RuntimeException e) {
                throw damaged(0);
            }
        }
    }

    private Header findHeader(DatasetContract contract) {
        RawRow best = null;
        int most = -1;
        for (int i = 0; i < HEADER_WITHIN; i++) {
            RawRow candidate = next();
            if (candidate == null) {
                break;
            }
            int matches = Header.matches(contract, candidate.cells());
            if (matches > most) {
                most = matches;
                best = candidate;
            }
            if (matches > contract.columns().size() / 2) {
                break;
            }
        }
        if (best == null) {
            throw new FileRefused(
                    "file-empty",
                    "第一张工作表是空的。",
                    "The first sheet is empty.",
                    "请把数据放在第一张工作表。",
                    "Put the data on the first sheet.");
        }
        return Header.match(contract, best);
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable RawRow next() {
        try {
            while (rows.hasNext()) {
                RawRow raw = raw(rows.next());
                if (!raw.isBlank()) {
                    read++;
                    return raw;
                }
            }
            return null;
        } catch (ExcelReaderException | IllegalStateException e) {
            throw damaged(read);
        }
    }

    private static FileRefused damaged(int read) {
        return new FileRefused(
                "file-damaged",
                "工作簿已损坏，读到第 " + read + " 行为止。",
                "The workbook is damaged; reading stopped after row " + read + ".",
                "请用 Excel 打开并另存，再导入。",
                "Open it in Excel, save it again and import that.");
    }

    private static RawRow raw(Row row) {
        String[] cells = new String[row.getCellCount()];
        long numeric = 0;
        for (int i = 0; i < cells.length; i++) {
            Cell cell = row.getOptionalCell(i).orElse(null);
            cells[i] = cell == null ? "" : text(cell);
            if (cell != null && cell.getType() == CellType.NUMBER && i < Long.SIZE) {
                numeric |= 1L << i;
            }
        }
        return new RawRow(row.getRowNum(), cells, numeric);
    }

    private static String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER ->
                    isDate(cell) ? cell.asDate().toLocalDate().toString() : plain(cell.asNumber());
            case STRING -> cell.asString();
            case BOOLEAN -> cell.asBoolean().toString();
            case FORMULA, ERROR -> cell.getRawValue() == null ? "" : cell.getRawValue();
            case EMPTY -> "";
        };
    }

    /** Spreadsheets keep binary floating point: 0.1 + 0.2 comes as 0.30000000000000004. */
    private static String plain(BigDecimal number) {
        BigDecimal rounded =
                number.scale() > 9 ? number.setScale(9, java.math.RoundingMode.HALF_UP) : number;
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(Cell cell) {
        @Nullable String format = cell.getDataFormatString();
        Integer id = cell.getDataFormatId();
        if (format == null) {
            return id != null && (id >= 14 && id <= 17 || id == 22);
        }
        String lower = format.toLowerCase(Locale.ROOT);
        return lower.contains("yy") || lower.contains("m/d") || lower.contains("年");
    }

    /** A workbook does not tell its length; half of the way is what can honestly be said. */
    @Override
    public double progress() {
        return 1 - 1 / (1 + read / 100_000.0);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
