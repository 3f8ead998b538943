package org.huimin.engine.base;

import java.time.LocalDate;

/**
 * What can be wrong with an identity number. The texts never repeat the number, which is personal
 * data and would end up in logs, and never tell the right check digit, which would only help to
 * make a wrong number look right.
 */
final class IdentityProblems {

    private static final String LOOK_ZH = "请对照居民身份证或户口簿重新填写";
    private static final String LOOK_EN =
            "copy it again from the identity card or household booklet";

    private IdentityProblems() {}

    static InputProblem missing() {
        return wrong("id-missing", "身份证号码为空", "the identity number is empty");
    }

    static InputProblem length(int found) {
        return new InputProblem(
                "id-length",
                "身份证号码应为18位（旧号15位），实为%d位".formatted(found),
                "an identity number has 18 characters (old ones 15), not %d".formatted(found),
                LOOK_ZH + "；表格软件可能截断了长数字，请将该列设为文本",
                LOOK_EN + "; a spreadsheet may have cut a long number: make the column text");
    }

    static InputProblem characters() {
        return new InputProblem(
                "id-characters",
                "身份证号码只能由数字组成，仅第18位可为X",
                "an identity number consists of digits; only the 18th may be X",
                LOOK_ZH + "；表格软件可能将其变成科学计数法，请将该列设为文本",
                LOOK_EN + "; a spreadsheet may have rounded it: make the column text");
    }

    static InputProblem checkDigit() {
        return wrong(
                "id-check-digit",
                "身份证号码校验码不符，可能有一位输错或相邻两位颠倒",
                "the check digit does not fit: a digit is mistyped or two are swapped");
    }

    static InputProblem birthDate(String eightDigits) {
        return wrong(
                "id-birth-date",
                "身份证号码第7至14位“%s”不是真实日期".formatted(eightDigits),
                "digits 7 to 14, \"%s\", are no real date".formatted(eightDigits));
    }

    static InputProblem birthInFuture(LocalDate born, LocalDate today) {
        return wrong(
                "id-birth-future",
                "身份证号码中的出生日期%s晚于%s".formatted(born, today),
                "the birth date %s lies after %s".formatted(born, today));
    }

    static InputProblem birthTooEarly(LocalDate born, int years) {
        return wrong(
                "id-birth-too-early",
                "身份证号码中的出生日期%s距今超过%d年".formatted(born, years),
                "the birth date %s lies more than %d years back".formatted(born, years));
    }

    static InputProblem division(String sixDigits) {
        return new InputProblem(
                "id-division",
                "身份证号码前6位“%s”不是现行或曾经使用的县级以上行政区划代码".formatted(sixDigits),
                "the first six digits, \"%s\", are and were no division code".formatted(sixDigits),
                LOOK_ZH + "；确认无误的，请把该代码补入 content/divisions/build/extra-codes.csv",
                LOOK_EN
                        + "; if it is right, add the code to content/divisions/build/extra-codes.csv");
    }

    private static InputProblem wrong(String code, String zh, String en) {
        return new InputProblem(code, zh, en, LOOK_ZH, LOOK_EN);
    }
}
