package org.huimin.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import java.util.function.IntPredicate;
import org.huimin.engine.base.IdentityNumber.Invalid;
import org.huimin.engine.base.IdentityNumber.Sex;
import org.huimin.engine.base.IdentityNumber.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All numbers are made up; the division 110105 and birth date of the standard's own example. */
class IdentityNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final IntPredicate ANY = division -> true;

    @Test
    void readsTheExampleOfTheStandard() {
        assertThat(IdentityNumber.parse("11010519491231002X", TODAY, ANY))
                .isEqualTo(
                        new Valid(
                                "11010519491231002X",
                                110105,
                                LocalDate.of(1949, 12, 31),
                                Sex.FEMALE));
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002x",
        "' 110105 19491231 002X '",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５１９４９１２３１００２ｘ",
        "110105491231002"
    })
    void readsItAsPeopleTypeIt(String text) {
        assertThat(IdentityNumber.parse(text, TODAY, ANY))
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid -> assertThat(valid.number()).isEqualTo("11010519491231002X"));
    }

    @Test
    void theSequences996To999OfAnOldNumberAreOfPeopleBornBefore1900() {
        var reading = IdentityNumber.parse("110105981231996", LocalDate.of(1999, 1, 1), ANY);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Valid.class,
                        valid ->
                                assertThat(valid.birthDate())
                                        .isEqualTo(LocalDate.of(1898, 12, 31)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', id-missing",
        "1101051949123100, id-length",
        "1.10105E+17, id-length",
        "11010519491231O02X, id-characters",
        "X1010519491231002X, id-characters",
        "11010549123100A, id-characters",
        "110105194912310021, id-check-digit",
        "110105194912130020, id-check-digit"
    })
    void refusesWithReasonAndRemedy(String text, String code) {
        var reading = IdentityNumber.parse(text, TODAY, ANY);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> {
                            assertThat(invalid.problem().code()).isEqualTo(code);
                            assertThat(invalid.problem().remedyZh()).contains("身份证");
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "11010520230229001, id-birth-date",
        "11010520231301001, id-birth-date",
        "11010520261122001, id-birth-future",
        "11010518961120001, id-birth-too-early"
    })
    void refusesDatesNobodyIsBornOn(String body, String code) {
        assertThat(problem(body, ANY).code()).isEqualTo(code);
    }

    @Test
    void refusesADivisionThatNeverWas() {
        var problem = problem("99999919800101001", division -> division != 999999);
        assertThat(problem.code()).isEqualTo("id-division");
        assertThat(problem.zh()).contains("999999");
    }

    @Test
    void noMessageRepeatsTheNumber() {
        String wrong = "110105194912310021";
        var invalid = (Invalid) IdentityNumber.parse(wrong, TODAY, ANY);
        assertThat(invalid.problem().line()).doesNotContain(wrong).doesNotContain("1949");
    }

    @Test
    void everyGeneratedNumberIsReadBackAndEverySlipIsSeen() {
        var random = new Random(11643);
        for (int i = 0; i < 5_000; i++) {
            var born = LocalDate.of(1930, 1, 1).plusDays(random.nextInt(35_000));
            int sequence = random.nextInt(1000);
            String body =
                    "%06d%tY%<tm%<td%03d".formatted(350200 + random.nextInt(90), born, sequence);
            String number = body + IdentityNumber.checkDigit(body);
            var valid = (Valid) IdentityNumber.parse(number, TODAY, ANY);
            assertThat(valid.birthDate()).isEqualTo(born);
            assertThat(valid.sex()).isEqualTo(sequence % 2 == 1 ? Sex.MALE : Sex.FEMALE);
            assertThat(checkDigitFails(slip(number, random))).isTrue();
            assertThat(checkDigitFails(swap(number, random))).isTrue();
        }
    }

    @Test
    void theCheckDigitNeedsSeventeenDigits() {
        assertThatThrownBy(() -> IdentityNumber.checkDigit("1101051949123100X"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean checkDigitFails(String number) {
        return number.isEmpty()
                || IdentityNumber.parse(number, TODAY, ANY) instanceof Invalid(InputProblem problem)
                        && problem.code().equals("id-check-digit");
    }

    private static String slip(String number, Random random) {
        int at = random.nextInt(17);
        char other = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        return number.substring(0, at) + other + number.substring(at + 1);
    }

    /** Two neighbours swapped; empty where they are equal and nothing changes. */
    private static String swap(String number, Random random) {
        int at = random.nextInt(16);
        if (number.charAt(at) == number.charAt(at + 1)) {
            return "";
        }
        return number.substring(0, at)
                + number.charAt(at + 1)
                + number.charAt(at)
                + number.substring(at + 2);
    }

    private static InputProblem problem(String body, IntPredicate knownDivision) {
        String number = body + IdentityNumber.checkDigit(body);
        return ((Invalid) IdentityNumber.parse(number, TODAY, knownDivision)).problem();
    }
}
