package org.huimin.population;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The delivered files and the answers, appended chunk by chunk. */
final class Output implements AutoCloseable {
    private static final String BOM = "\uFEFF";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final List<DatasetFile> files;
    private final List<OutputStream> streams = new ArrayList<>();
    private final List<XlsxFile> workbooks = new ArrayList<>();
    private final long[] rows;
    private final OutputStream key;
    private final OutputStream quarantine;

    Output(Path folder, List<DatasetFile> files) throws IOException {
        this.files = files;
        rows = new long[files.size()];
        Files.createDirectories(folder.resolve("answers"));
        for (DatasetFile file : files) {
            OutputStream out = open(folder.resolve(file.fileName()));
            streams.add(out);
            if (file.encoding() == DatasetFile.Encoding.XLSX) {
                workbooks.add(new XlsxFile(out));
            } else {
                workbooks.add(null);
            }
            append(streams.size() - 1, heading(file));
        }
        key = open(folder.resolve("answers/answer-key.csv"));
        key.write(utf8("programme,kind,householdNumber,idNumber,reason,visible\n"));
        quarantine = open(folder.resolve("answers/expected-quarantine.csv"));
        quarantine.write(utf8("file,line,idNumber,column,reason\n"));
    }

    private static OutputStream open(Path path) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(path), 1 << 18);
    }

    private static String heading(DatasetFile file) {
        var heading = new StringBuilder();
        if (file.encoding() == DatasetFile.Encoding.UTF_8_BOM) {
            heading.append(BOM);
        }
        for (DatasetFile.Column column : file.columns()) {
            heading.append(column == file.columns().getFirst() ? "" : ",").append(column.heading());
        }
        return heading.append('\n').toString();
    }

    void append(Chunk chunk) throws IOException {
        for (Chunk.Bad bad : chunk.bad) {
            // Line 1 is the heading.
            long line = rows[bad.file()] + bad.row() + 2;
            DatasetFile file = files.get(bad.file());
            quarantine.write(
                    utf8(
                            "%s,%d,%s,%s,%s\n"
                                    .formatted(
                                            file.fileName(),
                                            line,
                                            bad.idNumber(),
                                            bad.column(),
                                            bad.reason())));
        }
        for (int i = 0; i < rows.length; i++) {
            append(i, chunk.text[i]);
            rows[i] += chunk.rows[i];
        }
        for (Answer answer : chunk.answers) {
            key.write(
                    utf8(
                            "%s,%s,%s,%s,%s,%s\n"
                                    .formatted(
                                            answer.programme(),
                                            answer.kind(),
                                            answer.householdNumber(),
                                            answer.idNumber(),
                                            answer.reason(),
                                            answer.visible() ? "yes" : "no")));
        }
    }

    private void append(int at, CharSequence text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        switch (files.get(at).encoding()) {
            case UTF_8, UTF_8_BOM -> streams.get(at).write(utf8(text.toString()));
            case GB18030 -> streams.get(at).write(text.toString().getBytes(GB18030));
            case XLSX -> workbooks.get(at).rows(text);
        }
    }

    long rows(int file) {
        return rows[file];
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < streams.size(); i++) {
            if (workbooks.get(i) != null) {
                workbooks.get(i).close();
            } else {
                streams.get(i).close();
            }
        }
        key.close();
        quarantine.close();
    }
}
