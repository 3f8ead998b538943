package org.huimin.engine.base;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The calendar of working days: Monday to Friday, except the holidays and with the make-up workdays
 * that the State Council announces year by year. A year whose arrangement is not announced yet is
 * provisional, and every answer that touches it says so; a year nobody entered is an error, because
 * a deadline computed without its holidays would be wrong in silence.
 */
public final class WorkingDays {

    public enum Kind {
        HOLIDAY,
        MAKEUP_WORKDAY
    }

    /**
     * A day that differs from the rule Monday to Friday.
     *
     * @param source the document that says so
     */
    public record SpecialDay(LocalDate date, Kind kind, String name, String source) {}

    /** One entered year. */
    public record Year(int year, boolean provisional, List<SpecialDay> specialDays) {
        public Year {
            specialDays = List.copyOf(specialDays);
        }
    }

    /** A date that was computed; provisional if a provisional year was touched on the way. */
    public record Deadline(LocalDate date, boolean provisional) {}

    /** A number of working days; provisional if a provisional year was touched. */
    public record Count(int days, boolean provisional) {}

    private final SortedMap<Integer, Year> years;
    private final Map<LocalDate, SpecialDay> specialDays;

    private WorkingDays(SortedMap<Integer, Year> years, Map<LocalDate, SpecialDay> specialDays) {
        this.years = years;
        this.specialDays = specialDays;
    }

    /** A calendar of the given years, each of them once. */
    public static WorkingDays of(List<Year> years) {
        var byNumber = new TreeMap<Integer, Year>();
        var byDate = new HashMap<LocalDate, SpecialDay>();
        for (Year year : years) {
            byNumber.put(year.year(), year);
            year.specialDays().forEach(special -> byDate.put(special.date(), special));
        }
        return new WorkingDays(byNumber, Map.copyOf(byDate));
    }

    /**
     * Reads a folder of {@code <year>.csv} files.
     *
     * @throws CalendarProblem if a file is wrong, naming file, line, reason and remedy
     */
    public static WorkingDays load(Path folder) {
        return of(CalendarFiles.read(folder));
    }

    /**
     * @throws CalendarProblem if the year of {@code date} is not entered
     */
    public boolean isWorkingDay(LocalDate date) {
        yearOf(date);
        SpecialDay special = specialDays.get(date);
        if (special == null) {
            return date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
        }
        return switch (special.kind()) {
            case HOLIDAY -> false;
            case MAKEUP_WORKDAY -> true;
        };
    }

    /**
     * The n-th working day after {@code date}; {@code date} itself is not counted (民法典 art. 201).
     * Zero days is the date itself, whatever day it is.
     *
     * @throws IllegalArgumentException if {@code days} is negative
     * @throws CalendarProblem if the way leads into a year that is not entered
     */
    public Deadline plusWorkingDays(LocalDate date, int days) {
        if (days < 0) {
            throw new IllegalArgumentException(
                    "工作日数不能为负：%1$d / working days cannot be negative: %1$d".formatted(days));
        }
        LocalDate day = date;
        boolean provisional = yearOf(day).provisional();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            provisional |= yearOf(day).provisional();
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return new Deadline(day, provisional);
    }

    /** {@code date}, or the first working day after it if it is none (民法典 art. 203). */
    public Deadline onOrAfter(LocalDate date) {
        LocalDate day = date;
        boolean provisional = yearOf(day).provisional();
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
            provisional |= yearOf(day).provisional();
        }
        return new Deadline(day, provisional);
    }

    /**
     * How many working days lie after {@code from} up to and including {@code to}; negative if
     * {@code to} is earlier. So {@code between(d, plusWorkingDays(d, n)) = n}.
     */
    public Count workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            Count reverse = workingDaysBetween(to, from);
            return new Count(-reverse.days(), reverse.provisional());
        }
        boolean provisional = yearOf(from).provisional();
        int days = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            provisional |= yearOf(day).provisional();
            if (isWorkingDay(day)) {
                days++;
            }
        }
        return new Count(days, provisional);
    }

    /** The entered years in order. */
    public List<Year> years() {
        return List.copyOf(years.values());
    }

    private Year yearOf(LocalDate date) {
        Year year = years.get(date.getYear());
        if (year == null) {
            throw CalendarProblem.unknownYear(date, years.keySet());
        }
        return year;
    }
}
