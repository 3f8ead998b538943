package org.huimin.platform.console;

import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Vocabulary;
import org.huimin.platform.exchange.RecordedFact;
import org.huimin.platform.people.HouseholdView;
import org.jspecify.annotations.Nullable;

/** How a fact's value, unit and source go to a page. */
final class FactValue {
    private FactValue() {}

    /** True or false; numbers and days as text; labels of codes in both languages. */
    static Object shown(RecordedFact.Kind type, Object value, org.huimin.engine.policy.Text text) {
        return switch (type) {
            case BOOLEAN -> value;
            case CODE -> new Text(text.zh(), text.en());
            case MONEY, DECIMAL, COUNT, DATE -> text.zh();
        };
    }

    /** Of money; null for the rest. */
    static @Nullable Text unit(String fact, Vocabulary vocabulary) {
        return vocabulary
                .fact(fact)
                .map(known ->
                        known.type() instanceof Type.Number number
                                        && number.kind() == Type.Kind.MONEY
                                ? new Text(
                                        Units.shown(number.units()), Units.shownEn(number.units()))
                                : null)
                .orElse(null);
    }

    /** Department and dataset, or who declared it and what it rests on. */
    static Text source(HouseholdView.Source source) {
        return new Text(
                source.department().zh() + " · " + source.name().zh(),
                source.department().in(Language.ENGLISH) + " · " + source.name().en());
    }
}
