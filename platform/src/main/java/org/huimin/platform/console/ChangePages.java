package org.huimin.platform.console;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.huimin.engine.policy.ParameterRow;
import org.huimin.engine.policy.Problem;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.access.Permissions;
import org.huimin.platform.access.Staff;
import org.huimin.platform.places.Place;
import org.huimin.platform.places.Places;
import org.huimin.platform.policy.Change;
import org.huimin.platform.policy.ChangeView;
import org.huimin.platform.policy.PolicyLibrary;
import org.huimin.platform.policy.Preview;
import org.huimin.platform.policy.TypeView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Parameter changes as the console shows and exports them. */
@Component
final class ChangePages {
    private static final List<String> COLUMNS =
            List.of(
                    "分组",
                    "名称",
                    "待遇",
                    "户数",
                    "人数",
                    "享受户（前）",
                    "享受户（后）",
                    "享受人（前）",
                    "享受人（后）",
                    "月支出（前，元）",
                    "月支出（后，元）",
                    "增加的户",
                    "减少的户",
                    "增加额（元/月）",
                    "减少额（元/月）",
                    "新进户",
                    "退出户");
    private static final List<String> NUMBERS =
            List.of(
                    "households",
                    "people",
                    "householdsBefore",
                    "householdsAfter",
                    "peopleBefore",
                    "peopleAfter",
                    "costBefore",
                    "costAfter",
                    "winners",
                    "losers",
                    "gained",
                    "lost",
                    "entered",
                    "left");
    private static final Map<String, String> DIMENSIONS =
            Map.of("all", "全部", "place", "按地区", "decile", "按收入十等分", "family", "按家庭类型");
    private static final String TOTAL = "total";

    private final Places places;
    private final Staff staff;
    private final JsonMapper json;

    ChangePages(Places places, Staff staff, JsonMapper json) {
        this.places = places;
        this.staff = staff;
        this.json = json;
    }

    /**
     * A change as a page.
     *
     * @param place of the change, with the path down to it
     * @param value as in the table, {@code shown} for people; "" and null = no value any more
     * @param mayDecide the caller may approve or refuse it now
     * @param mayWithdraw the caller proposed it and it waits
     */
    record Page(
            UUID id,
            ChangeView.Named programme,
            ChangeView.Named parameter,
            @Nullable TypeView type,
            PlaceView.Name place,
            List<PlaceView.Name> path,
            String urbanRural,
            LocalDate effective,
            String value,
            @Nullable String shown,
            List<ChangeView.Before> before,
            List<Text> warnings,
            String source,
            String clause,
            String reason,
            String state,
            String proposedBy,
            String proposer,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable String decider,
            @Nullable Instant decidedAt,
            String decisionReason,
            boolean mayDecide,
            boolean mayWithdraw,
            boolean maySimulate) {}

    /** A preview as a page; the report with the names of its places. */
    record PreviewPage(
            String state,
            long people,
            long peopleDone,
            String before,
            String after,
            Instant askedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure,
            @Nullable JsonNode report) {}

    /** An approved change that does not load, and why. */
    record Aside(UUID id, List<Text> problems) {
        static Aside of(PolicyLibrary.LeftAside left) {
            return new Aside(
                    left.change().id(), left.problems().stream().map(Aside::text).toList());
        }

        private static Text text(Problem problem) {
            return new Text(
                    "“%s” %s".formatted(problem.text(), problem.zh()),
                    "\"%s\" %s".formatted(problem.text(), problem.en()));
        }
    }

    Page page(ChangeView view) {
        Change change = view.change();
        Caller caller = CallerContext.current();
        Set<Permission> may = Permissions.of(caller);
        boolean waits = change.state() == Change.State.PROPOSED;
        boolean own = change.proposedBy().equals(caller.username());
        String decidedBy = change.decidedBy();
        List<PlaceView.Name> path =
                places.path(change.place()).stream().map(PlaceView.Name::of).toList();
        return new Page(
                change.id(),
                view.programme(),
                view.parameter(),
                view.type(),
                new PlaceView.Name(Scope.text(change.place()), name(change.place())),
                path,
                change.urbanRural(),
                change.effective(),
                change.value(),
                view.shown(),
                view.before(),
                view.warnings().stream().map(each -> new Text(each.zh(), each.en())).toList(),
                change.source(),
                change.clause(),
                change.reason(),
                change.state().name().toLowerCase(Locale.ROOT),
                change.proposedBy(),
                person(change.proposedBy()),
                change.proposedAt(),
                decidedBy,
                decidedBy == null ? null : person(decidedBy),
                change.decidedAt(),
                change.decisionReason(),
                waits && !own && may.contains(Permission.APPROVE_POLICY),
                waits && own && may.contains(Permission.PROPOSE_POLICY),
                waits && may.contains(Permission.SIMULATE_POLICY));
    }

    private String person(String username) {
        return staff.find(username).map(Caller::name).orElse(username);
    }

    private String name(long place) {
        return place == 0 ? "全国" : places.find(place).map(Place::name).orElse(Scope.text(place));
    }

    PreviewPage preview(Preview preview) {
        String report = preview.report();
        return new PreviewPage(
                preview.state().name().toLowerCase(Locale.ROOT),
                preview.people(),
                preview.peopleDone(),
                preview.beforeVersion(),
                preview.afterVersion(),
                preview.askedAt(),
                preview.finishedAt(),
                preview.failure(),
                report == null ? null : withNames(json.readTree(report)));
    }

    private JsonNode withNames(JsonNode report) {
        Map<String, String> names = new LinkedHashMap<>();
        for (JsonNode row : report.path("rows")) {
            if (row.path("dimension").asString("").equals("place")
                    && row instanceof ObjectNode open) {
                String code = row.path("key").asString("");
                open.put("name", names.computeIfAbsent(code, key -> name(Long.parseLong(key))));
            }
        }
        return report;
    }

    void workbook(ChangeView change, Preview preview, LocalDate today, HttpServletResponse response)
            throws IOException {
        Caller caller = CallerContext.current();
        JsonNode report = withNames(json.readTree(String.valueOf(preview.report())));
        Map<String, String> programmes = names(report.path("programmes"));
        programmes.put(TOTAL, "合计");
        Map<String, String> families = names(report.path("families"));
        Download.begin(
                response,
                Download.XLSX,
                "影响预览-%s-%s.xlsx".formatted(change.parameter().zh(), today));
        String watermark =
                "%s（%s）于 %s 导出，%s %s 自 %s 改为 %s 的影响预览，版本 %s → %s。"
                        .formatted(
                                caller.name(),
                                caller.username(),
                                today,
                                name(change.change().place()),
                                change.parameter().zh(),
                                change.change().effective(),
                                change.shown(),
                                preview.beforeVersion(),
                                preview.afterVersion());
        try (var sheets = new Sheets(response.getOutputStream(), "影响预览", watermark, COLUMNS)) {
            for (JsonNode row : report.path("rows")) {
                sheets.add(cells(row, programmes, families));
            }
        }
    }

    private static Map<String, String> names(JsonNode list) {
        Map<String, String> names = new LinkedHashMap<>();
        list.forEach(each -> names.put(each.path("id").asString(""), each.path("zh").asString("")));
        return names;
    }

    private static List<@Nullable Object> cells(
            JsonNode row, Map<String, String> programmes, Map<String, String> families) {
        String dimension = row.path("dimension").asString("");
        String key = row.path("key").asString("");
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(DIMENSIONS.getOrDefault(dimension, dimension));
        cells.add(row.path("name").asString(families.getOrDefault(key, key)));
        String programme = row.path("programme").asString("");
        cells.add(programmes.getOrDefault(programme, programme));
        for (String number : NUMBERS) {
            JsonNode value = row.path(number);
            cells.add(
                    value.isString() ? new BigDecimal(value.asString()) : (Object) value.asLong());
        }
        return cells;
    }

    /** A ZIP of one CSV per parameter, {@code programmes/<id>/parameters/<parameter>.csv}. */
    void tables(List<ParameterRow> rows, LocalDate today, HttpServletResponse response)
            throws IOException {
        Map<String, List<ParameterRow>> tables = new LinkedHashMap<>();
        for (ParameterRow row : rows) {
            String file =
                    "programmes/%s/parameters/%s.csv".formatted(row.programme(), row.parameter());
            tables.computeIfAbsent(file, _ -> new ArrayList<>()).add(row);
        }
        Download.begin(response, "application/zip", "已批准参数-%s.zip".formatted(today));
        try (var zip = new ZipOutputStream(response.getOutputStream(), StandardCharsets.UTF_8)) {
            tables.forEach((file, table) -> entry(zip, file, table));
        }
    }

    private static void entry(ZipOutputStream zip, String file, List<ParameterRow> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "place", "urban_rural", "from", "value", "source", "clause", "verified");
            for (ParameterRow row : rows) {
                csv.writeRecord(
                        row.place(),
                        row.urbanRural(),
                        row.from().toString(),
                        row.value(),
                        row.source(),
                        row.clause(),
                        row.verified() ? "yes" : "no");
            }
            csv.flush();
            zip.putNextEntry(new ZipEntry(file));
            zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
