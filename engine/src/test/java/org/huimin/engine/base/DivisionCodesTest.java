package org.huimin.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.huimin.engine.base.IdentityNumber.Invalid;
import org.huimin.engine.base.IdentityNumber.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionCodesTest {

    private static final DivisionCodes CODES =
            DivisionCodes.load(Path.of("../content/divisions").toAbsolutePath().normalize());

    @ParameterizedTest
    @ValueSource(ints = {350213, 110103, 512323, 350211, 430404, 653229, 350201, 810000, 830000})
    void knowsCodesInUseAndAbolished(int code) {
        assertThat(CODES.test(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999999, 350299, 101010, 123456})
    void knowsNoOthers(int code) {
        assertThat(CODES.test(code)).isFalse();
    }

    @Test
    void aNumberOfAnAbolishedDivisionIsValid() {
        assertThat(parse("51232319600101001")).isInstanceOf(Valid.class);
        assertThat(parse("12345619600101001"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.problem().code()).isEqualTo("id-division"));
    }

    private static IdentityNumber.Reading parse(String body) {
        return IdentityNumber.parse(
                body + IdentityNumber.checkDigit(body), LocalDate.of(2026, 11, 21), CODES);
    }
}
