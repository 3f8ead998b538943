package org.huimin.engine.policy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Titles of acts, to show {@code act@version art.9 para.1} as people cite it. */
final class LawTitles {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:([\\w-]+)(?:@[\\d-]+)?)?\\s*((?:art|para|item)\\..*)?");
    private static final Pattern PART = Pattern.compile("(art|para|item)\\.(\\d+)");
    private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

    private static final Pattern ARTICLE =
            Pattern.compile("([\\w-]+)(?:@([\\d-]+))?\\s+art\\.(\\d+).*");

    private final Map<String, Text> titles = new HashMap<>();

    /** {@code act@version} and the articles written down for it. */
    private final Map<String, Set<String>> articles = new HashMap<>();

    private LawTitles() {}

    static LawTitles read(Path root) {
        LawTitles laws = new LawTitles();
        Path folder = root.resolve("law");
        if (Files.isDirectory(folder)) {
            List<Problem> ignored = new ArrayList<>();
            for (Path file : VocabularyReader.files(folder, ".yaml")) {
                Source source = Source.read(root, file, ignored);
                Yaml yaml = source == null ? null : source.yaml();
                if (yaml != null) {
                    String name = file.getFileName().toString().replace(".yaml", "");
                    String key = yaml.text("act", yaml.text("id", name));
                    String title = yaml.text("title", yaml.text("zh", ""));
                    if (!title.isEmpty()) {
                        laws.titles.put(key, new Text(title, yaml.text("en", title)));
                    }
                    laws.articles(key, yaml.get("versions"));
                }
            }
        }
        return laws;
    }

    private void articles(String act, @Nullable Yaml versions) {
        for (Yaml version : versions == null ? List.<Yaml>of() : versions.items()) {
            if (version.get("articles") instanceof Yaml written) {
                String name = act + "@" + version.text("version", "");
                articles.put(
                        name, written.keys().stream().map(Yaml::text).collect(Collectors.toSet()));
            }
        }
    }

    /** Whether an article is named that the version of the act, as written down, does not have. */
    boolean lacks(String law) {
        Matcher named = ARTICLE.matcher(law.strip());
        if (!named.matches() || named.group(2) == null || !titles.containsKey(named.group(1))) {
            return false;
        }
        Set<String> known = articles.get(named.group(1) + "@" + named.group(2));
        return known == null || !known.contains(named.group(3));
    }

    Text cited(String law) {
        Matcher matcher = REFERENCE.matcher(law.strip());
        if (!matcher.matches() || matcher.group(1) == null) {
            return Text.same(law);
        }
        Text title = titles.get(matcher.group(1));
        if (title == null) {
            return Text.same(law);
        }
        StringBuilder zh = new StringBuilder(title.zh());
        StringBuilder en = new StringBuilder(title.en());
        String parts = matcher.group(2) == null ? "" : matcher.group(2);
        Matcher part = PART.matcher(parts);
        String separator = " ";
        while (part.find()) {
            Text kind =
                    switch (part.group(1)) {
                        case "art" -> new Text("条", "Article");
                        case "para" -> new Text("款", "Paragraph");
                        default -> new Text("项", "Item");
                    };
            String number = part.group(2);
            zh.append(separator).append("第").append(chinese(Integer.parseInt(number)));
            zh.append(kind.zh());
            en.append(", ").append(kind.en()).append(' ').append(number);
            separator = "";
        }
        return new Text(zh.toString(), en.toString());
    }

    /** 1 to 999 in Chinese numerals. */
    static String chinese(int number) {
        if (number < 10) {
            return DIGITS[number];
        }
        if (number < 20) {
            return "十" + DIGITS[number - 10];
        }
        if (number < 100) {
            return DIGITS[number / 10] + "十" + DIGITS[number % 10];
        }
        int rest = number % 100;
        String tail =
                rest == 0
                        ? ""
                        : rest < 10 ? "零" + DIGITS[rest] : (rest < 20 ? "一" : "") + chinese(rest);
        return DIGITS[number / 100] + "百" + tail;
    }
}
