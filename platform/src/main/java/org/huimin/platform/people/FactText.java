package org.huimin.platform.people;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.policy.Text;
import org.huimin.platform.exchange.RecordedFact;
import org.jspecify.annotations.Nullable;

/** Values of facts: from the database, as people read them, and as a caseworker writes them. */
final class FactText {
    private FactText() {}

    /** A column's value as the engine takes it: Long, Boolean, LocalDate or a code. */
    static Object value(Object column) {
        return switch (column) {
            case Number number -> number.longValue();
            case Date day -> day.toLocalDate();
            default -> column;
        };
    }

    static Text text(RecordedFact.Kind type, int scale, @Nullable CodeList codes, Object value) {
        return switch (type) {
            case MONEY, DECIMAL, COUNT ->
                    Text.same(BigDecimal.valueOf((Long) value, scale).toPlainString());
            case BOOLEAN -> (Boolean) value ? new Text("是", "yes") : new Text("否", "no");
            case DATE -> Text.same(value.toString());
            case CODE ->
                    codes == null ? Text.same(value.toString()) : Labels.of(codes, (String) value);
        };
    }

    /**
     * What is stored for a written value: scaled number, true or false, ISO day, code. Empty when
     * it cannot be one.
     */
    static Optional<String> stored(RecordedFact fact, String written) {
        String text = written.strip();
        try {
            return switch (fact.kind()) {
                case MONEY, DECIMAL, COUNT ->
                        Optional.of(
                                Long.toString(
                                        new BigDecimal(text)
                                                .movePointRight(fact.scale())
                                                .longValueExact()));
                case BOOLEAN ->
                        switch (text) {
                            case "true", "是" -> Optional.of("true");
                            case "false", "否" -> Optional.of("false");
                            default -> Optional.empty();
                        };
                case DATE -> Optional.of(LocalDate.parse(text).toString());
                case CODE -> fact.codeList().find(text).map(CodeList.Code::code);
            };
        } catch (ArithmeticException | NumberFormatException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }
}
