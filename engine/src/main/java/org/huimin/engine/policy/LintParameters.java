package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.engine.base.PlaceCode;

/** Remarks on the rows of a parameter: sources, verification, time without a value, idle rows. */
final class LintParameters {

    private final Parameter parameter;
    private final boolean specimen;
    private final List<String> remarks = new ArrayList<>();

    LintParameters(Parameter parameter, boolean specimen) {
        this.parameter = parameter;
        this.specimen = specimen;
    }

    List<String> remarks() {
        long unverified = parameter.rows().stream().filter(row -> !row.verified()).count();
        long sourceless = parameter.rows().stream().filter(row -> row.source().isBlank()).count();
        if (sourceless > 0) {
            remark(
                    "有%d行没写来源".formatted(sourceless),
                    "%d rows name no source".formatted(sourceless));
        }
        if (unverified > 0 && !specimen) {
            remark(
                    "有%d行未核对（共%d行）".formatted(unverified, parameter.rows().size()),
                    "%d of %d rows are not verified"
                            .formatted(unverified, parameter.rows().size()));
        }
        parameter.rows().stream()
                .filter(row -> row.verified() && (row.source() + row.clause()).contains("未核对"))
                .forEach(row ->
                        remark(
                                "第%d行来源写着未核对，却标了 verified=yes".formatted(row.line()),
                                "row %d says not checked and is marked verified=yes"
                                        .formatted(row.line())));
        if (parameter.rows().isEmpty()) {
            remark("一行也没有", "no row at all");
        }
        Set<PlaceCode> places = new TreeSet<>(Comparator.comparingLong(PlaceCode::code));
        parameter.rows().forEach(row -> places.add(row.place()));
        for (PlaceCode place : places) {
            holes(place, Parameter.Residence.URBAN);
            holes(place, Parameter.Residence.RURAL);
        }
        idle();
        return remarks;
    }

    private void remark(String zh, String en) {
        remarks.add(
                "参数“%s”%s / parameter \"%s\": %s"
                        .formatted(parameter.zh(), zh, parameter.en(), en));
    }

    /** From the first value on, days when the place has none, though it has one again later. */
    private void holes(PlaceCode place, Parameter.Residence residence) {
        boolean valued = false;
        LocalDate hole = null;
        for (LocalDate date : starts()) {
            boolean has = parameter.row(place, residence, date) != null;
            if (has && hole != null) {
                String text =
                        "在 %d（%s）%s 至 %s 没有值"
                                .formatted(
                                        place.code(),
                                        residence == Parameter.Residence.URBAN ? "城镇" : "农村",
                                        hole,
                                        date.minusDays(1));
                remark(
                        text,
                        "no value in %d (%s) from %s to %s"
                                .formatted(
                                        place.code(),
                                        residence == Parameter.Residence.URBAN ? "urban" : "rural",
                                        hole,
                                        date.minusDays(1)));
            }
            hole = has ? null : valued && hole == null ? date : hole;
            valued |= has;
        }
    }

    private Set<LocalDate> starts() {
        Set<LocalDate> starts = new TreeSet<>();
        parameter.rows().forEach(row -> starts.add(row.from()));
        return starts;
    }

    /** Rows that are never in force where they stand: others there always come first. */
    private void idle() {
        for (Parameter.Row row : parameter.rows()) {
            boolean used = row.value() == null;
            for (LocalDate date : starts()) {
                for (Parameter.Residence residence :
                        List.of(Parameter.Residence.URBAN, Parameter.Residence.RURAL)) {
                    used |=
                            row.equals(
                                    parameter.row(row.place(), residence, date, row.published()));
                }
            }
            if (!used) {
                remark(
                        "第%d行从不适用：同一地区另有城镇、农村的行".formatted(row.line()),
                        "row %d is never in force: the place has rows for town and country"
                                .formatted(row.line()));
            }
        }
    }
}
