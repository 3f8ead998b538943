package org.huimin.platform.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.huimin.platform.access.Caller;
import org.huimin.platform.access.CallerContext;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.console.ListPage.Asked;
import org.huimin.platform.monitoring.Certainty;
import org.huimin.platform.monitoring.Kind;
import org.huimin.platform.monitoring.Ledger;
import org.huimin.platform.monitoring.Ledger.Filter;
import org.huimin.platform.monitoring.Ledger.Finding;
import org.huimin.platform.people.People;
import org.huimin.platform.places.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The both-errors ledger as a list and as a workbook. */
@ConsoleApi
final class FindingsApi {
    private static final int BLOCK = 1000;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final List<String> COLUMNS =
            List.of(
                    "疑点 finding",
                    "待遇 programme",
                    "户号 household",
                    "户主 head",
                    "成员 member",
                    "村居 village",
                    "原因 reason",
                    "应享（元/月） due (yuan a month)",
                    "在发（元/月） paid (yuan a month)",
                    "首次发现 first seen",
                    "已过天数 days since",
                    "把握 certainty");

    private final Ledger ledger;
    private final FindingView.Maker views;
    private final People people;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    FindingsApi(
            Ledger ledger,
            FindingView.Maker views,
            People people,
            Places places,
            Audit audit,
            Clock clock) {
        this.ledger = ledger;
        this.views = views;
        this.people = people;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is asked for; everything may be missing.
     *
     * @param q name, whole identity number or household number
     * @param sort place, age, entitled or paid; with - before it the largest first (age: the
     *     newest)
     */
    record Question(
            @Nullable String kind,
            @Nullable String place,
            @Nullable String programme,
            @Nullable String reason,
            @Nullable String certainty,
            @Nullable String q,
            @Nullable String sort) {
        Question {
            kind = given(kind);
            programme = given(programme);
            reason = given(reason);
            certainty = given(certainty);
            q = given(q);
            sort = given(sort);
        }

        private static @Nullable String given(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    private record Order(Ledger.Sort by, boolean descending) {}

    @Requires(Permission.VIEW_FINDINGS)
    @GetMapping("/api/findings")
    ListPage<FindingView> list(
            @ModelAttribute Question question,
            @RequestParam @Nullable Integer page,
            @RequestParam @Nullable Integer size) {
        Asked asked = Asked.of(page, size);
        Order order = order(question.sort);
        Ledger.Page found =
                ledger.page(
                        filter(question), order.by, order.descending, asked.page(), asked.size());
        return asked.with(views.views(found.items()), found.total());
    }

    /** Everything of the filter, however much, written while it is read. */
    @Requires({Permission.VIEW_FINDINGS, Permission.EXPORT})
    @GetMapping("/api/findings.xlsx")
    void workbook(@ModelAttribute Question question, HttpServletResponse response)
            throws IOException {
        Filter filter = filter(question);
        Order order = order(question.sort);
        long total = ledger.page(filter, order.by, order.descending, 1, 1).total();
        Caller caller = CallerContext.current();
        String now = MINUTE.format(LocalDateTime.now(clock));
        String scope = new PlaceNames(places).of(filter.place());
        audit.record(
                "findings.export",
                "place:" + Scope.text(filter.place()),
                "",
                "%d %s".formatted(total, words(question)));
        Download.begin(
                response, Download.XLSX, "疑点名单-%s-%s.xlsx".formatted(scope, now.substring(0, 10)));
        String watermark =
                "%s（%s）于 %s 导出，范围 %s，共 %d 条。仅限工作使用，不得外传。 Exported for work only; not to be passed on."
                        .formatted(caller.name(), caller.username(), now, scope, total);
        try (var sheets = new Sheets(response.getOutputStream(), "疑点名单", watermark, COLUMNS)) {
            List<Finding> block = new ArrayList<>(BLOCK);
            ledger.each(
                    filter,
                    order.by,
                    order.descending,
                    finding -> {
                        block.add(finding);
                        if (block.size() == BLOCK) {
                            write(block, sheets);
                        }
                    });
            write(block, sheets);
        }
    }

    private void write(List<Finding> block, Sheets sheets) {
        try {
            List<FindingView> rows = views.views(block);
            for (int row = 0; row < rows.size(); row++) {
                sheets.add(cells(block.get(row), rows.get(row)));
            }
            block.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<@Nullable Object> cells(Finding finding, FindingView view) {
        FindingView.MemberName member = view.member();
        return Arrays.asList(
                finding.kind() == Kind.MISSED ? "疑似漏保 missed" : "疑似错保 wrong",
                view.programmeZh() + " " + view.programme(),
                view.household().number(),
                view.headName(),
                member == null ? null : member.name(),
                view.placeName(),
                view.reasons().stream()
                        .map(reason -> reason.zh() + " / " + reason.en())
                        .collect(Collectors.joining("；")),
                Money.yuan(finding.entitledFen()),
                Money.yuan(finding.paidFen()),
                view.firstSeen(),
                view.ageDays(),
                finding.certainty() == Certainty.CERTAIN ? "确定 certain" : "待补信息 needs information");
    }

    private Filter filter(Question question) {
        long place = Scope.place(question.place);
        return new Filter(
                place,
                question.kind == null ? null : kind(question.kind),
                question.programme,
                question.reason,
                question.certainty == null ? null : certainty(question.certainty),
                question.q == null ? null : people.households(question.q, place));
    }

    private static Kind kind(String code) {
        try {
            return Kind.of(code);
        } catch (IllegalArgumentException _) {
            throw Refused.invalid("kind", code, "可选：missed、wrong。", "Use missed or wrong.");
        }
    }

    private static Certainty certainty(String code) {
        try {
            return Certainty.of(code);
        } catch (IllegalArgumentException _) {
            throw Refused.invalid(
                    "certainty",
                    code,
                    "可选：certain、needs-information。",
                    "Use certain or needs-information.");
        }
    }

    /**
     * Older findings were seen first on an earlier day, so "-age" asks for the earliest first day.
     */
    private static Order order(@Nullable String sort) {
        String text = sort == null ? "-age" : sort;
        boolean minus = text.startsWith("-");
        return switch (minus ? text.substring(1) : text) {
            case "place" -> new Order(Ledger.Sort.PLACE, minus);
            case "age" -> new Order(Ledger.Sort.AGE, !minus);
            case "entitled" -> new Order(Ledger.Sort.ENTITLED, minus);
            case "paid" -> new Order(Ledger.Sort.PAID, minus);
            default ->
                    throw Refused.invalid(
                            "sort",
                            text,
                            "可选：place、age、entitled、paid，前加 - 为倒序。",
                            "Use place, age, entitled or paid, with - before it for descending.");
        };
    }

    /** The filter for the audit trail; what was typed may be an identity number and stays out. */
    private static String words(Question question) {
        return "kind=%s programme=%s reason=%s certainty=%s search=%s"
                .formatted(
                        question.kind,
                        question.programme,
                        question.reason,
                        question.certainty,
                        question.q == null ? "no" : "yes");
    }
}
