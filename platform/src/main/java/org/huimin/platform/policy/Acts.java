package org.huimin.platform.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.policy.Text;
import org.jspecify.annotations.Nullable;

/** The acts on file with the gist of their articles, in our words. */
final class Acts {
    private static final Pattern REFERENCE =
            Pattern.compile("([\\w-]+)(?:@([\\d-]+))?\\s*(?:art\\.(\\d+))?.*");

    /**
     * One version of an act.
     *
     * @param articles number → gist
     */
    record Version(String version, String number, Text note, Map<String, Text> articles) {}

    /** An act. */
    record Act(String id, String zh, String en, Text issuer, List<Version> versions) {
        /** The named version, or the newest. */
        Optional<Version> version(@Nullable String name) {
            return versions.stream()
                    .filter(each -> each.version.equals(name))
                    .findFirst()
                    .or(() ->
                            versions.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(versions.getLast()));
        }
    }

    /** A reference taken apart; article "" when the whole act is meant. */
    record Reference(String act, @Nullable String version, String article) {}

    private final Map<String, Act> acts = new TreeMap<>();

    private Acts() {}

    static Acts read(ContentTexts content) {
        Acts read = new Acts();
        for (Path file : content.yamlFiles("law")) {
            Map<String, Object> yaml = ContentTexts.map(ContentTexts.yaml(file));
            String name = file.getFileName().toString().replace(".yaml", "");
            String id = first(ContentTexts.text(yaml, "act"), ContentTexts.text(yaml, "id"), name);
            String zh = first(ContentTexts.text(yaml, "title"), ContentTexts.text(yaml, "zh"), id);
            List<Version> versions = new ArrayList<>();
            for (Map<String, Object> each : ContentTexts.maps(yaml.get("versions"))) {
                Map<String, Text> articles = new LinkedHashMap<>();
                Map<String, Object> written = ContentTexts.map(each.get("articles"));
                for (String number : written.keySet()) {
                    articles.put(number, ContentTexts.words(written, number));
                }
                versions.add(
                        new Version(
                                ContentTexts.text(each, "version"),
                                first(
                                        ContentTexts.text(each, "number"),
                                        ContentTexts.text(yaml, "number")),
                                ContentTexts.words(each, "note"),
                                articles));
            }
            read.acts.put(
                    id,
                    new Act(
                            id,
                            zh,
                            first(ContentTexts.text(yaml, "en"), zh),
                            ContentTexts.words(yaml, "issuer"),
                            versions));
        }
        return read;
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    static Optional<Reference> reference(String law) {
        Matcher matcher = REFERENCE.matcher(law.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String article = matcher.group(3);
        return Optional.of(
                new Reference(matcher.group(1), matcher.group(2), article == null ? "" : article));
    }

    Optional<Act> act(String id) {
        return Optional.ofNullable(acts.get(id));
    }

    /** What the article says, empty when it is not on file. */
    Text gist(String law) {
        return reference(law)
                .flatMap(found ->
                        act(found.act)
                                .flatMap(act -> act.version(found.version))
                                .map(version ->
                                        version.articles.getOrDefault(found.article, Text.NONE)))
                .orElse(Text.NONE);
    }
}
