package org.huimin.platform.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Rows of that sheet of a workbook which has the data, streamed. */
final class XlsxSource implements RowSource {
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Header header;
    private int read;

    private XlsxSource(ReadableWorkbook workbook, DatasetContract contract) throws IOException {
        this.workbook = workbook;
        this.stream = sheet(workbook, contract).openStream();
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

    /**
     * The visible sheet with a header of the contract and rows below it; the first one when none
     * has.
     *
     * @throws FileRefused when several have: reading one of them would drop the others' rows
     */
    private static Sheet sheet(ReadableWorkbook workbook, DatasetContract contract)
            throws IOException {
        List<Sheet> fitting = new ArrayList<>();
        for (Sheet sheet :
                workbook.getSheets()
                        .filter(s -> s.getVisibility() == SheetVisibility.VISIBLE)
                        .toList()) {
            if (hasData(sheet, contract)) {
                fitting.add(sheet);
            }
        }
        if (fitting.size() > 1) {
            String names = String.join("、", fitting.stream().map(Sheet::getName).toList());
            throw new FileRefused(
                    "sheets-several",
                    "工作簿里有 " + fitting.size() + " 张工作表都是数据：" + names + "。没有读入任何一行。",
                    "The workbook has data on "
                            + fitting.size()
                            + " sheets: "
                            + names
                            + "; no row was read.",
                    "请并到一张工作表，或每张另存为一个文件。",
                    "Put them on one sheet, or save each as a file of its own.");
        }
        return fitting.isEmpty() ? workbook.getFirstSheet() : fitting.getFirst();
    }

    private static boolean hasData(Sheet sheet, DatasetContract contract) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            boolean headed = false;
            int looked = 0;
            for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                RawRow raw = raw(all.next());
                if (raw.isBlank()) {
                    continue;
                }
                if (headed) {
                    return true;
                }
                headed = Header.fits(contract, raw.cells());
                if (!headed && ++looked == HEADER_WITHIN) {
                    return false;
                }
            }
            return false;
        } catch (ExcelReaderException | IllegalStateException e) {
            throw damaged(0);
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
                "文件不是工作簿（可能是压缩包），或已损坏，读到第 " + read + " 行为止。",
                "The file is no workbook (an archive, perhaps) or damaged; reading stopped after row "
                        + read
                        + ".",
                "压缩包请先解压；工作簿请用 Excel 打开并另存，再导入。",
                "Unpack an archive first; open a workbook in Excel, save it again and import that.");
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
