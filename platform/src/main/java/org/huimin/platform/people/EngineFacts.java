package org.huimin.platform.people;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Text;
import org.huimin.platform.exchange.Datasets;

/**
 * A household's facts as the engine takes them. What a department that has delivered does not
 * mention is none; what nobody delivered is left out and so unknown, or none where the vocabulary
 * says so.
 */
final class EngineFacts {
    private static final Text NO_ROW =
            new Text("部门已交付，没有此人记录", "delivered, no row about this person");

    private final Datasets datasets;
    private final CurrentTable current;
    private final ZoneId zone;

    EngineFacts(Datasets datasets, CurrentTable current, ZoneId zone) {
        this.datasets = datasets;
        this.current = current;
        this.zone = zone;
    }

    /**
     * @param covered facts whose absence means none at the household's place
     */
    HouseholdFacts of(HouseholdView view, Set<String> covered, LocalDate on) {
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        Map<UUID, Map<String, Text>> notes = new HashMap<>();
        for (HouseholdView.Member member : view.members()) {
            Map<String, Object> facts = new LinkedHashMap<>();
            Map<String, Text> note = new HashMap<>();
            for (String fact : covered) {
                none(fact)
                        .ifPresent(none -> {
                            facts.put(fact, none);
                            note.put(fact, NO_ROW);
                        });
            }
            for (HouseholdView.Known known : member.facts()) {
                facts.put(known.fact(), known.value());
                known.sources().stream()
                        .findFirst()
                        .ifPresent(s -> note.put(known.fact(), note(s, known.sources().size())));
            }
            members.add(new HouseholdInput.MemberInput(member.id().toString(), facts));
            notes.put(member.id(), note);
        }
        HouseholdInput input =
                new HouseholdInput(
                        view.place(), on, own(view), members, HouseholdInput.Unlisted.POLICY);
        return new HouseholdFacts(view, input, notes);
    }

    private Map<String, Object> own(HouseholdView view) {
        Map<String, Object> own = new LinkedHashMap<>();
        String urbanRural = view.urbanRural();
        if (urbanRural != null) {
            datasets.facts().all().stream()
                    .filter(fact -> fact.ofHousehold() && fact.codes() != null)
                    .filter(fact -> fact.codeList().rank(urbanRural).isPresent())
                    .findFirst()
                    .ifPresent(fact -> own.put(fact.id(), urbanRural));
        }
        return own;
    }

    private Text note(HouseholdView.Source source, int rows) {
        Text where =
                source.declared()
                        ? Text.same(source.name().zh() + "（" + source.department().zh() + "）")
                        : new Text(
                                "%s %s %s 第%d行"
                                        .formatted(
                                                source.department().zh(),
                                                source.name().zh(),
                                                source.file(),
                                                source.row()),
                                "%s %s %s row %d"
                                        .formatted(
                                                source.department().in(Language.ENGLISH),
                                                source.name().en(),
                                                source.file(),
                                                source.row()));
        Text more =
                rows > 1
                        ? new Text(" 等%d行".formatted(rows), ", %d rows".formatted(rows))
                        : Text.NONE;
        String asOf = source.asOf() == null ? "" : " · " + source.asOf();
        String recorded = " · " + source.recordedAt().atZone(zone).toLocalDate();
        return where.and(more).and(Text.same(asOf + recorded));
    }

    /** The value that says "none of it"; dates and lists without a none have no such value. */
    private Optional<Object> none(String factId) {
        FactColumn column = current.column(factId).orElseThrow();
        return switch (column.type()) {
            case MONEY, DECIMAL, COUNT -> Optional.of(0L);
            case BOOLEAN -> Optional.of(false);
            case DATE -> Optional.empty();
            case CODE ->
                    column.codes() == null || column.codes().none().isEmpty()
                            ? Optional.empty()
                            : Optional.of(column.codes().none());
        };
    }
}
