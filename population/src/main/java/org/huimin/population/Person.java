package org.huimin.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The truth about one synthetic person. Mutable on purpose: it is filled step by step by
 * composition, naming, livelihood and wealth, and a plant changes it. Money in fen, incomes a
 * month; codes are those of the vocabulary's code lists.
 */
final class Person implements Cloneable {
    /** How the person lives. */
    enum Work {
        NONE,
        STUDENT,
        /** Employed with contract, contributions and tax. */
        FORMAL,
        /** Casual work, paid but without contributions. */
        CASUAL,
        /** Runs a small business of one's own. */
        OWN
    }

    String relation = "02";
    boolean male;
    int age;

    String idNumber = "";
    String name = "";
    LocalDate birthDate = LocalDate.EPOCH;
    String marital = "10";

    Work work = Work.NONE;
    String stage = "";
    String disabilityCategory = "";
    String disabilityLevel = "";

    /** The disability certificate was withdrawn, after a new assessment for example. */
    boolean certificateCancelled;

    long wage;

    /** Income from casual or own work that no department sees. */
    long unseenIncome;

    long employeePension;
    long residentPension;
    long accountPension;
    long survivorBenefit;
    long unemploymentBenefit;

    long deposits;
    long funds;
    int cars;
    long carValue;
    int motorcycles;

    /** Shares in dwellings, in hundredths of one dwelling, one entry a dwelling. */
    int[] houseShares = {};

    long companyCapital;
    int companyEmployees;

    long medicalSelfPay;
    boolean majorDisease;

    @Nullable LocalDate diedOn;

    /** The death is recorded somewhere, but the household register still says alive. */
    boolean deathUnreported;

    /** Left the job after the first of the delivered months. */
    boolean leftJob;

    @Nullable LocalDate imprisonedSince;
    String obligorState = "";
    String selfCare = "";

    boolean alive() {
        return diedOn == null;
    }

    boolean disabled() {
        return !disabilityLevel.isEmpty();
    }

    boolean severelyDisabled() {
        return disabilityLevel.equals("1") || disabilityLevel.equals("2");
    }

    /** Everything that comes in a month and that a department pays or sees. */
    long seenIncome() {
        return wage
                + employeePension
                + residentPension
                + accountPension
                + survivorBenefit
                + unemploymentBenefit;
    }

    /** Every income of the month times {@code factor}: to ask how clear a case is. */
    void scaleIncome(double factor) {
        wage = Math.round(wage * factor);
        employeePension = Math.round(employeePension * factor);
        survivorBenefit = Math.round(survivorBenefit * factor);
        unemploymentBenefit = Math.round(unemploymentBenefit * factor);
    }

    Person copy() {
        try {
            Person copy = (Person) clone();
            copy.houseShares = houseShares.clone();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
