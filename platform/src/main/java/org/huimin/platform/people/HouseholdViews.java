package org.huimin.platform.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huimin.platform.exchange.Batch;

/** Turns what was read into what people look at: with labels, and with the files behind facts. */
final class HouseholdViews {
    private final Labels labels;
    private final CurrentTable current;

    HouseholdViews(Labels labels, CurrentTable current) {
        this.labels = labels;
        this.current = current;
    }

    HouseholdView view(HouseholdReader.Rows read, Map<Long, Batch.Source> files) {
        List<HouseholdView.Member> members = new ArrayList<>();
        for (HouseholdReader.MemberRow member : read.members()) {
            Map<String, List<HouseholdView.Source>> sources = sources(member, read, files);
            List<HouseholdView.Known> facts = new ArrayList<>();
            member.values()
                    .forEach((fact, value) ->
                            facts.add(known(fact, value, sources.getOrDefault(fact, List.of()))));
            members.add(
                    new HouseholdView.Member(
                            member.id(),
                            member.name(),
                            member.idMasked(),
                            member.birthDate(),
                            labels.sex(member.sex()),
                            labels.relation(member.relation()),
                            facts));
        }
        return new HouseholdView(
                read.id(), read.number(), read.place(), read.urbanRural(), members);
    }

    private static Map<String, List<HouseholdView.Source>> sources(
            HouseholdReader.MemberRow member,
            HouseholdReader.Rows read,
            Map<Long, Batch.Source> files) {
        Map<String, List<HouseholdView.Source>> sources = new HashMap<>();
        for (Provenance.Row row : read.rows().getOrDefault(member.index(), List.of())) {
            sources.computeIfAbsent(row.fact(), _ -> new ArrayList<>())
                    .add(HouseholdView.Source.of(row, files.get(row.fileId())));
        }
        for (Declaration declaration : read.declared()) {
            if (declaration.person().equals(member.id())) {
                // what a caseworker has stated stands above the departments' rows
                sources.put(declaration.fact(), List.of(HouseholdView.Source.of(declaration)));
            }
        }
        return sources;
    }

    private HouseholdView.Known known(
            String fact, Object value, List<HouseholdView.Source> sources) {
        FactColumn column = current.column(fact).orElseThrow();
        return new HouseholdView.Known(
                fact,
                labels.fact(fact),
                column.type(),
                value,
                labels.value(column, value),
                labels.sensitive(fact),
                sources);
    }
}
