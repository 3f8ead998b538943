package org.huimin.engine.dmn.exchange;

import java.io.StringWriter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML. */
final class XmlText {

    /** What an element contains. */
    interface Content {
        void write();
    }

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter out;
    private int depth;

    XmlText() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with others inside. */
    void element(String name, Map<String, String> attributes, Content content) {
        try {
            line();
            out.writeStartElement(name);
            attributes(attributes);
            depth++;
            content.write();
            depth--;
            line();
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element without content. */
    void empty(String name, Map<String, String> attributes) {
        try {
            line();
            out.writeEmptyElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with a text. */
    void text(String name, Map<String, String> attributes, String content) {
        try {
            line();
            out.writeStartElement(name);
            attributes(attributes);
            out.writeCharacters(content);
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attributes(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            out.writeAttribute(attribute.getKey(), attribute.getValue());
        }
    }

    private void line() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
