package org.huimin.platform.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.huimin.engine.base.InputProblem;
import org.jspecify.annotations.Nullable;

/**
 * Whether the cells of a row agree with each other: the identity number tells birth date and sex,
 * and nothing happened to a person before birth or after today. Used by one thread.
 */
final class RowAgreement {
    private static final InputProblem OTHER_BIRTH =
            new InputProblem(
                    "birth-differs",
                    "与身份号码里的出生日期不一致",
                    "not the birth date of the identity number",
                    "请对照户口簿改正其中之一",
                    "correct one of the two by the household book");
    private static final InputProblem OTHER_SEX =
            new InputProblem(
                    "sex-differs",
                    "与身份号码里的性别不一致",
                    "not the sex of the identity number",
                    "请对照户口簿改正其中之一",
                    "correct one of the two by the household book");
    private static final InputProblem BEFORE_BIRTH =
            new InputProblem(
                    "date-before-birth",
                    "早于本人的出生日期",
                    "before the person was born",
                    "请核对日期和身份号码",
                    "check the date and the identity number");

    private final DatasetContract contract;
    private final int person;
    private final int birthDate;
    private final int sex;
    private final int[] past;
    private final long today;
    private final InputProblem future;

    RowAgreement(DatasetContract contract, LocalDate today) {
        this.contract = contract;
        this.today = today.toEpochDay();
        this.person = at(contract.person());
        DatasetContract.Population population = contract.population();
        this.birthDate = population == null ? -1 : at(population.birthDate());
        this.sex = population == null ? -1 : at(population.sex());
        this.past = contract.columns().stream().filter(Column::past).mapToInt(this::at).toArray();
        this.future =
                new InputProblem(
                        "date-future",
                        "日期在今天（%s）以后".formatted(today),
                        "the date is after today (%s)".formatted(today),
                        "请核对年份和月份",
                        "check the year and the month");
    }

    private int at(@Nullable Column column) {
        return column == null ? -1 : contract.columns().indexOf(column);
    }

    void check(CheckedRow row, IntFunction<String> cell, List<RowChecks.Finding> findings) {
        if (person < 0 || !row.has(person)) {
            return;
        }
        String number = row.text(person);
        if (birthDate >= 0 && row.has(birthDate) && row.number(birthDate) != born(number)) {
            add(birthDate, OTHER_BIRTH, cell, findings);
        }
        if (sex >= 0 && row.has(sex) && isOther(row.text(sex), number)) {
            add(sex, OTHER_SEX, cell, findings);
        }
        for (int column : past) {
            if (row.has(column)) {
                long day = row.number(column);
                if (day > today) {
                    add(column, future, cell, findings);
                } else if (day < born(number)) {
                    add(column, BEFORE_BIRTH, cell, findings);
                }
            }
        }
    }

    private void add(
            int column,
            InputProblem problem,
            IntFunction<String> cell,
            List<RowChecks.Finding> findings) {
        findings.add(
                new RowChecks.Finding(contract.columns().get(column), cell.apply(column), problem));
    }

    private static long born(String number) {
        return LocalDate.of(
                        Integer.parseInt(number, 6, 10, 10),
                        Integer.parseInt(number, 10, 12, 10),
                        Integer.parseInt(number, 12, 14, 10))
                .toEpochDay();
    }

    /** GB/T 2261.1: 1 male, 2 female; whatever else stands there says nothing. */
    private static boolean isOther(String code, String number) {
        boolean male = (number.charAt(16) - '0') % 2 == 1;
        return code.equals("1") && !male || code.equals("2") && male;
    }
}
