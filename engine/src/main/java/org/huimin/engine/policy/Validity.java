package org.huimin.engine.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.huimin.engine.base.PlaceCode;

/**
 * The variants of each rule in time and place: no holes between them, and a region's own only where
 * {@code region-may-override} names the clause that leaves it to the region.
 */
final class Validity {

    private final ProgrammeReader.Draft programme;

    Validity(ProgrammeReader.Draft programme) {
        this.programme = programme;
    }

    void check() {
        for (Rule rule : programme.programme().rules()) {
            List<ProgrammeReader.RuleDraft> variants =
                    programme.rules().stream().filter(each -> each.rule() == rule).toList();
            variants.forEach(variant -> region(variant, variants));
            variants.stream()
                    .map(ProgrammeReader.RuleDraft::place)
                    .distinct()
                    .forEach(place -> holes(place, variants));
            variants.forEach(Validity::order);
        }
    }

    private static void order(ProgrammeReader.RuleDraft variant) {
        LocalDate from = variant.from();
        LocalDate to = variant.to();
        Yaml written = variant.entry().get("to");
        if (from != null && to != null && to.isBefore(from) && written != null) {
            written.problem(
                    "to-before-from",
                    "to 早于 from，这个版本从未生效",
                    "\"to\" lies before \"from\": never in force",
                    "to: " + from);
        }
    }

    private static void region(
            ProgrammeReader.RuleDraft variant, List<ProgrammeReader.RuleDraft> variants) {
        Yaml place = variant.entry().get("place");
        if (place == null || variant.place().equals(PlaceCode.NATION)) {
            return;
        }
        boolean allowed =
                variants.stream()
                        .filter(each -> covers(each.place(), variant.place()))
                        .anyMatch(each -> !each.entry().text("region-may-override", "").isEmpty());
        if (!allowed) {
            place.problem(
                    "region-may-not",
                    "这条规则没有写明可由地区另定；法规授权地区的，在全国的版本上写 region-may-override 和授权条文",
                    "nothing says that a region may have its own variant of this rule; where the law does, name its clause at the national variant",
                    "region-may-override: 办法@2021-07-01 art.15");
        }
    }

    private static boolean covers(PlaceCode wide, PlaceCode narrow) {
        return wide.range().contains(narrow.code());
    }

    /** Days between the first and the last in force at the place on which none is. */
    private static void holes(PlaceCode place, List<ProgrammeReader.RuleDraft> variants) {
        List<ProgrammeReader.RuleDraft> there = new ArrayList<>(variants);
        there.removeIf(each -> !covers(each.place(), place));
        there.sort(
                Comparator.comparing(
                        each -> each.from() == null ? LocalDate.MIN : each.from(),
                        Comparator.naturalOrder()));
        LocalDate end = null;
        for (ProgrammeReader.RuleDraft variant : there) {
            LocalDate from = variant.from();
            if (end != null && from != null && from.isAfter(end.plusDays(1))) {
                Yaml written = variant.entry().get("from");
                Yaml at = written == null ? variant.entry() : written;
                at.problem(
                        "rule-hole",
                        "%s 至 %s 没有生效的版本".formatted(end.plusDays(1), from.minusDays(1)),
                        "no variant is in force from %s to %s"
                                .formatted(end.plusDays(1), from.minusDays(1)),
                        "from: " + end.plusDays(1));
                return;
            }
            LocalDate to = variant.to();
            if (to == null) {
                return;
            }
            end = end == null || to.isAfter(end) ? to : end;
        }
    }
}
