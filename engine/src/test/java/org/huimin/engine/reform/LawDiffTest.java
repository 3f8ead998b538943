package org.huimin.engine.reform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Overlay;
import org.huimin.engine.policy.ParameterRow;
import org.junit.jupiter.api.Test;

class LawDiffTest {

    private final Library library = Content.specimens();

    private static ParameterRow standard(String place, LocalDate from, String value) {
        return new ParameterRow(
                "_specimen", "standard", place, "*", from, value, "伞字〔2026〕9号", "一", true);
    }

    @Test
    void nothingDiffersFromItself() {
        assertThat(LawDiff.between(library, Content.specimens())).isEmpty();
    }

    @Test
    void twoDatesShowWhatComesIntoForceBetweenThem() {
        List<LawChange> changes =
                LawDiff.between(
                        library, LocalDate.of(2026, 6, 30), library, LocalDate.of(2026, 7, 1));
        assertThat(changes)
                .extracting(LawChange::id)
                .containsExactlyInAnyOrder("carsWithin", "carValueLimit");
        LawChange cars =
                changes.stream()
                        .filter(each -> each.id().equals("carsWithin"))
                        .findFirst()
                        .orElseThrow();
        assertThat(cars.before()).doesNotContain("代步车限价");
        assertThat(cars.after()).contains("代步车限价");
        assertThat(cars.kind()).isEqualTo(LawChange.Kind.RULE);
    }

    @Test
    void aNewRowIsShownBesideWhatHeldUntilThen() {
        Library changed =
                library.with(
                        Overlay.of(
                                List.of(
                                        standard("350200", LocalDate.of(2027, 1, 1), "950"),
                                        standard("350203", LocalDate.of(2027, 1, 1), "960"),
                                        standard("350200", LocalDate.of(2024, 7, 1), "910"))));
        assertThat(LawDiff.between(library, changed))
                .extracting(LawChange::where, LawChange::before, LawChange::after)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                "350200 自 2027-01-01", "900.00 元", "950.00 元"),
                        org.assertj.core.groups.Tuple.tuple(
                                "350203 自 2027-01-01", "900.00 元", "960.00 元"),
                        org.assertj.core.groups.Tuple.tuple(
                                "350200 自 2024-07-01", "900.00 元", "910.00 元"));
        assertThat(
                        LawDiff.between(
                                library,
                                LocalDate.of(2026, 3, 1),
                                changed,
                                LocalDate.of(2026, 3, 1)))
                .extracting(LawChange::after)
                .containsExactly("910.00 元");
    }

    @Test
    void aChangedRuleShowsBothFormulas() {
        Library changed =
                library.with(
                        Overlay.of(
                                List.of(),
                                List.of(
                                        new Overlay.RuleFile(
                                                "_specimen",
                                                "a.yaml",
                                                """
                                                rules:
                                                  - id: counted
                                                    zh: 计入伞下
                                                    entity: member
                                                    type: boolean
                                                    law: specimen-umbrella-act@2020-01-01 art.2
                                                    formula: not(已死亡)
                                                """))));
        List<LawChange> changes = LawDiff.between(library, changed);
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().before()).isEqualTo("not(已死亡 or 服刑或强制戒毒)");
        assertThat(changes.getFirst().after()).isEqualTo("not(已死亡)");
        assertThat(changes.getFirst().programmeZh()).isEqualTo("雨伞补贴");
    }
}
