package org.huimin.population;

import java.util.List;
import java.util.Locale;

/** The kinds of rows departments keep about people, with the ids of their columns. */
enum RowKind {
    REGISTRATION(
            "idNumber name sex birthDate householdNumber relation place address urbanRural"
                    + " maritalStatus phone status registeredOn"),
    CONTRIBUTION("idNumber employer kind base month"),
    PENSION("idNumber kind month amount account"),
    WAGE("idNumber employer month amount"),
    DECLARATION("idNumber payer item month amount declarationNo"),
    VEHICLE("idNumber plate vehicleType useNature value registeredOn status"),
    TITLE("idNumber unitNo use area share registeredOn status"),
    ENTITY("idNumber uscc role kind subscribedCapital status employees"),
    BALANCE("idNumber bank accountNo product balance asOf"),
    SETTLEMENT("idNumber settlementNo admittedOn total fundPaid selfPaid majorDisease reversed"),
    CERTIFICATE("idNumber certificateNo category level issuedOn expiresOn status"),
    ENROLMENT("idNumber school stage fullTime status term"),
    DEATH("idNumber diedOn source"),
    ROLL("idNumber programme headId accountNo monthlyAmount fromMonth status"),
    OBLIGOR("idNumber state"),
    ASSESSMENT("idNumber grade assessedOn"),
    CUSTODY("idNumber from to");

    private final List<String> columns;

    RowKind(String columns) {
        this.columns = List.of(columns.split(" "));
    }

    List<String> columns() {
        return columns;
    }

    /** Position of a column; −1 if this kind has none of that name. */
    int at(String column) {
        return columns.indexOf(column);
    }

    static RowKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
