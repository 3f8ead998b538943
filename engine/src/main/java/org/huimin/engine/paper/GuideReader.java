package org.huimin.engine.paper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Problem;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.Source;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Yaml;

/** Reads {@code guide.yaml}; tells every missing section and every figure that does not exist. */
final class GuideReader {
    private static final Set<String> KEYS =
            Stream.concat(Stream.of("plain"), Stream.of(Guide.Part.values()).map(Guide.Part::key))
                    .collect(Collectors.toSet());

    private GuideReader() {}

    /** Empty when there is no such file. */
    static Optional<Guide> read(
            Path root, Path file, Programme programme, Library library, List<Problem> problems) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Source source = Source.read(root, file, problems);
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml == null) {
            return Optional.empty();
        }
        yaml.allow(KEYS);
        Map<String, Text> plain = new LinkedHashMap<>();
        if (yaml.get("plain") instanceof Yaml words) {
            plain(words, programme, library, plain);
        }
        List<Guide.Section> sections = new ArrayList<>();
        for (Guide.Part part : Guide.Part.values()) {
            Text text = yaml.words(part.key());
            if (text.zh().isEmpty() || text.en().isEmpty()) {
                yaml.problem(
                        "缺少 %s 的中文或英文".formatted(part.key()),
                        "%s needs Chinese and English".formatted(part.key()),
                        part.key() + ": {zh: …, en: …}");
            }
            figures(text, yaml, programme, library);
            sections.add(new Guide.Section(part, text));
        }
        return Optional.of(new Guide(programme.id(), sections, plain));
    }

    /** {@code plain: {规则: {zh: …, en: …}}}. */
    private static void plain(
            Yaml words, Programme programme, Library library, Map<String, Text> plain) {
        for (Yaml key : words.keys()) {
            Optional<Rule> rule =
                    programme.rules().stream()
                            .filter(each -> each.zh().equals(key.text()))
                            .findFirst();
            Text text = words.words(key.text());
            if (rule.isEmpty() || text.zh().isEmpty() || text.en().isEmpty()) {
                key.problem(
                        "plain 下写本待遇规则的中文名，每条有 zh 和 en",
                        "below plain stand Chinese names of the programme's rules, each with zh and en",
                        Suggestions.nearest(
                                        key.text(),
                                        programme.rules().stream().map(Rule::zh).toList())
                                .orElse("规则名: {zh: …, en: …}"));
                continue;
            }
            figures(text, key, programme, library);
            plain.put(rule.get().id(), text);
        }
    }

    private static void figures(Text text, Yaml yaml, Programme programme, Library library) {
        Blanks.in(text.zh() + text.en())
                .distinct()
                .filter(name -> parameter(name, programme, library).isEmpty())
                .forEach(name ->
                        yaml.problem(
                                "没有参数“%s”".formatted(name),
                                "there is no parameter %s".formatted(name),
                                Suggestions.nearest(name, names(programme)).orElse("待遇.参数")));
    }

    /** A parameter of the programme, or with the other's short name: {@code 低保.低保标准}. */
    static Optional<Parameter> parameter(String name, Programme programme, Library library) {
        int dot = name.indexOf('.');
        Optional<Programme> owner =
                dot < 0
                        ? Optional.of(programme)
                        : library.programmes().stream()
                                .filter(each -> each.shortName().equals(name.substring(0, dot)))
                                .findFirst();
        String own = name.substring(dot + 1);
        return owner.flatMap(found ->
                found.parameters().stream().filter(each -> each.zh().equals(own)).findFirst());
    }

    private static List<String> names(Programme programme) {
        return programme.parameters().stream().map(Parameter::zh).toList();
    }
}
