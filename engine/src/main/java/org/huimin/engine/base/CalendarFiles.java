package org.huimin.engine.base;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huimin.engine.base.WorkingDays.Kind;
import org.huimin.engine.base.WorkingDays.Year;

/** Reads {@code <year>.csv}: date, kind, name, status (official or provisional), source. */
final class CalendarFiles {

    private static final List<String> COLUMNS = List.of("date", "kind", "name", "status", "source");

    private CalendarFiles() {}

    /** Where a row stands. */
    private record Row(Path file, long line) {
        CalendarProblem problem(String zh, String en) {
            return CalendarProblem.inFile(file, line, zh, en);
        }
    }

    static List<Year> read(Path folder) {
        try (var files = Files.list(folder)) {
            List<Year> years =
                    files.filter(file -> name(file).matches("\\d{4}\\.csv"))
                            .sorted()
                            .map(CalendarFiles::readYear)
                            .toList();
            if (years.isEmpty()) {
                throw CalendarProblem.inFile(folder, 0, "没有任何年份的日历文件", "there is no calendar file");
            }
            return years;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Year readYear(Path file) {
        int year = Integer.parseInt(name(file).substring(0, 4));
        var specialDays = new ArrayList<WorkingDays.SpecialDay>();
        var statuses = new HashSet<String>();
        var seen = new HashSet<LocalDate>();
        try (var rows =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofNamedCsvRecord(file)) {
            for (var row : rows) {
                Row where = new Row(file, row.getStartingLineNumber());
                if (!row.getHeader().equals(COLUMNS)) {
                    throw where.problem("表头应为" + COLUMNS, "the header should be " + COLUMNS);
                }
                if (row.getFieldCount() != COLUMNS.size()) {
                    throw where.problem(
                            "这一行有%d格，应有%d格".formatted(row.getFieldCount(), COLUMNS.size()),
                            "the row has %d cells, there should be %d"
                                    .formatted(row.getFieldCount(), COLUMNS.size()));
                }
                specialDays.add(specialDay(where, year, row, seen));
                statuses.add(row.getField("status"));
            }
        } catch (CsvParseException e) {
            throw CalendarProblem.inFile(
                    file, 0, "不是有效的 CSV：" + e.getMessage(), "not valid CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Year(year, provisional(file, statuses), specialDays);
    }

    private static WorkingDays.SpecialDay specialDay(
            Row where, int year, NamedCsvRecord row, Set<LocalDate> seen) {
        LocalDate date = date(where, row.getField("date"));
        if (date.getYear() != year || !seen.add(date)) {
            throw where.problem(
                    "日期%s重复或不属于%d年".formatted(date, year),
                    "%s is repeated or not in %d".formatted(date, year));
        }
        Kind kind = kind(where, row.getField("kind"));
        if (kind == Kind.MAKEUP_WORKDAY && date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            throw where.problem(
                    "补班日%s不是周末".formatted(date), "make-up day %s is no weekend".formatted(date));
        }
        if (row.getField("source").isBlank()) {
            throw where.problem("缺少依据文件", "the source document is missing");
        }
        return new WorkingDays.SpecialDay(date, kind, row.getField("name"), row.getField("source"));
    }

    private static LocalDate date(Row where, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw where.problem(
                    "“%s”不是形如2026-01-01的日期".formatted(text),
                    "\"%s\" is no date like 2026-01-01".formatted(text));
        }
    }

    private static Kind kind(Row where, String text) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw where.problem(
                "种类“%s”应为HOLIDAY或MAKEUP_WORKDAY".formatted(text),
                "kind \"%s\" should be HOLIDAY or MAKEUP_WORKDAY".formatted(text));
    }

    /** A year is official or provisional as a whole; a mixture is a half-entered file. */
    private static boolean provisional(Path file, Set<String> statuses) {
        if (statuses.equals(Set.of("official"))) {
            return false;
        }
        if (statuses.equals(Set.of("provisional"))) {
            return true;
        }
        throw CalendarProblem.inFile(
                file,
                0,
                "status应全部为official或全部为provisional，实为" + statuses,
                "status should be official in all rows or provisional in all, not " + statuses);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
