package org.huimin.platform.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Type;
import org.huimin.engine.policy.Vocabulary;
import org.huimin.platform.people.HouseholdView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One household on one page: who they are, what is known and from where, what follows, what looks
 * wrong.
 *
 * @param decisions as the engine writes them, with the source beside each fact of a trace
 */
record HouseholdPage(
        UUID id,
        String number,
        String place,
        String placeName,
        List<PlaceView.Name> path,
        @Nullable Text urbanRural,
        List<Member> members,
        JsonNode decisions,
        List<FindingView> findings) {

    /**
     * @param age full years on the day of the page; null without a date of birth
     */
    record Member(
            UUID id,
            String name,
            String idMasked,
            @Nullable Integer age,
            @Nullable Text sex,
            @Nullable Text relation,
            List<KnownFact> facts) {
        static Member of(HouseholdView.Member member, LocalDate on, Vocabulary vocabulary) {
            LocalDate born = member.birthDate();
            return new Member(
                    member.id(),
                    member.name(),
                    member.idMasked(),
                    born == null ? null : Period.between(born, on).getYears(),
                    Text.of(member.sex()),
                    Text.of(member.relation()),
                    member.facts().stream().map(fact -> KnownFact.of(fact, vocabulary)).toList());
        }
    }

    /**
     * @param value true or false, or the value as people read it: yuan with two decimals, a label
     * @param source department and dataset of the newest row; null when only the projection knows
     * @param rows how many rows the value comes from
     */
    record KnownFact(
            String fact,
            String zh,
            String en,
            Object value,
            @Nullable Text unit,
            boolean sensitive,
            @Nullable Text source,
            @Nullable String dataset,
            @Nullable String batch,
            @Nullable Integer row,
            @Nullable LocalDate asOf,
            @Nullable Instant recordedAt,
            int rows) {
        static KnownFact of(HouseholdView.Known known, Vocabulary vocabulary) {
            List<HouseholdView.Source> sources = known.sources();
            HouseholdView.Source newest = sources.isEmpty() ? null : sources.getFirst();
            HouseholdView.Source row = newest == null || newest.declared() ? null : newest;
            return new KnownFact(
                    known.fact(),
                    known.name().zh(),
                    known.name().en(),
                    FactValue.shown(known.type(), known.value(), known.text()),
                    FactValue.unit(known.fact(), vocabulary),
                    known.sensitive(),
                    newest == null ? null : FactValue.source(newest),
                    newest == null ? null : newest.dataset(),
                    row == null ? null : Long.toString(row.batch()),
                    row == null ? null : row.row(),
                    newest == null ? null : newest.asOf(),
                    newest == null ? null : newest.recordedAt(),
                    sources.size());
        }
    }

    /** Both names of a code of a household fact; the code itself when no list has it. */
    static @Nullable Text label(@Nullable String code, Vocabulary vocabulary) {
        if (code == null) {
            return null;
        }
        return vocabulary.facts().stream()
                .filter(fact -> !fact.ofMember())
                .flatMap(fact ->
                        fact.type() instanceof Type.Code(CodeList list)
                                ? list.codes().stream()
                                : Stream.empty())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> new Text(each.zh(), each.en()))
                .orElse(new Text(code, code));
    }
}
