package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.huimin.engine.feel.Suggestions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code "parameters": {"低保标准": {"城市": 910, "农村": 728}, "低边.低边倍数": 1.5}}: figures of a place
 * that has none on file.
 */
final class FiguresJson {

    private static final String PATH = "$.parameters";

    private final Library library;
    private final List<InputError> errors;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private FiguresJson(Library library, List<InputError> errors) {
        this.library = library;
        this.errors = errors;
    }

    /** By {@link Parameter#key()}; what cannot be read is added to the errors. */
    static Map<String, Figure> read(
            @Nullable JsonNode node, Library library, List<InputError> errors) {
        FiguresJson reader = new FiguresJson(library, errors);
        if (node != null && !node.isObject()) {
            reader.error(
                    PATH,
                    node,
                    "应是一个对象",
                    "an object is needed",
                    "写成 \"parameters\": {\"参数\": {\"城市\": 910, \"农村\": 728}}",
                    "write \"parameters\": {\"figure\": {\"urban\": 910, \"rural\": 728}}");
        } else if (node != null) {
            node.properties().forEach(each -> reader.figure(each.getKey(), each.getValue()));
            reader.followers();
        }
        return reader.figures;
    }

    private void figure(String name, JsonNode node) {
        String path = PATH + "." + name;
        Parameter parameter = parameter(name, path);
        if (parameter == null) {
            return;
        }
        Long urban = null;
        Long rural = null;
        if (!node.isObject()) {
            urban = value(parameter, node, path);
            rural = urban;
        }
        for (Map.Entry<String, JsonNode> part : node.properties()) {
            switch (part.getKey()) {
                case "urban", "城市", "城镇" -> urban = value(parameter, part.getValue(), path);
                case "rural", "农村" -> rural = value(parameter, part.getValue(), path);
                default ->
                        error(
                                path + "." + part.getKey(),
                                part.getValue(),
                                "只分城市和农村",
                                "only urban and rural differ",
                                "写 \"城市\" 或 \"农村\"；不分的直接写数",
                                "write \"urban\" or \"rural\", or the bare figure for both");
            }
        }
        if (urban == null && rural == null) {
            return;
        }
        if (figures.put(parameter.key(), new Figure(parameter, urban, rural)) != null) {
            error(path, node, "这个参数给了两次", "this parameter is given twice", "只留一个", "keep one");
        }
    }

    private @Nullable Long value(Parameter parameter, JsonNode node, String path) {
        OptionalLong value = JsonValue.read(parameter.type(), node);
        if (value.isPresent()) {
            return value.getAsLong();
        }
        error(
                path,
                node,
                "参数“%s”应是%s".formatted(parameter.zh(), parameter.type().shown()),
                "the parameter \"%s\" has another type".formatted(parameter.en()),
                "写成如 " + Values.example(parameter.type()),
                "write e.g. " + Values.example(parameter.type()));
        return null;
    }

    /** A parameter by id, Chinese or English name, with or without its programme before a dot. */
    private @Nullable Parameter parameter(String name, String path) {
        int dot = name.indexOf('.');
        String owner = name.substring(0, Math.max(0, dot));
        String bare = name.substring(dot + 1);
        List<Parameter> found = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (Programme programme : library.programmes()) {
            if (dot >= 0 && !programme.called().contains(owner)) {
                continue;
            }
            for (Parameter each : programme.parameters()) {
                if (List.of(each.id(), each.zh(), each.en()).contains(bare)) {
                    found.add(each);
                }
                known.add(each.zh());
                known.add(each.id());
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        String full = String.join("、", found.stream().map(this::full).toList());
        String near = near(bare, known);
        error(
                path,
                null,
                found.isEmpty() ? "没有这个参数" : "有几个待遇都有这个参数",
                found.isEmpty() ? "no such parameter" : "several programmes have such a parameter",
                !found.isEmpty()
                        ? "写明是哪一个：" + full
                        : near.isEmpty() ? "可用的名称见 bin/vocabulary --parameters" : near,
                !found.isEmpty()
                        ? "say which: " + full
                        : "see bin/vocabulary --parameters" + near.replace("是否想写 ", "; perhaps "));
        return null;
    }

    private static String near(String wrong, List<String> known) {
        List<String> near = Suggestions.several(wrong, known);
        return near.isEmpty() ? "" : "是否想写 " + String.join("、", near);
    }

    private String full(Parameter parameter) {
        return library.programme(parameter.programmeId()).map(Programme::shortName).orElse("")
                + "."
                + parameter.zh();
    }

    /** 城市低保标准 and 农村低保标准 go with 低保标准 where only that is given. */
    private void followers() {
        for (Parameter each : library.parameters()) {
            Parameter.Follows follows = each.follows();
            Figure lead =
                    follows == null ? null : figures.get(each.programmeId() + "." + follows.id());
            if (follows == null || lead == null || figures.containsKey(each.key())) {
                continue;
            }
            Long value =
                    follows.residence() == Parameter.Residence.URBAN ? lead.urban() : lead.rural();
            if (value != null) {
                figures.put(each.key(), new Figure(each, value, value));
            }
        }
    }

    private void error(
            String path,
            @Nullable JsonNode value,
            String zh,
            String en,
            String remedyZh,
            String remedyEn) {
        errors.add(
                new InputError(
                        path, value == null ? "" : value.toString(), zh, en, remedyZh, remedyEn));
    }
}
