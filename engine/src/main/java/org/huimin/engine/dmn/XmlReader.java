package org.huimin.engine.dmn;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML without document types, entities or anything from outside the file. */
public final class XmlReader {

    private static final int DEEPEST = 200;

    private XmlReader() {}

    private static final class Open {
        final String namespace;
        final String name;
        final Map<String, String> attributes = new LinkedHashMap<>();
        final List<XmlNode> children = new ArrayList<>();
        final StringBuilder text = new StringBuilder();
        final int line;

        Open(XMLStreamReader reader) {
            String uri = reader.getNamespaceURI();
            namespace = uri == null ? "" : uri;
            name = reader.getLocalName();
            line = reader.getLocation().getLineNumber();
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String space = reader.getAttributeNamespace(i);
                String local = reader.getAttributeLocalName(i);
                boolean plain = space == null || space.isEmpty();
                attributes.put(
                        plain ? local : "{" + space + "}" + local, reader.getAttributeValue(i));
            }
        }

        XmlNode closed() {
            return new XmlNode(
                    namespace, name, attributes, List.copyOf(children), text.toString(), line);
        }
    }

    /** The root element; throws {@link DmnException} when the XML cannot be read. */
    public static XmlNode read(InputStream in, String file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entity " + systemId);
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            XmlNode root = read(reader, file);
            reader.close();
            if (root == null) {
                throw broken(file, 0, "没有根元素", "there is no root element");
            }
            return root;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            String why = String.valueOf(e.getMessage()).replace('\n', ' ');
            throw broken(file, line, "XML 有误：" + why, "the XML is broken: " + why);
        }
    }

    private static @Nullable XmlNode read(XMLStreamReader reader, String file)
            throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        XmlNode root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST) {
                        throw broken(
                                file,
                                reader.getLocation().getLineNumber(),
                                "元素嵌套超过" + DEEPEST + "层",
                                "elements nest more than " + DEEPEST + " deep");
                    }
                    open.push(new Open(reader));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlNode node = open.pop().closed();
                    Open parent = open.peek();
                    if (parent == null) {
                        root = node;
                    } else {
                        parent.children.add(node);
                    }
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    Open parent = open.peek();
                    if (parent != null) {
                        parent.text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw broken(
                                file,
                                reader.getLocation().getLineNumber(),
                                "文件里不能有 DOCTYPE 或实体；请删去",
                                "a document type or entity is not allowed; remove it");
                default -> {
                    // comments and processing instructions mean nothing to us
                }
            }
        }
        return root;
    }

    private static DmnException broken(String file, int line, String zh, String en) {
        return new DmnException(new DmnProblem(file, line, "", "XML", zh, en));
    }
}
