package org.huimin.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceCodeTest {

    @ParameterizedTest
    @CsvSource({
        "35, 350000000000, 1, 350000000000, 359999999999",
        "3502, 350200000000, 2, 350200000000, 350299999999",
        "350213, 350213000000, 3, 350213000000, 350213999999",
        "350213001, 350213001000, 4, 350213001000, 350213001999",
        "350213001002, 350213001002, 5, 350213001002, 350213001002",
        "350000, 350000000000, 1, 350000000000, 359999999999",
        "350200, 350200000000, 2, 350200000000, 350299999999",
        "000000, 0, 0, 0, 999999999999",
        "' ３５０２１３ ', 350213000000, 3, 350213000000, 350213999999",
    })
    void readsEveryLength(String text, long code, int level, long from, long to) {
        var place = PlaceCode.of(text);
        assertThat(place.code()).isEqualTo(code);
        assertThat(place.level()).isEqualTo(level);
        assertThat(place.range()).isEqualTo(new PlaceRange(from, to));
    }

    @ParameterizedTest
    @CsvSource({
        "35021, place-length, 5位",
        "'', place-digits, 非数字",
        "35O213, place-digits, 非数字",
        "００5021, place-province, 省级",
        "3502130010021, place-length, 13位"
    })
    void refusesWithReasonAndRemedy(String text, String code, String zh) {
        var reading = PlaceCode.read(text);
        assertThat(reading).isInstanceOf(PlaceCode.Reading.Invalid.class);
        var problem = ((PlaceCode.Reading.Invalid) reading).problem();
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.zh()).contains(zh);
        assertThat(problem.remedyZh()).isNotBlank();
        assertThat(problem.remedyEn()).isNotBlank();
    }

    @Test
    void refusesANumberThatWasNotPadded() {
        assertThatThrownBy(() -> new PlaceCode(350213))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("右侧补零")
                .hasMessageContaining("zeros to the right");
    }

    @Test
    void climbsToTheProvince() {
        assertThat(PlaceCode.of("350213001002").chain())
                .extracting(PlaceCode::text)
                .containsExactly(
                        "350000000000",
                        "350200000000",
                        "350213000000",
                        "350213001000",
                        "350213001002");
        assertThat(PlaceCode.of("35").parent()).isEqualTo(PlaceCode.NATION);
        assertThat(PlaceCode.NATION.parent()).isEqualTo(PlaceCode.NATION);
        assertThat(PlaceCode.NATION.chain()).isEmpty();
    }

    @Test
    void aTownshipOfAPrefectureWithoutCountiesBelongsToThePrefecture() {
        assertThat(PlaceCode.of("441900003").parent()).isEqualTo(PlaceCode.of("4419"));
        assertThat(PlaceCode.of("441900003001").chain())
                .extracting(PlaceCode::level)
                .containsExactly(1, 2, 4, 5);
    }

    @Test
    void anyPlaceLiesInEachOfItsAncestorsAndInNoOther() {
        var random = new Random(20260101);
        for (int i = 0; i < 10_000; i++) {
            int level = 1 + random.nextInt(5);
            var place =
                    new PlaceCode(11_000_000_000L + random.nextLong(900_000_000_000L))
                            .ancestor(level);
            if (place.code() < 10_000_000_000L) {
                continue;
            }
            assertThat(PlaceCode.of(place.text())).isEqualTo(place);
            for (var above : place.chain()) {
                assertThat(above.contains(place)).isTrue();
                assertThat(place.contains(above)).isEqualTo(above.equals(place));
            }
            assertThat(place.range().contains(place.range().to() + 1)).isFalse();
        }
    }
}
