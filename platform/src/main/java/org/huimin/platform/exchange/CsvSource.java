package org.huimin.platform.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a text file separated by commas, tabs or semicolons. */
final class CsvSource implements RowSource {
    private static final char[] SEPARATORS = {',', '\t', ';', '，', '|'};
    private static final int SAMPLE = 1 << 14;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final CountingStream bytes;
    private final long size;
    private final Header header;
    private final char separator;
    private final Deque<RawRow> recovered = new ArrayDeque<>();
    private int row;

    private CsvSource(
            CsvReader<CsvRecord> reader,
            char separator,
            CountingStream bytes,
            long size,
            DatasetContract contract)
            throws IOException {
        this.separator = separator;
        this.reader = reader;
        this.records = reader.iterator();
        this.bytes = bytes;
        this.size = size;
        this.header = findHeader(contract);
    }

    static CsvSource open(Path file, FileProbe probe, DatasetContract contract) throws IOException {
        char separator = separator(file, probe.charset(), contract);
        CountingStream bytes = new CountingStream(Files.newInputStream(file));
        try {
            return new CsvSource(
                    reader(separator, text(bytes, probe.charset())),
                    separator,
                    bytes,
                    probe.size(),
                    contract);
        } catch (FileRefused | IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** The separator with which one of the first rows names the most columns. */
    private static char separator(Path file, Charset charset, DatasetContract contract)
            throws IOException {
        char[] sample = new char[SAMPLE];
        int length;
        try (Reader in = text(Files.newInputStream(file), charset)) {
            length = Math.max(0, in.read(sample));
        }
        String text = new String(sample, 0, length);
        char best = SEPARATORS[0];
        int most = 0;
        for (char separator : SEPARATORS) {
            int matches = 0;
            int seen = 0;
            try (CsvReader<CsvRecord> reader = reader(separator, new StringReader(text))) {
                for (CsvRecord record : reader) {
                    matches = Math.max(matches, Header.matches(contract, cells(record)));
                    if (++seen == HEADER_WITHIN) {
                        break;
                    }
                }
            } catch (CsvParseException e) {
                // this separator does not fit the sample
            }
            if (matches > most) {
                most = matches;
                best = separator;
            }
        }
        return best;
    }

    private static Reader text(InputStream bytes, Charset charset) throws IOException {
        Reader reader = new InputStreamReader(bytes, charset);
        if (!charset.name().startsWith("UTF-")) {
            return reader;
        }
        Reader marked = new java.io.BufferedReader(reader, 1 << 15);
        marked.mark(1);
        if (marked.read() != '\uFEFF') {
            marked.reset();
        }
        return marked;
    }

    private static CsvReader<CsvRecord> reader(char separator, Reader text) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(true)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text);
    }

    private Header findHeader(DatasetContract contract) throws IOException {
        List<RawRow> first = new ArrayList<>();
        RawRow best = null;
        int most = 0;
        while (first.size() < HEADER_WITHIN) {
            RawRow candidate = next();
            if (candidate == null) {
                break;
            }
            first.add(candidate);
            int matches = Header.matches(contract, candidate.cells());
            if (matches > most) {
                most = matches;
                best = candidate;
            }
            if (matches == contract.columns().size()
                    || matches > 1 && matches > contract.columns().size() / 2) {
                break;
            }
        }
        if (best == null && first.isEmpty()) {
            throw new FileRefused(
                    "file-empty",
                    "文件里没有任何内容。",
                    "The file has no rows.",
                    "请部门重新导出。",
                    "Ask the department to export it again.");
        }
        return Header.match(contract, best == null ? first.getFirst() : best);
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public @Nullable RawRow next() throws IOException {
        try {
            while (!recovered.isEmpty() || records.hasNext()) {
                RawRow raw = recovered.isEmpty() ? read() : recovered.remove();
                if (!raw.isBlank()) {
                    return raw;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw new FileRefused(
                    "file-quotes",
                    "第 " + (row + 1) + " 行起读不下去：引号没有成对，或有一格超长。",
                    "The file cannot be read on from row "
                            + (row + 1)
                            + ": an unbalanced quote or an overlong cell.",
                    "请检查这一行的引号，改好后重新导入。",
                    "Check the quotes of that row and import again.");
        }
    }

    private RawRow read() {
        String[] cells = cells(records.next());
        row++;
        // while the header is looked for nobody knows how many cells a row has
        @Nullable Header found = header;
        List<RawRow> several =
                found == null
                        ? List.of()
                        : SwallowedRows.of(cells, separator, found.titles().size(), row);
        if (several.isEmpty()) {
            return new RawRow(row, cells, 0);
        }
        row += several.size() - 1;
        recovered.addAll(several);
        return recovered.remove();
    }

    private static String[] cells(CsvRecord record) {
        return record.getFields().toArray(String[]::new);
    }

    @Override
    public double progress() {
        return size == 0 ? 1 : Math.min(1, (double) bytes.count() / size);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
