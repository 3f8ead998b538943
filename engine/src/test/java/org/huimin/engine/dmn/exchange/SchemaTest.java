package org.huimin.engine.dmn.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.net.URL;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.huimin.engine.policy.Content;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Programme;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Every exported programme is a valid model by the OMG's own schemas. */
class SchemaTest {

    private final Library library = Library.load(Content.ROOT, Library.Selection.ALL);

    private static Schema schema(String file) throws SAXException {
        URL schema = SchemaTest.class.getResource("/org/omg/spec/DMN/" + file);
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Objects.requireNonNull(schema));
    }

    private static void validate(Schema schema, String xml) throws Exception {
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void exportsAreValidDmn15AndDmn13() throws Exception {
        Schema dmn15 = schema("20230324/DMN15.xsd");
        Schema dmn13 = schema("20191111/DMN13.xsd");
        assertThat(library.programmes()).isNotEmpty();
        for (Programme programme : library.programmes()) {
            String xml = ProgrammeExport.export(library, Content.ROOT, programme.id());
            validate(dmn15, xml);
            validate(dmn13, ProgrammeExport.as13(xml));
        }
    }

    @Test
    void theSchemaWouldTell() throws Exception {
        Schema dmn15 = schema("20230324/DMN15.xsd");
        String xml = ProgrammeExport.export(library, Content.ROOT, "_specimen");
        assertThatThrownBy(() -> validate(dmn15, xml.replace("hitPolicy=", "hitpolicy=")))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("hitpolicy");
    }
}
