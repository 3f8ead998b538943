package org.huimin.engine.base;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;

/** The calendar cannot answer, or its files are wrong; the message says why and what to do. */
public final class CalendarProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient InputProblem problem;
    private final String file;
    private final int line;

    private CalendarProblem(InputProblem problem, String file, int line) {
        super((file.isEmpty() ? "" : file + ":" + line + ": ") + problem.line());
        this.problem = problem;
        this.file = file;
        this.line = line;
    }

    /** The name of the file that is wrong; empty when no file is. */
    public String file() {
        return file;
    }

    /** 1-based; 0 when the whole file is meant. */
    public int line() {
        return line;
    }

    public InputProblem problem() {
        return problem;
    }

    static CalendarProblem unknownYear(LocalDate date, Collection<Integer> known) {
        return new CalendarProblem(
                new InputProblem(
                        "calendar-year",
                        "%s所在年份没有工作日历，已有年份：%s".formatted(date, known),
                        "no calendar is entered for the year of %s; entered: %s"
                                .formatted(date, known),
                        "请按国务院办公厅放假通知新增 content/calendar/%d.csv".formatted(date.getYear()),
                        "add content/calendar/%d.csv from the State Council's holiday notice"
                                .formatted(date.getYear())),
                "",
                0);
    }

    static CalendarProblem inFile(Path file, long line, String zh, String en) {
        return new CalendarProblem(
                new InputProblem(
                        "calendar-file",
                        zh,
                        en,
                        "请更正，格式见 content/calendar/README.md",
                        "correct it; the format is in content/calendar/README.md"),
                String.valueOf(file.getFileName()),
                (int) line);
    }
}
