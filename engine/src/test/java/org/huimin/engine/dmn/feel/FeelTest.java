package org.huimin.engine.dmn.feel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FEEL as the standard has it: an expression of ours, and its value as text. */
class FeelTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

    static Object value(String text) {
        FeelNames names = FeelNames.root(List.of("flat rent"));
        for (String name : List.of("rent", "pay-day", "day", "pay", "家庭", "first name")) {
            names.add(name);
        }
        Frame frame =
                Frame.empty()
                        .set("rent", new BigDecimal(900))
                        .set("pay-day", "Friday")
                        .set("day", new BigDecimal(2))
                        .set("pay", new BigDecimal(10))
                        .set("first name", "Lan")
                        .set("家庭", List.of(new BigDecimal(3), new BigDecimal(70)));
        Formula formula = FeelParser.expression(text, names, new FeelTypes());
        return new Evaluator(new Calling(CLOCK)).value(formula, frame);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // names: the longest known one wins
                "pay-day | Friday",
                "pay - day | Friday",
                "pay -(day) | 8",
                "first name + \"!\" | Lan!",
                "sum(家庭) | 73",
                "sum([@\"P1D\", @\"P2D\"]) | null",
                "{flat rent: 5, b: flat rent + 1}.b | 6",
                "[{flat rent: 5}, {flat rent: 9}][flat rent > 6].flat rent | [9]",
                // precedence
                "1 + 2 * 3 ** 2 | 19",
                "-2 ** 2 | 4",
                "2 ** 3 ** 2 | 64",
                "5 in [1..2] or true | true",
                "1 = 1 and not(false) | true",
                // three values
                "null and false | false",
                "null and true | null",
                "true or null | true",
                "null = 0 | false",
                "null = null | true",
                "1 = \"1\" | null",
                "every x in [1, null] satisfies x > 0 | null",
                "every x in [null, -1] satisfies x > 0 | false",
                "some x in [null, 1] satisfies x > 0 | true",
                "every x in [7] satisfies x > 0 | true",
                "if null then 1 else 2 | 2",
                "if 1 then 1 else 2 | null",
                // ranges keep their lower bound in a filter
                "[1, 5, 9][item in [4..8]] | [5]",
                "[1, 5, 9][item in (5..9]] | [9]",
                "5 in ]5..9] | false",
                "3 in (1, < 2, [3..4[) | true",
                "[1..10[ = [1..10) | true",
                "(> 3) = (3..null) | false",
                // lists and filters
                "[1, 2, 3][-1] | 3",
                "[1, 2, 3][0] | null",
                "[1, 2, 3][item >= 2] | [2, 3]",
                "rent[1] | 900",
                "[{a: 1}, {b: 2}].a | [1, null]",
                "for i in 3..1 return i | [3, 2, 1]",
                "for i in 1..3 return if i = 1 then 1 else i * partial[-1] | [1, 2, 6]",
                "for x in [1, 2], y in [x, 10] return x * y | [1, 10, 4, 20]",
                "sort([3, 1, 2], function(a, b) a < b) | [1, 2, 3]",
                "(function(n: number) n + 1)(41) | 42",
                "(function(n: number) n)(\"x\") | null",
                // contexts
                "{a: 1, b: a + 1} | {a: 1, b: 2}",
                "{a: 1, a: 2} | null",
                "context put({a: {b: 1}}, [\"a\", \"b\"], 2).a.b | 2",
                // dates and durations
                "@\"2024-01-31\" + @\"P1M\" | 2024-02-29",
                "@\"2024-03-01\" - @\"2024-02-28\" | P2D",
                "date and time(\"2024-01-01T23:00:00\") + duration(\"PT2H\") | 2024-01-02T01:00:00",
                "@\"10:00:00+01:00\" = @\"09:00:00Z\" | true",
                "years and months duration(@\"2020-02-29\", @\"2024-02-28\") | P3Y11M",
                "@\"2024-02-30\" | null",
                "date(2024, 2, 29).weekday | 4",
                "day of week(@\"2026-10-01\") | Thursday",
                "week of year(@\"2021-01-03\") | 53",
                "today() | 2026-03-04",
                "@\"P1DT25H\" | P2DT1H",
                "string(@\"-P14M\") | -P1Y2M",
                // numbers
                "1 / 3 | 0.3333333333333333333333333333333333",
                "1 / 0 | null",
                "decimal(2.5, 0) | 2",
                "round half up(2.5, 0) | 3",
                "floor(-1.1) | -2",
                "modulo(-5, 3) | 1",
                "sqrt(2) | 1.414213562373095048801688724209698",
                "decimal(exp(1), 20) | 2.71828182845904523536",
                "decimal(log(10), 20) | 2.30258509299404568402",
                "2 ** 0.5 = sqrt(2) | true",
                "stddev([2, 4, 7, 5]) > 2.08 | true",
                "median([4, 1, 3, 2]) | 2.5",
                "mode([6, 3, 9, 6, 6, 3]) | [6]",
                // texts
                "string length(\"𠮷野\") | 2",
                "substring(\"𠮷野家\", 2, 1) | 野",
                "substring(\"abc\", -2) | bc",
                "\"\\u4e2d\\U01F40E\" | 中🐎",
                "replace(\"a-b\", \"(\\w)-(\\w)\", \"$2-$1\") | b-a",
                "matches(\"baca\", \"^[a-c-[b]]+$\") | false",
                "matches(\"aca\", \"^[a-c-[b]]+$\") | true",
                "matches(\"a\", \"(\") | null",
                "split(\"a;b;;c\", \";\") | [\"a\", \"b\", \"\", \"c\"]",
                "string join([\"a\", \"b\"], \"/\") | a/b",
                // types
                "[1, 2] instance of list<number> | true",
                "{a: 1} instance of context<a: string> | false",
                "null instance of Any | false",
                "before([1..3], [4..5]) | true",
                "includes([1..10], 10) | true",
                "range(\"[1..3)\") = [1..3) | true",
                "1 /* one */ + 2 | 3"
            })
    void hasTheValueOfTheStandard(String text, String value) {
        assertThat(Texts.of(value(text))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1 +",
                "unknown",
                "nothing(1)",
                "(1",
                "\"open",
                "[1, 2",
                "if true then 1",
                "for x in [1] return",
                "1 ; 2",
                "\"\\uD8",
                "x instance of zebra",
                "function(a) external {java: {class: \"java.lang.Math\"}}"
            })
    void saysInBothLanguagesWhatItDoesNotTake(String text) {
        assertThatThrownBy(() -> value(text))
                .isInstanceOfSatisfying(
                        FeelFault.class,
                        fault -> {
                            assertThat(fault.zh()).isNotBlank();
                            assertThat(fault.en()).isNotBlank();
                            assertThat(fault.construct()).isNotBlank();
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1..99999999999 return i",
                "for a in 1..9999, b in 1..9999 return a",
                "{f: function(n) g(n), g: f}.f(1)"
            })
    void endsWithinItsLimits(String text) {
        assertThatThrownBy(() -> value(text)).isInstanceOf(FeelFault.class);
    }

    @Test
    void skipsCommentsToTheEndOfTheLine() {
        assertThat(Texts.of(value("1 // one\n + 2"))).isEqualTo("3");
    }

    @Test
    void readsUnaryTests() {
        assertThat(tests("< 5, [10..12]", 11)).isTrue();
        assertThat(tests("not(1, 2)", 3)).isTrue();
        assertThat(tests("-", 3)).isTrue();
        assertThat(tests("? > 2 and ? < 4", 3)).isTrue();
        assertThat(tests("odd(?)", 4)).isFalse();
        assertThat(tests("\"3\"", 3)).isNull();
    }

    private static Boolean tests(String text, int value) {
        Formula tests = FeelParser.unaryTests(text, FeelNames.root(List.of()), new FeelTypes());
        BigDecimal number = BigDecimal.valueOf(value);
        return new Evaluator(new Calling(CLOCK)).test(tests, number, Frame.empty().testing(number));
    }
}
