package org.huimin.platform.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.exchange.Batch;
import org.huimin.platform.exchange.Batch.DeliveredFile;
import org.huimin.platform.exchange.ColumnType;
import org.huimin.platform.exchange.DatasetContract;
import org.huimin.platform.exchange.Datasets;
import org.huimin.platform.exchange.ImportRequest;
import org.huimin.platform.exchange.Imports;
import org.huimin.platform.exchange.QuarantinedRow;
import org.huimin.platform.people.Masks;
import org.huimin.platform.places.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** Department data coming in: upload, progress, and the rows that could not be taken. */
@ConsoleApi
@RequestMapping("/api/imports")
final class ImportsApi {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Imports imports;
    private final Datasets datasets;
    private final Places places;
    private final Uploads uploads;
    private final Audit audit;

    ImportsApi(Imports imports, Datasets datasets, Places places, Uploads uploads, Audit audit) {
        this.imports = imports;
        this.datasets = datasets;
        this.places = places;
        this.uploads = uploads;
        this.audit = audit;
    }

    /**
     * @param state queued, running, done, done-with-errors or failed
     */
    record BatchView(
            String id,
            String place,
            String placeName,
            String state,
            Instant startedAt,
            @Nullable Instant finishedAt,
            String by,
            List<FileView> files) {
        static BatchView of(Batch batch, Datasets datasets, PlaceNames names) {
            return new BatchView(
                    Long.toString(batch.id()),
                    Scope.text(batch.place()),
                    names.of(batch.place()),
                    word(batch.state()),
                    batch.startedAt(),
                    batch.finishedAt(),
                    batch.startedBy(),
                    batch.files().stream().map(file -> FileView.of(file, datasets)).toList());
        }
    }

    /**
     * @param state queued, running, done, known (delivered before), refused, failed or abandoned
     * @param closed rows of earlier deliveries ended because this full one no longer has them
     * @param missing rows this one lacks, not ended until somebody confirms: {@code POST
     *     files/{file}/confirm-missing}
     * @param compared rows of earlier deliveries that {@code missing} is a part of
     * @param guard percent of them that may be missing before somebody must confirm; null: the
     *     dataset's deliveries are not full
     * @param confirmable somebody may confirm now: the delivery is the latest and still kept
     * @param overtaken the dataset has come again since
     * @param persons whose facts were looked at again
     */
    record FileView(
            String id,
            @Nullable String dataset,
            String file,
            String state,
            long rows,
            long accepted,
            long unchanged,
            long quarantined,
            long closed,
            long missing,
            long compared,
            @Nullable Integer guard,
            boolean confirmable,
            boolean overtaken,
            long persons,
            int percent,
            @Nullable Text problem) {
        static FileView of(DeliveredFile file, Datasets datasets) {
            return new FileView(
                    Long.toString(file.id()),
                    file.dataset(),
                    file.name(),
                    word(file.state()),
                    file.rows(),
                    file.accepted(),
                    file.unchanged(),
                    file.quarantined(),
                    file.closed(),
                    file.missing(),
                    file.compared(),
                    Optional.ofNullable(file.dataset())
                            .flatMap(datasets::find)
                            .map(DatasetContract::guard)
                            .orElse(null),
                    file.confirmable(),
                    file.overtaken(),
                    file.persons(),
                    file.percent(),
                    Text.ofNullable(file.problemZh(), file.problemEn()));
        }
    }

    /**
     * @param value masked where the column holds a person's number: whoever repairs it finds it
     *     whole in the file of bad rows, whose fetching is logged
     */
    record RowView(
            String file,
            String dataset,
            int row,
            String field,
            String value,
            Text reason,
            Text remedy) {
        private static final Pattern NUMBER = Pattern.compile("[0-9Xx]{10,}");

        static RowView of(QuarantinedRow row, Datasets datasets) {
            return new RowView(
                    row.file(),
                    row.dataset(),
                    row.row(),
                    row.field(),
                    shown(row, datasets),
                    new Text(row.reasonZh(), row.reasonEn()),
                    new Text(row.remedyZh(), row.remedyEn()));
        }

        private static String shown(QuarantinedRow row, Datasets datasets) {
            boolean personal =
                    datasets.find(row.dataset()).stream()
                            .flatMap(dataset -> dataset.columns().stream())
                            .filter(column -> row.field().contains(column.zh()))
                            .anyMatch(column ->
                                    column.secret() || column.type() == ColumnType.ID_NUMBER);
            return personal
                    ? NUMBER.matcher(row.value())
                            .replaceAll(found -> Masks.identityNumber(found.group()))
                    : row.value();
        }
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Requires(Permission.IMPORT)
    @GetMapping
    ListPage<BatchView> list(
            @RequestParam @Nullable Integer page, @RequestParam @Nullable Integer size) {
        var asked = ListPage.Asked.of(page, size);
        return asked.with(
                imports.list(asked.page(), asked.size()).stream().map(this::view).toList(),
                imports.count());
    }

    @Requires(Permission.IMPORT)
    @GetMapping("/{id}")
    BatchView batch(@PathVariable long id) {
        return view(find(id));
    }

    /**
     * Takes files in the background.
     *
     * @param place what the files are about; missing means the caller's own place
     */
    @Requires(Permission.IMPORT)
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    BatchView start(
            @RequestParam @Nullable String place,
            @RequestParam(required = false) @Nullable List<MultipartFile> files) {
        long about = Scope.place(place);
        List<Path> kept = uploads.keep(files == null ? List.of() : files);
        long id = imports.start(new ImportRequest(kept, about, false));
        String names =
                String.join("、", kept.stream().map(Path::getFileName).map(Path::toString).toList());
        audit.record("import.start", "import:" + id, "", names);
        return view(find(id));
    }

    /** Somebody says that a file is complete: what is missing from it is closed. */
    @Requires(Permission.IMPORT)
    @PostMapping("/files/{file}/confirm-missing")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BatchView confirmMissing(@PathVariable long file) {
        long id =
                imports.confirmMissing(file)
                        .orElseThrow(() -> Refused.notFound("没有这个文件。", "There is no such file."));
        audit.record("import.confirm-missing", "import:" + id, "", "file:" + file);
        return view(find(id));
    }

    @Requires(Permission.IMPORT)
    @GetMapping("/{id}/quarantine")
    ListPage<RowView> quarantine(
            @PathVariable long id,
            @RequestParam @Nullable Integer page,
            @RequestParam @Nullable Integer size) {
        find(id);
        var asked = ListPage.Asked.of(page, size);
        return asked.with(
                imports.quarantined(id, asked.page(), asked.size()).stream()
                        .map(row -> RowView.of(row, datasets))
                        .toList(),
                imports.countQuarantined(id));
    }

    /**
     * The bad rows as delivered, for the department to mend and send again: a CSV of one file, or
     * an archive of several, since each dataset has columns of its own.
     */
    @Requires(Permission.IMPORT)
    @GetMapping("/{id}/quarantine.csv")
    void quarantineFile(@PathVariable long id, HttpServletResponse response) throws IOException {
        List<DeliveredFile> bad =
                find(id).files().stream()
                        .filter(file -> file.quarantined() > 0 && file.dataset() != null)
                        .toList();
        if (bad.isEmpty()) {
            throw Refused.notFound("这一批没有待修复的行。", "This batch has no rows to repair.");
        }
        audit.record("quarantine.export", "import:" + id, "", "");
        if (bad.size() == 1) {
            Download.begin(response, Download.CSV, fileName(bad.getFirst()));
            write(
                    bad.getFirst(),
                    new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            return;
        }
        Download.begin(response, "application/zip", "待修复-" + id + ".zip");
        try (var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            for (DeliveredFile file : bad) {
                zip.putNextEntry(new ZipEntry(fileName(file)));
                write(file, new OutputStreamWriter(zip, StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private void write(DeliveredFile file, Writer out) throws IOException {
        // without it spreadsheet programs take the text for another encoding
        out.write(BYTE_ORDER_MARK);
        imports.writeQuarantine(file.id(), out);
        out.flush();
    }

    private String fileName(DeliveredFile file) {
        return imports.quarantineFileName(file.id()).orElse("待修复-" + file.id() + ".csv");
    }

    private BatchView view(Batch batch) {
        return BatchView.of(batch, datasets, new PlaceNames(places));
    }

    private Batch find(long id) {
        return imports.find(id)
                .orElseThrow(() ->
                        Refused.notFound("没有导入批次 " + id + "。", "There is no import " + id + "."));
    }
}
