package org.huimin.platform.console;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a list of any length as an XLSX workbook, row by row: memory stays the same however long
 * it gets. A sheet that is full is followed by another. Every sheet begins with a line saying who
 * took it out, when and of what; the same line is in the print footer.
 */
final class Sheets implements AutoCloseable {
    /** What a spreadsheet program can open. */
    static final int ROWS_PER_SHEET = 1_048_576;

    private static final int HEADING_ROWS = 2;
    private static final int FLUSH_EVERY = 1000;
    private static final double NARROWEST = 8;
    private static final double WIDEST = 60;

    private final Workbook workbook;
    private final String title;
    private final String watermark;
    private final List<String> columns;
    private final int rowsPerSheet;
    private Worksheet sheet;
    private int sheets;
    private int row;
    private double[] widths = {};
    private boolean fitted;

    Sheets(OutputStream out, String title, String watermark, List<String> columns) {
        this(out, title, watermark, columns, ROWS_PER_SHEET);
    }

    Sheets(
            OutputStream out,
            String title,
            String watermark,
            List<String> columns,
            int rowsPerSheet) {
        this.workbook = new Workbook(out, "Huimin", "1.0");
        this.title = title;
        this.watermark = watermark;
        this.columns = List.copyOf(columns);
        this.rowsPerSheet = rowsPerSheet;
        this.sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        next.inlineString(0, 0, watermark);
        next.footer(watermark.replace("&", "&&"), Position.LEFT);
        for (int column = 0; column < columns.size(); column++) {
            next.inlineString(1, column, columns.get(column));
            next.style(1, column).bold().set();
        }
        next.freezePane(0, HEADING_ROWS);
        row = HEADING_ROWS;
        widths = columns.stream().mapToDouble(Sheets::width).toArray();
        fitted = false;
        return next;
    }

    /** Adds a row: text, numbers, dates; null leaves a cell empty. */
    void add(List<@Nullable Object> cells) throws IOException {
        if (row == rowsPerSheet) {
            fit();
            sheet.finish();
            sheet = begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % FLUSH_EVERY == 0) {
            fit();
            sheet.flush();
        }
    }

    /** As wide as what the first rows hold; once rows have left the memory it is too late. */
    private void fit() {
        for (int column = 0; column < widths.length && !fitted; column++) {
            sheet.width(column, Math.clamp(widths[column] + 2, NARROWEST, WIDEST));
        }
        fitted = true;
    }

    /** In digits; a Chinese character is as wide as two. */
    private static double width(String text) {
        return text.chars().mapToDouble(c -> c > 0x2e7f ? 2 : 1).sum();
    }

    private void write(int column, @Nullable Object cell) {
        if (cell != null && !fitted && column < widths.length) {
            String shown = cell instanceof BigDecimal number ? number + ",,," : cell.toString();
            widths[column] = Math.max(widths[column], width(shown));
        }
        switch (cell) {
            case null -> {}
            case BigDecimal number -> {
                sheet.value(row, column, number);
                sheet.style(row, column).format("#,##0.00").set();
            }
            case Number number -> sheet.value(row, column, number);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> sheet.inlineString(row, column, cell.toString());
        }
    }

    @Override
    public void close() throws IOException {
        fit();
        workbook.close();
    }
}
