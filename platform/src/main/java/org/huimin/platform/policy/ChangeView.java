package org.huimin.platform.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Sources;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/**
 * A change beside what it changes.
 *
 * @param shown the new value for people; null = no value from that day on
 * @param before what would apply on the effective date without it, urban and rural apart where they
 *     differ; empty when nothing does
 * @param warnings what an approver of a waiting change should know: checks of the content that only
 *     warn; empty in lists
 */
public record ChangeView(
        Change change,
        Named programme,
        Named parameter,
        @Nullable TypeView type,
        @Nullable String shown,
        List<Before> before,
        List<Text> warnings) {

    /** A name in both languages. */
    public record Named(String id, String zh, String en) {}

    /**
     * @param place 12 digits of the place whose row applies
     */
    public record Before(
            String urbanRural,
            String place,
            int level,
            LocalDate from,
            String value,
            String shown,
            Text source) {}

    static ChangeView of(Change change, PolicyLibrary policy) {
        return of(change, policy, List.of());
    }

    static ChangeView of(Change change, PolicyLibrary policy, List<Text> warnings) {
        Optional<Programme> programme = policy.current().programme(change.programme());
        Optional<Parameter> parameter =
                programme.stream()
                        .flatMap(each -> each.parameters().stream())
                        .filter(each -> each.id().equals(change.parameter()))
                        .findFirst();
        return new ChangeView(
                change,
                programme
                        .map(each -> new Named(each.id(), each.zh(), each.en()))
                        .orElse(new Named(change.programme(), change.programme(), "")),
                parameter
                        .map(each -> new Named(each.id(), each.zh(), each.en()))
                        .orElse(new Named(change.parameter(), change.parameter(), "")),
                parameter.map(each -> TypeView.of(each.type())).orElse(null),
                parameter.map(each -> shown(each, change.value())).orElse(change.value()),
                parameter.map(each -> before(each, change, policy.sources())).orElse(List.of()),
                warnings);
    }

    private static @Nullable String shown(Parameter parameter, String value) {
        if (value.isEmpty()) {
            return null;
        }
        OptionalLong parsed = Values.parse(parameter.type(), value);
        return parsed.isPresent() ? Values.shown(parameter.type(), parsed.getAsLong()) : value;
    }

    private static List<Before> before(Parameter parameter, Change change, Sources sources) {
        PlaceCode at = new PlaceCode(change.place());
        List<Before> before = new ArrayList<>();
        for (var residence : List.of(Parameter.Residence.URBAN, Parameter.Residence.RURAL)) {
            String name = ParameterView.residence(residence);
            boolean asked = change.urbanRural().equals("*") || change.urbanRural().equals(name);
            if (asked
                    && parameter.row(at, residence, change.effective())
                            instanceof Parameter.Row row) {
                before.add(of(parameter, row, name, sources));
            }
        }
        if (before.size() == 2 && before.get(0).equals(withName(before.get(1), "urban"))) {
            return List.of(withName(before.getFirst(), "*"));
        }
        return before;
    }

    private static Before of(
            Parameter parameter, Parameter.Row row, String residence, Sources sources) {
        long value = row.value() == null ? 0 : row.value();
        return new Before(
                residence,
                row.place().text(),
                row.place().level(),
                row.from(),
                Values.plain(parameter.type(), value),
                Values.shown(parameter.type(), value),
                sources.of(row.source()));
    }

    private static Before withName(Before before, String residence) {
        return new Before(
                residence,
                before.place,
                before.level,
                before.from,
                before.value,
                before.shown,
                before.source);
    }
}
