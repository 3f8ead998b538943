package org.huimin.platform.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Values;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.places.Place;
import org.huimin.platform.places.Places;
import org.huimin.platform.policy.CaseView;
import org.huimin.platform.policy.PaperPages;
import org.huimin.platform.policy.PapersView;
import org.huimin.platform.policy.ProgrammePages;
import org.huimin.platform.policy.ProgrammeView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Programmes to read. Law is public: any place may be looked at, not only the caller's own. */
@ConsoleApi
@RequestMapping("/api/policy/programmes")
final class PoliciesApi {
    private static final List<String> COLUMNS =
            List.of("参数", "编号", "单位", "区划代码", "地区", "城乡", "生效日期", "值", "来源文件", "条款", "已核实");

    private final ProgrammePages pages;
    private final PaperPages papers;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    PoliciesApi(ProgrammePages pages, PaperPages papers, Places places, Audit audit, Clock clock) {
        this.pages = pages;
        this.papers = papers;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param place any place's code; missing means the caller's own
     * @param on the day whose rules apply; missing means today
     */
    @Requires(Permission.VIEW_POLICY)
    @GetMapping
    List<ProgrammeView.Head> programmes(
            @RequestParam @Nullable String place, @RequestParam @Nullable LocalDate on) {
        return pages.heads(at(place), day(on));
    }

    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/{id}")
    ProgrammeView programme(
            @PathVariable String id,
            @RequestParam @Nullable String place,
            @RequestParam @Nullable LocalDate on) {
        return pages.page(id, at(place), day(on)).orElseThrow(PoliciesApi::noProgramme);
    }

    /** The programme's cases, each with what the engine answers now. */
    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/{id}/cases")
    List<CaseView> cases(@PathVariable String id) {
        return pages.cases(id);
    }

    /** The page a citizen reads, with the figures of the place, and the application form. */
    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/{id}/papers")
    PapersView papers(
            @PathVariable String id,
            @RequestParam @Nullable String place,
            @RequestParam @Nullable LocalDate on) {
        return papers.of(id, at(place), day(on)).orElseThrow(PoliciesApi::noProgramme);
    }

    /** Every row of every place of the programme's parameters. */
    @Requires({Permission.VIEW_POLICY, Permission.EXPORT})
    @GetMapping("/{id}/parameters.xlsx")
    void workbook(@PathVariable String id, HttpServletResponse response) throws IOException {
        ProgrammeView.Head head =
                pages.page(id, PlaceCode.NATION, day(null))
                        .orElseThrow(PoliciesApi::noProgramme)
                        .head();
        List<Parameter> parameters = pages.parameters(id);
        int rows = parameters.stream().mapToInt(each -> each.rows().size()).sum();
        Caller caller = CallerContext.current();
        audit.record("policy.export", "programme:" + id, "", rows + " rows");
        Download.begin(response, Download.XLSX, "%s参数表-%s.xlsx".formatted(head.zh(), day(null)));
        String watermark =
                "%s（%s）于 %s 导出，%s参数共 %d 行。"
                        .formatted(caller.name(), caller.username(), day(null), head.zh(), rows);
        try (var sheets = new Sheets(response.getOutputStream(), "参数", watermark, COLUMNS)) {
            for (Parameter parameter : parameters) {
                for (Parameter.Row row : parameter.rows()) {
                    sheets.add(cells(parameter, row));
                }
            }
        }
    }

    private List<@Nullable Object> cells(Parameter parameter, Parameter.Row row) {
        Long value = row.value();
        return Arrays.asList(
                parameter.zh(),
                parameter.id(),
                parameter.type().shown(),
                row.place().text(),
                placeName(row.place()),
                switch (row.residence()) {
                    case URBAN -> "城市";
                    case RURAL -> "农村";
                    case BOTH -> "城乡";
                },
                row.from(),
                value == null ? null : Values.plain(parameter.type(), value),
                row.source(),
                row.clause(),
                row.verified() ? "是" : "否");
    }

    private String placeName(PlaceCode place) {
        return place.code() == 0
                ? "全国"
                : places.find(place.code()).map(Place::name).orElse(place.text());
    }

    static PlaceCode at(@Nullable String place) {
        long code =
                place == null || place.isBlank()
                        ? CallerContext.current().scope().from()
                        : Scope.code(place);
        try {
            return new PlaceCode(code);
        } catch (IllegalArgumentException e) {
            throw Refused.invalid("place", String.valueOf(place), "请选择一个地区。", "Choose a place.");
        }
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? LocalDate.now(clock) : on;
    }

    private static Refused noProgramme() {
        return Refused.notFound("没有这项待遇。", "There is no such programme.");
    }
}
