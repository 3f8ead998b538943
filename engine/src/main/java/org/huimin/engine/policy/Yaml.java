package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huimin.engine.feel.Flaw;
import org.huimin.engine.feel.ReservedWords;
import org.huimin.engine.feel.Suggestions;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value in a YAML file that knows where it stands. All scalars are read as text. */
public record Yaml(Source source, Node node) {

    /** The value under the key; null when absent or YAML null. */
    public @Nullable Yaml get(String key) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                    boolean isNull = tuple.getValueNode().getTag().equals(Tag.NULL);
                    return isNull ? null : new Yaml(source, tuple.getValueNode());
                }
            }
        }
        return null;
    }

    /** The keys in file order, each as the scalar that names it. */
    public List<Yaml> keys() {
        List<Yaml> keys = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> keys.add(new Yaml(source, tuple.getKeyNode())));
        }
        return keys;
    }

    /** The items of a list, or the value itself as the only item. */
    public List<Yaml> items() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(item -> new Yaml(source, item)).toList();
        }
        return List.of(this);
    }

    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    public String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    /** The text under the key, or {@code otherwise}. */
    public String text(String key, String otherwise) {
        Yaml value = get(key);
        return value == null ? otherwise : value.text();
    }

    /** The text under the key; a problem and "" when it is missing. */
    public String required(String key) {
        Yaml value = get(key);
        if (value == null || value.text().isEmpty()) {
            problem("missing", "缺少 " + key, "\"" + key + "\" is missing", key + ": …");
            return "";
        }
        return value.text();
    }

    /** The name under the key, such as formulas use; a problem when it is missing or no name. */
    String name(String key) {
        String name = required(key);
        if (!name.isEmpty() && !ReservedWords.isName(name) && get(key) instanceof Yaml written) {
            written.problem(
                    "no-name",
                    "“%s”不能作名称：名称是汉字、字母、数字和下划线，不以数字开头，中间没有空格".formatted(name),
                    "\"%s\" is no name: letters, digits and _, no digit first, no blanks"
                            .formatted(name),
                    name.replaceAll("[^\\p{L}\\p{Nd}_]", "").replaceAll("^\\p{Nd}+", ""));
        }
        return name;
    }

    /** The words under the key: one text, which is Chinese, or {@code {zh: …, en: …}}. */
    public Text words(String key) {
        Yaml zh = words(key, Language.CHINESE);
        Yaml en = words(key, Language.ENGLISH);
        return new Text(zh == null ? "" : zh.text(), en == null ? "" : en.text());
    }

    /** The words under the key in one language; null when there are none. */
    @Nullable Yaml words(String key, Language language) {
        Yaml value = get(key);
        boolean chinese = language == Language.CHINESE;
        if (value == null || !value.isMapping()) {
            return chinese ? value : null;
        }
        if (chinese) {
            value.allow(Set.of("zh", "en"));
            value.required("zh");
        }
        return value.get(language.code());
    }

    /** yes/true/是 or no/false/否 under the key. */
    public boolean flag(String key, boolean otherwise) {
        Yaml value = get(key);
        if (value == null) {
            return otherwise;
        }
        return switch (value.text()) {
            case "true", "yes", "是" -> true;
            case "false", "no", "否" -> false;
            default -> {
                value.problem("yes-no", "应为 true 或 false", "true or false is needed", "true");
                yield otherwise;
            }
        };
    }

    /** Tells every key that is not allowed here. */
    public void allow(Set<String> allowed) {
        for (Yaml key : keys()) {
            if (!allowed.contains(key.text())) {
                key.problem(
                        "unknown-key",
                        "这里没有这一项",
                        "this key is not known here",
                        Suggestions.nearest(key.text(), allowed)
                                .orElse(String.join(" ", new TreeSet<>(allowed))));
            }
        }
    }

    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    public void problem(String zh, String en, @Nullable String suggestion) {
        problem("content", zh, en, suggestion);
    }

    /** Tells what is wrong with this value, and what to write instead. */
    public void problem(String code, String zh, String en, @Nullable String suggestion) {
        Mark mark = node.getStartMark().orElse(null);
        String about =
                isScalar()
                        ? text()
                        : get("id") instanceof Yaml id
                                ? id.text()
                                : get("name") instanceof Yaml name ? name.text() : "";
        source.add(
                code,
                mark == null ? 0 : mark.getLine() + 1,
                mark == null ? 0 : mark.getColumn() + 1,
                about,
                zh,
                en,
                suggestion);
    }

    /** Tells a flaw of the formula this scalar holds. */
    void flaw(Flaw flaw) {
        if (node instanceof ScalarNode scalar) {
            source.flaw(scalar, scalar.getValue(), flaw);
        }
    }
}
