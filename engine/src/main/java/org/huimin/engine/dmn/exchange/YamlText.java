package org.huimin.engine.dmn.exchange;

import java.util.List;
import java.util.Map;

/**
 * Writes YAML that a person can go on editing: one key a line, texts of several lines as blocks.
 */
final class YamlText {

    private YamlText() {}

    /** The keys of a map, each line indented. */
    static String keys(Map<String, Object> map, String indent) {
        StringBuilder out = new StringBuilder();
        map.forEach((key, value) ->
                out.append(indent)
                        .append(key)
                        .append(": ")
                        .append(value(value, indent + "  "))
                        .append('\n'));
        return out.toString();
    }

    /** Maps as the items of a list below a key. */
    static String items(List<Map<String, Object>> maps, String indent) {
        StringBuilder out = new StringBuilder();
        for (Map<String, Object> map : maps) {
            String keys = keys(map, indent + "  ");
            out.append(indent).append("- ").append(keys.substring(indent.length() + 2));
        }
        return out.toString();
    }

    private static String value(Object value, String indent) {
        if (value instanceof String text && text.contains("\n") && !text.contains("\r")) {
            return "|-\n" + text.stripTrailing().indent(indent.length()).stripTrailing();
        }
        return flow(value);
    }

    /** A value on one line. */
    static String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                StringBuilder out = new StringBuilder("{");
                map.forEach((key, each) ->
                        out.append(out.length() > 1 ? ", " : "")
                                .append(scalar(String.valueOf(key)))
                                .append(": ")
                                .append(flow(each)));
                yield out.append('}').toString();
            }
            case List<?> list -> {
                StringBuilder out = new StringBuilder("[");
                list.forEach(each -> out.append(out.length() > 1 ? ", " : "").append(flow(each)));
                yield out.append(']').toString();
            }
            default -> scalar(String.valueOf(value));
        };
    }

    private static String scalar(String text) {
        boolean plain =
                text.matches(
                        "[\\p{L}_][\\p{L}\\p{N}_.@()/-]*( [\\p{L}\\p{N}_.@()/-]+)*|[0-9][0-9.-]*");
        if (plain && !text.endsWith(".")) {
            return text;
        }
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
