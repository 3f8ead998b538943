package org.huimin.engine.dmn.tck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huimin.engine.dmn.XmlNode;
import org.huimin.engine.dmn.feel.FeelContext;
import org.huimin.engine.dmn.feel.FeelFunction;
import org.huimin.engine.dmn.feel.FeelType;
import org.huimin.engine.dmn.feel.Literals;
import org.huimin.engine.dmn.feel.Texts;
import org.huimin.engine.dmn.feel.Typing;
import org.huimin.engine.dmn.feel.Values;
import org.jspecify.annotations.Nullable;

/** Values as test files write them, and whether a value found is the one expected. */
final class TckValues {

    private static final String XSI = "{http://www.w3.org/2001/XMLSchema-instance}";

    /** Test files round irrational results to no fewer than eight decimals. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-8");

    /** A value that the file wrote without saying of which type. */
    record Untyped(String text) {}

    private TckValues() {}

    /** The value in an element: a simple one, a list, or components of a context. */
    static @Nullable Object of(XmlNode node) {
        XmlNode list = node.first("list");
        if (list != null) {
            return nil(list) ? null : items(list);
        }
        List<XmlNode> components = node.all("component");
        if (!components.isEmpty()) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            components.forEach(each -> entries.put(each.attribute("name", ""), of(each)));
            return new FeelContext(entries);
        }
        XmlNode value = node.first("value");
        return value == null || nil(value) ? null : simple(value);
    }

    private static List<@Nullable Object> items(XmlNode list) {
        List<@Nullable Object> items = new ArrayList<>();
        list.all("item").forEach(item -> items.add(of(item)));
        return items;
    }

    private static boolean nil(XmlNode node) {
        return node.attribute(XSI + "nil", "false").equals("true");
    }

    private static @Nullable Object simple(XmlNode value) {
        String type = value.attribute(XSI + "type");
        String text = value.text();
        return type == null ? new Untyped(text) : simple(type, text);
    }

    private static @Nullable Object simple(String type, String text) {
        return switch (type.substring(type.indexOf(':') + 1)) {
            case "decimal", "double", "integer", "int", "long", "float" ->
                    new BigDecimal(text.strip());
            case "boolean" -> text.strip().equals("true");
            case "date" -> Literals.date(text.strip());
            case "time" -> Literals.time(text.strip());
            case "dateTime" -> Literals.dateTime(text.strip());
            case "duration", "dayTimeDuration", "yearMonthDuration" ->
                    Literals.duration(text.strip());
            default -> text;
        };
    }

    /** A simple value as one of the type; a text that does not read as one stays a text. */
    private static @Nullable Object simple(String text, FeelType type) {
        Object value =
                switch (FeelType.plain(type)) {
                    case FeelType.Basic basic ->
                            switch (basic) {
                                case NUMBER -> number(text);
                                case BOOLEAN -> simple("boolean", text);
                                case DATE -> Literals.date(text.strip());
                                case TIME -> Literals.time(text.strip());
                                case DATE_TIME -> Literals.dateTime(text.strip());
                                case DAYS_AND_TIME, YEARS_AND_MONTHS ->
                                        Literals.duration(text.strip());
                                case ANY, NULL, STRING -> text;
                            };
                    default -> text;
                };
        return value == null ? text : value;
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The value with every {@link Untyped} inside read as the type says. */
    static @Nullable Object typed(@Nullable Object value, FeelType type) {
        FeelType plain = FeelType.plain(type);
        return switch (value) {
            case Untyped untyped -> simple(untyped.text(), plain);
            case List<?> list -> {
                FeelType of = plain instanceof FeelType.ListOf wanted ? wanted.element() : plain;
                List<@Nullable Object> typed = new ArrayList<>();
                for (Object each : list) {
                    typed.add(typed(each, of));
                }
                yield typed;
            }
            case FeelContext context -> {
                Map<String, FeelType> types =
                        plain instanceof FeelType.ContextOf wanted ? wanted.entries() : Map.of();
                Map<String, @Nullable Object> typed = new LinkedHashMap<>();
                for (String name : context.entries().keySet()) {
                    FeelType of = types.getOrDefault(name, FeelType.Basic.ANY);
                    typed.put(name, typed(context.get(name), of));
                }
                yield new FeelContext(typed);
            }
            case null, default -> value;
        };
    }

    /** A value as text, for messages. */
    static String shown(@Nullable Object value) {
        return Texts.of(typed(value, FeelType.Basic.ANY));
    }

    /** Whether the value found is the expected one: the same kind, numbers to eight decimals. */
    static boolean equal(@Nullable Object expected, @Nullable Object found) {
        if (expected instanceof Untyped untyped) {
            return equal(simple(untyped.text(), Typing.typeOf(found)), found);
        }
        if (expected instanceof BigDecimal one && found instanceof BigDecimal other) {
            return one.subtract(other).abs().compareTo(TOLERANCE) <= 0;
        }
        if (expected instanceof List<?> one && found instanceof List<?> other) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!equal(one.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (expected instanceof FeelContext one && found instanceof FeelContext other) {
            return one.entries().keySet().equals(other.entries().keySet())
                    && one.entries().keySet().stream()
                            .allMatch(key -> equal(one.get(key), other.get(key)));
        }
        if (found instanceof FeelFunction) {
            return false;
        }
        return Values.same(expected, found);
    }
}
