package org.huimin.engine.base;

/**
 * Why an input was not accepted, said so that the person who typed or sent it can put it right.
 *
 * @param code stable, lower-case with hyphens, e.g. {@code check-digit}; for programs and
 *     statistics
 * @param zh what is wrong, in Chinese
 * @param en what is wrong, in English
 * @param remedyZh what to do about it, in Chinese
 * @param remedyEn what to do about it, in English
 */
public record InputProblem(String code, String zh, String en, String remedyZh, String remedyEn) {

    /** One line for a log or an exception: both languages, problem and remedy. */
    public String line() {
        return zh + "；" + remedyZh + " / " + en + "; " + remedyEn;
    }
}
