package org.huimin.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceRangeTest {
    @ParameterizedTest
    @CsvSource({
        "35, 350000000000, 359999999999",
        "350000, 350000000000, 359999999999",
        "350200, 350200000000, 350299999999",
        "350213, 350213000000, 350213999999",
        "350213100, 350213100000, 350213100999",
        "350213100001, 350213100001, 350213100001",
        "000000, 0, 999999999999"
    })
    void coversEverythingUnderAPlace(String code, long from, long to) {
        assertThat(PlaceRange.under(code)).isEqualTo(new PlaceRange(from, to));
    }

    @Test
    void contains() {
        assertThat(PlaceRange.under("3502").contains(PlaceRange.under("350213"))).isTrue();
        assertThat(PlaceRange.under("350213").contains(PlaceRange.under("3502"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"x", "3", "1234567890123", "35-2"})
    void refusesOtherText(String code) {
        assertThatThrownBy(() -> PlaceRange.under(code)).hasMessageContaining(code);
    }
}
