package org.huimin.engine.dmn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element of an XML file.
 *
 * @param attributes by local name; those with a namespace as {@code {namespace}name}
 * @param text all character data directly inside
 * @param line where it starts
 */
public record XmlNode(
        String namespace,
        String name,
        Map<String, String> attributes,
        List<XmlNode> children,
        String text,
        int line) {

    public @Nullable String attribute(String attribute) {
        return attributes.get(attribute);
    }

    public String attribute(String attribute, String absent) {
        return attributes.getOrDefault(attribute, absent);
    }

    /** Child elements of that local name in this element's namespace. */
    public List<XmlNode> all(String child) {
        return children.stream()
                .filter(each -> each.name.equals(child) && each.namespace.equals(namespace))
                .toList();
    }

    public @Nullable XmlNode first(String child) {
        List<XmlNode> all = all(child);
        return all.isEmpty() ? null : all.get(0);
    }

    /** The text of a child, without space around it; null without that child. */
    public @Nullable String childText(String child) {
        XmlNode node = first(child);
        return node == null ? null : node.text.strip();
    }
}
