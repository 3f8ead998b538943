package org.huimin.engine.base;

import java.time.LocalDate;
import java.util.Collection;

/** The calendar cannot answer, or its files are wrong; the message says why and what to do. */
public final class CalendarProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient InputProblem problem;

    CalendarProblem(InputProblem problem) {
        super(problem.line());
        this.problem = problem;
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
                                .formatted(date.getYear())));
    }

    static CalendarProblem inFile(String where, String zh, String en) {
        return new CalendarProblem(
                new InputProblem(
                        "calendar-file",
                        where + "：" + zh,
                        where + ": " + en,
                        "请更正该行，格式见 content/calendar/README.md",
                        "correct the line; the format is in content/calendar/README.md"));
    }
}
