package org.huimin.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Everything of a decision is there in English: sentences, formulas, titles of sources. */
class EnglishTest {

    private static final String CHINESE = "(?s).*\\p{IsHan}.*";

    @Test
    void allContentIsNamedInEnglish() {
        Library library = Library.load(Content.ROOT, Library.Selection.ALL);
        assertThat(Lint.remarks(library, Content.ROOT, Set.of()))
                .noneMatch(remark -> remark.contains("英文"));
    }

    @Test
    void everyDecisionIsToldInEnglish() {
        Library library = Library.load(Content.ROOT, Library.Selection.ALL);
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 40; i++) {
            HouseholdInput household = Households.random(random);
            for (ProgrammeDecision decision : library.decider().decide(household)) {
                told(decision.name());
                told(decision.trace());
                decision.outputs().forEach(EnglishTest::told);
                NearestYes.find(library, household, decision).ifPresent(yes -> told(yes.text()));
                switch (decision.outcome()) {
                    case Outcome.Granted granted ->
                            granted.components().forEach(part -> told(part.name()));
                    case Outcome.Refused refused ->
                            refused.reasons().forEach(reason -> told(reason.text()));
                    case Outcome.NeedsInformation needs ->
                            needs.facts().forEach(each -> told(each.shown()));
                    case Outcome.NotApplicable(var reason) -> told(reason);
                }
            }
        }
    }

    @Test
    void aReasonSheetIsEnglishThroughout() {
        Library library = Library.load(Content.ROOT, Library.Selection.ALL);
        Sources sources = Sources.read(Content.ROOT);
        SplittableRandom random = new SplittableRandom(18);
        for (int i = 0; i < 40; i++) {
            HouseholdInput household = Households.random(random);
            String sheet =
                    ReasonSheet.write(
                            household,
                            library,
                            sources,
                            library.decider().decide(household),
                            Language.ENGLISH);
            // the number of a document is how it is found
            assertThat(sheet.replaceAll("\\p{IsHan}+〔\\d+〕\\d+号", "").lines())
                    .noneMatch(line -> line.matches(CHINESE));
        }
    }

    private static void told(Trace trace) {
        told(trace.name());
        told(trace.shown());
        told(trace.unit());
        told(trace.note());
        told(trace.clause());
        told(trace.formula());
        trace.missing().forEach(EnglishTest::told);
        trace.inputs().forEach(EnglishTest::told);
    }

    private static void told(Text words) {
        assertThat(words.en()).doesNotMatch(CHINESE);
        assertThat(words.en().isEmpty()).as(words.zh()).isEqualTo(words.zh().isEmpty());
    }
}
