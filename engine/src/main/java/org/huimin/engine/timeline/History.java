package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Programme;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one household, dated twice: when it was so, and when the bureau learned it.
 *
 * @param from first month asked for
 * @param to last month asked for
 * @param knownOn nothing that became known later is used; {@link LocalDate#MAX} for everything
 * @param start the household before all changes
 * @param changes by the day they happened, then by the day they were learned
 */
public record History(
        YearMonth from,
        YearMonth to,
        LocalDate knownOn,
        HouseholdInput start,
        List<Event> events,
        List<Change> changes) {

    /** The fact that a member's death sets. */
    static final String DECEASED = "deceased";

    public History {
        events = events.stream().sorted(Comparator.comparing(Event::on)).toList();
        changes =
                changes.stream()
                        .sorted(Comparator.comparing(Change::on).thenComparing(Change::learned))
                        .toList();
    }

    /** What is done with a programme. */
    public enum EventKind {
        APPLIED,
        CONFIRMED,
        RENEWED,
        WITHDRAWN
    }

    /**
     * A step of a case.
     *
     * @param programme null for every programme that the household is entitled to on the day
     */
    public record Event(LocalDate on, EventKind kind, @Nullable Programme programme) {

        boolean about(Programme each) {
            return programme == null || programme.equals(each);
        }
    }

    /**
     * What changed on a day.
     *
     * @param learned the day on which the bureau learned it
     * @param facts of the household, by id
     * @param members facts of members, by the member's id
     * @param place where it lives from then on; null when it stays
     */
    public record Change(
            LocalDate on,
            LocalDate learned,
            Map<String, Object> facts,
            Map<String, Map<String, Object>> members,
            List<HouseholdInput.MemberInput> joined,
            List<String> left,
            List<String> died,
            @Nullable PlaceCode place) {}

    /** Which changes of a month count in the month itself. */
    enum Cut {
        /** None: they count from the month after. */
        BEFORE,
        /** Deaths. */
        DEATHS,
        /** All. */
        WHOLE
    }

    /** The first month with an event, or the first asked for. */
    YearMonth first() {
        return Stream.concat(
                        Stream.of(from), events.stream().map(event -> YearMonth.from(event.on)))
                .min(Comparator.naturalOrder())
                .orElse(from);
    }

    /** The changes that made the household of {@link #household} differ from the month before. */
    List<Change> changesOf(YearMonth month, Cut cut, LocalDate known) {
        YearMonth of = cut == Cut.WHOLE ? month : month.minusMonths(1);
        return changes.stream()
                .filter(change -> YearMonth.from(change.on).equals(of))
                .filter(change -> !change.learned.isAfter(known))
                .toList();
    }

    /** The household that a month is decided for, as it was known on a day. */
    HouseholdInput household(YearMonth month, Cut cut, LocalDate known) {
        LocalDate day = month.atDay(1);
        HouseholdInput at =
                new HouseholdInput(
                        start.place(),
                        day,
                        start.facts(),
                        start.members(),
                        start.unlisted(),
                        start.figures());
        for (Change change : changes) {
            if (change.learned.isAfter(known)) {
                continue;
            }
            boolean before = change.on.isBefore(day);
            boolean within = !change.on.isAfter(month.atEndOfMonth());
            if (before || within && cut == Cut.WHOLE) {
                at = after(at, before ? change : inPlace(change));
            } else if (within && cut == Cut.DEATHS) {
                at = after(at, deaths(change));
            }
        }
        return at;
    }

    /** A move never counts in its own month: the place left pays to the month's end. */
    private static Change inPlace(Change change) {
        return new Change(
                change.on,
                change.learned,
                change.facts,
                change.members,
                change.joined,
                change.left,
                change.died,
                null);
    }

    private static Change deaths(Change change) {
        return new Change(
                change.on,
                change.learned,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                change.died,
                null);
    }

    private static HouseholdInput after(HouseholdInput at, Change change) {
        Map<String, Object> facts = new LinkedHashMap<>(at.facts());
        facts.putAll(change.facts);
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        for (HouseholdInput.MemberInput member : at.members()) {
            if (change.left.contains(member.id())) {
                continue;
            }
            Map<String, Object> own = new LinkedHashMap<>(member.facts());
            own.putAll(change.members.getOrDefault(member.id(), Map.of()));
            if (change.died.contains(member.id())) {
                own.put(DECEASED, true);
            }
            members.add(new HouseholdInput.MemberInput(member.id(), own));
        }
        members.addAll(change.joined);
        PlaceCode place = change.place;
        return new HouseholdInput(
                place == null ? at.place() : place.code(),
                at.on(),
                facts,
                List.copyOf(members),
                at.unlisted(),
                // figures given with the request are those of the place it names
                place == null || place.code() == at.place() ? at.figures() : Map.of());
    }
}
