package org.huimin.population;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of one sheet of texts, written row by row. Own writer of thirty lines instead of a
 * library because the same seed must give the same bytes: libraries write the time of day into it.
 */
final class XlsxFile implements AutoCloseable {
    private static final LocalDateTime FIXED = LocalDateTime.of(2020, 1, 1, 0, 0);
    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static final String STYLES =
            "<styleSheet xmlns=\""
                    + MAIN
                    + "\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills>"
                    + "<borders count=\"1\"><border/></borders>"
                    + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
                    + "<cellXfs count=\"1\"><xf/></cellXfs></styleSheet>";

    private final ZipOutputStream zip;

    XlsxFile(OutputStream out) throws IOException {
        zip = new ZipOutputStream(out);
        part(
                "[Content_Types].xml",
                "<Types xmlns=\""
                        + PACKAGE
                        + "content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
                        + TYPE
                        + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\""
                        + " ContentType=\""
                        + TYPE
                        + "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\""
                        + TYPE
                        + "styles+xml\"/></Types>");
        part("_rels/.rels", relations(OFFICE + "/officeDocument", "xl/workbook.xml"));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\""
                        + MAIN
                        + "\" xmlns:r=\""
                        + OFFICE
                        + "\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part("xl/styles.xml", STYLES);
        part(
                "xl/_rels/workbook.xml.rels",
                relations(
                        OFFICE + "/worksheet",
                        "worksheets/sheet1.xml",
                        OFFICE + "/styles",
                        "styles.xml"));
        zip.putNextEntry(entry("xl/worksheets/sheet1.xml"));
        write(HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
    }

    /** Rows as CSV text without quoted cells: one line a row, comma between cells. */
    void rows(CharSequence text) throws IOException {
        var xml = new StringBuilder();
        for (String line : text.toString().split("\n")) {
            if (line.isEmpty()) {
                continue;
            }
            xml.append("<row>");
            for (String cell : line.split(",", -1)) {
                String safe = cell.replace("&", "&amp;").replace("<", "&lt;");
                xml.append("<c t=\"inlineStr\"><is><t>").append(safe).append("</t></is></c>");
            }
            xml.append("</row>");
        }
        write(xml.toString());
    }

    /** Types and targets in turn. */
    private static String relations(String... typesAndTargets) {
        var xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"rId").append(i / 2 + 1);
            xml.append("\" Type=\"").append(typesAndTargets[i]);
            xml.append("\" Target=\"").append(typesAndTargets[i + 1]).append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }

    private void part(String name, String xml) throws IOException {
        zip.putNextEntry(entry(name));
        write(HEAD + xml);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        return entry;
    }

    private void write(String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        write("</sheetData></worksheet>");
        zip.closeEntry();
        zip.close();
    }
}
