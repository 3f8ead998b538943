package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Formulas with English names: nothing of any programme stays Chinese. */
class EnglishFormulasTest {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Path CONTENT = Path.of("..", "content");

    private final Library library = Library.load(CONTENT, Library.Selection.ALL);

    @Test
    void everyFormulaOfEveryProgrammeAndFactIsEnglishThroughout() {
        List<String> chinese = new ArrayList<>();
        int seen = 0;
        for (Rule rule : library.rules()) {
            for (RuleVariant variant : rule.variants()) {
                seen++;
                Text formula = library.formula(rule.programmeId(), variant.formula());
                assertThat(formula.zh()).isEqualTo(variant.formula());
                note(rule.programmeId() + "." + rule.id(), withoutNotes(formula.en()), chinese);
                for (RuleVariant.TableRow row : variant.rows()) {
                    Text shown = library.formula(rule.programmeId(), row.shown());
                    note(rule.programmeId() + "." + rule.id() + " row", shown.en(), chinese);
                }
            }
        }
        for (Fact fact : library.vocabulary().facts()) {
            note("fact " + fact.id(), library.formula(fact).en(), chinese);
        }
        assertThat(seen).isGreaterThan(300);
        assertThat(chinese).isEmpty();
    }

    @Test
    void namesOfOtherProgrammesAndOfPersonsKeepTheirOwner() {
        Programme specimen = library.programme("_specimen").orElseThrow();
        String said =
                library.formula(
                                specimen.id(),
                                "sum(for 人 in 家庭成员 return 人.月工资收入) < "
                                        + specimen.shortName()
                                        + ".金额 and 取整方式 = \"进一\"")
                        .en();
        assertThat(said)
                .isEqualTo(
                        "sum(for person in members return person's %s) < %s: amount and %s = \"up\""
                                .formatted(
                                        library.vocabulary().fact("wage").orElseThrow().en(),
                                        specimen.en(),
                                        library.formula(specimen.id(), "取整方式").en()));
    }

    /** The last columns of a table hold sentences of their own, in each language. */
    private static String withoutNotes(String formula) {
        return formula.contains("||")
                ? formula.lines().map(EnglishFormulasTest::decided).reduce("", String::concat)
                : formula;
    }

    private static String decided(String line) {
        int bars = line.indexOf("||");
        if (bars < 0) {
            return line;
        }
        int next = line.indexOf('|', bars + 2);
        return next < 0 ? line : line.substring(0, next);
    }

    private static void note(String where, String formula, List<String> chinese) {
        if (HAN.matcher(formula).find()) {
            chinese.add(where + ": " + formula.strip());
        }
    }
}
