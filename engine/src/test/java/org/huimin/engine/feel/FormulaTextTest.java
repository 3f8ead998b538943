package org.huimin.engine.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A formula that is read and written again is the same formula. */
class FormulaTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(甲 + 乙) * 丙 - (丁 - 戊)",
                "甲 or (乙 and not(丙))",
                "(甲 or 乙) and 丙 = \"一级\"",
                "甲 in [1..2) and 乙 in (3, >= 60, null)",
                "if 甲 > 0 then 1 else if 乙 then -丙 else 0.5",
                "sum(for 人 in 家庭成员[年龄 >= 60] return 人.月工资收入)",
                "not(some 人 in 家庭成员 satisfies 人.雇工经营 or 人.转移财产)",
                "round((if 甲 then 乙 else 丙) * 0.3, 0.01, \"四舍五入\")",
                "max(0, count(家庭成员[年龄 < 18]) - 低保.保障人数)",
            })
    void readAndWrittenAgain(String formula) {
        Expr read = Parser.parse(formula, flaw -> assertThat(flaw).isNull());
        assertThat(FormulaText.of(Objects.requireNonNull(read))).isEqualTo(formula);
    }
}
