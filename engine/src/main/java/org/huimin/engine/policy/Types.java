package org.huimin.engine.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.huimin.engine.feel.Units;

/**
 * Reads {@code type: money}, {@code per: month}, {@code person: true}; or {@code
 * money/person/month}.
 */
final class Types {

    private static final Pattern WITH_ARGUMENT = Pattern.compile("(decimal|code)\\(([^)]+)\\)");
    private static final List<String> KNOWN =
            List.of(
                    "money",
                    "money/month",
                    "money/person/month",
                    "money/year",
                    "decimal(2)",
                    "count",
                    "boolean",
                    "date",
                    "month",
                    "months",
                    "text",
                    "code(…)");

    private Types() {}

    /** The type, nullable where {@code nullable: true} is written; BROKEN after a problem. */
    static Type read(Yaml entry, Vocabulary vocabulary) {
        Type type = present(entry, vocabulary);
        return entry.flag("nullable", false) && !(type instanceof Type.Broken)
                ? new Type.Optional(type)
                : type;
    }

    private static Type present(Yaml entry, Vocabulary vocabulary) {
        Yaml at = entry.get("type");
        String text = at == null ? entry.required("type") : at.text();
        Yaml place = at == null ? entry : at;
        Matcher matcher = WITH_ARGUMENT.matcher(text);
        if (matcher.matches()) {
            return matcher.group(1).equals("decimal")
                    ? decimal(place, matcher.group(2))
                    : code(place, matcher.group(2), vocabulary);
        }
        if (text.equals("money") || text.startsWith("money/")) {
            return money(entry, text);
        }
        return switch (text) {
            case "count" -> Type.COUNT;
            case "boolean" -> Type.TRUTH;
            case "date" -> Type.DATE;
            case "month" -> Type.MONTH;
            case "months" -> Type.MONTHS;
            case "text" -> Type.TEXT;
            case "" -> Type.BROKEN;
            default -> {
                place.problem(
                        "unknown-type",
                        "没有这种类型；可用：" + String.join("、", KNOWN),
                        "unknown type; known: " + String.join(", ", KNOWN),
                        Suggestions.nearest(text, KNOWN).orElse(String.join("、", KNOWN)));
                yield Type.BROKEN;
            }
        };
    }

    private static Type money(Yaml entry, String text) {
        Set<String> parts = Set.copyOf(List.of(text.split("/")));
        String per = entry.text("per", "");
        if (!Set.of("", "month", "year").contains(per)) {
            entry.problem("unit", "per 应为 month 或 year", "per is month or year", "per: month");
        }
        boolean person = entry.flag("person", false) || parts.contains("person");
        String time = parts.contains("month") ? "month" : parts.contains("year") ? "year" : per;
        return Type.money(Units.of(time, person));
    }

    private static Type decimal(Yaml place, String scale) {
        if (scale.matches("[1-6]")) {
            return Type.decimal(Integer.parseInt(scale));
        }
        place.problem("decimal", "小数位数应为1至6", "a decimal has 1 to 6 places", "decimal(2)");
        return Type.BROKEN;
    }

    private static Type code(Yaml place, String id, Vocabulary vocabulary) {
        CodeList list = vocabulary.codeList(id).orElse(null);
        if (list == null) {
            List<String> ids = vocabulary.codeLists().stream().map(CodeList::id).toList();
            place.problem(
                    "unknown-code-list",
                    "没有代码表“%s”（应有文件 vocabulary/codes/%s.yaml）".formatted(id, id),
                    "there is no code list \"%s\"".formatted(id),
                    Suggestions.nearest(id, ids)
                            .map(near -> "code(" + near + ")")
                            .orElse(String.join("、", ids)));
            return Type.BROKEN;
        }
        return new Type.Code(list);
    }
}
