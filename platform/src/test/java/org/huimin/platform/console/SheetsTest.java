package org.huimin.platform.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

class SheetsTest {
    @Test
    void goesOnInAnotherSheetWhenOneIsFull() throws Exception {
        var out = new ByteArrayOutputStream();
        try (Sheets sheets =
                new Sheets(out, "灯塔", "守塔人 2026-03-02 翔安区", List.of("名称", "高度"), 5002)) {
            for (int i = 0; i < 12_000; i++) {
                sheets.add(List.of("灯塔" + i, i));
            }
        }
        var names = new ArrayList<String>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<Row> rows = sheet.read();
                assertThat(rows.get(0).getCellText(0)).isEqualTo("守塔人 2026-03-02 翔安区");
                assertThat(rows.get(1).getCellText(1)).isEqualTo("高度");
                rows.stream().skip(2).forEach(row -> names.add(row.getCellText(0)));
            }
        }
        assertThat(names).hasSize(12_000).contains("灯塔0", "灯塔4999", "灯塔5000", "灯塔11999");
    }

    @Test
    void keepsMoneyExactAndDatesDates() throws Exception {
        var out = new ByteArrayOutputStream();
        try (Sheets sheets = new Sheets(out, "x", "w", List.of("a", "b", "c"))) {
            sheets.add(
                    java.util.Arrays.asList(
                            new BigDecimal("1570.10"), LocalDate.of(2026, 3, 2), null));
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            Row row = workbook.getFirstSheet().read().get(2);
            assertThat(row.getCellAsNumber(0))
                    .hasValueSatisfying(
                            number -> assertThat(number).isEqualByComparingTo("1570.10"));
            assertThat(row.getCellAsDate(1).orElseThrow().toLocalDate()).isEqualTo("2026-03-02");
        }
    }
}
