package org.huimin.platform.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.insight.Simulations;
import org.huimin.platform.policy.Change;
import org.huimin.platform.policy.ChangeView;
import org.huimin.platform.policy.ParameterChanges;
import org.huimin.platform.policy.ParameterChanges.Proposal;
import org.huimin.platform.policy.Preview;
import org.huimin.platform.policy.Previews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Parameter changes: propose, preview, decide, take back, hand over to the content. */
@ConsoleApi
@RequestMapping("/api/policy/changes")
final class ChangesApi {
    private final ParameterChanges changes;
    private final Previews previews;
    private final Simulations simulations;
    private final ChangePages pages;
    private final Audit audit;
    private final Clock clock;

    ChangesApi(
            ParameterChanges changes,
            Previews previews,
            Simulations simulations,
            ChangePages pages,
            Audit audit,
            Clock clock) {
        this.changes = changes;
        this.previews = previews;
        this.simulations = simulations;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a proposer fills in. */
    record Asked(
            @Nullable String programme,
            @Nullable String parameter,
            @Nullable String place,
            @Nullable String urbanRural,
            @Nullable LocalDate effective,
            @Nullable String value,
            @Nullable String source,
            @Nullable String clause,
            @Nullable String reason) {}

    /** A remark or reason of who decides. */
    record Said(@Nullable String reason) {
        String text() {
            return Objects.requireNonNullElse(reason, "").strip();
        }
    }

    record Waiting(int count) {}

    /**
     * @param state proposed, approved, refused, withdrawn or superseded; missing means all
     */
    @Requires(Permission.VIEW_POLICY)
    @GetMapping
    List<ChangePages.Page> list(@RequestParam @Nullable String state) {
        return changes.list(state == null || state.isBlank() ? null : state(state)).stream()
                .map(pages::page)
                .toList();
    }

    /** How many wait for the caller. */
    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/waiting")
    Waiting waiting() {
        return new Waiting(changes.waitingForMe());
    }

    /** Approved changes that no longer load, with why; the platform decides without them. */
    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/left-aside")
    List<ChangePages.Aside> leftAside() {
        return changes.leftAside().stream().map(ChangePages.Aside::of).toList();
    }

    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/{id}")
    ChangePages.Page change(@PathVariable UUID id) {
        return pages.page(find(id));
    }

    @Requires(Permission.PROPOSE_POLICY)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ChangePages.Page propose(@RequestBody Asked asked) {
        if (asked.effective == null) {
            throw Refused.invalid("effective", "", "请填写生效日期。", "Give the effective date.");
        }
        Proposal proposal =
                new Proposal(
                        text(asked.programme),
                        text(asked.parameter),
                        Scope.place(asked.place),
                        text(asked.urbanRural),
                        asked.effective,
                        text(asked.value),
                        text(asked.source),
                        text(asked.clause),
                        text(asked.reason));
        Change change = changes.propose(proposal);
        record("policy.propose", change, change.reason());
        return pages.page(find(change.id()));
    }

    @Requires(Permission.SIMULATE_POLICY)
    @PostMapping("/{id}/preview")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangePages.PreviewPage simulate(@PathVariable UUID id) {
        find(id);
        simulations.start(id);
        audit.record("policy.preview", "change:" + id, "", "");
        return preview(id);
    }

    @Requires(Permission.VIEW_POLICY)
    @GetMapping("/{id}/preview")
    ChangePages.PreviewPage preview(@PathVariable UUID id) {
        return pages.preview(required(id));
    }

    @Requires({Permission.VIEW_POLICY, Permission.EXPORT})
    @GetMapping("/{id}/preview.xlsx")
    void workbook(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        Preview preview = required(id);
        if (preview.state() != Preview.State.DONE) {
            throw Refused.notFound("影响预览还没有完成。", "The impact preview is not finished.");
        }
        audit.record("policy.preview.export", "change:" + id, "", "");
        pages.workbook(find(id), preview, LocalDate.now(clock), response);
    }

    @Requires(Permission.APPROVE_POLICY)
    @PostMapping("/{id}/approve")
    ChangePages.Page approve(@PathVariable UUID id, @RequestBody Said said) {
        return settled("policy.approve", changes.approve(id, said.text()), said);
    }

    @Requires(Permission.APPROVE_POLICY)
    @PostMapping("/{id}/refuse")
    ChangePages.Page refuse(@PathVariable UUID id, @RequestBody Said said) {
        return settled("policy.refuse", changes.refuse(id, said.text()), said);
    }

    @Requires(Permission.PROPOSE_POLICY)
    @PostMapping("/{id}/withdraw")
    ChangePages.Page withdraw(@PathVariable UUID id, @RequestBody Said said) {
        return settled("policy.withdraw", changes.withdraw(id, said.text()), said);
    }

    /** The approved rows as parameter tables, laid out as the content is. */
    @Requires({Permission.VIEW_POLICY, Permission.EXPORT})
    @GetMapping("/approved.zip")
    void approved(HttpServletResponse response) throws IOException {
        var rows = changes.approvedRows();
        audit.record("policy.approved.export", "changes", "", rows.size() + " rows");
        pages.tables(rows, LocalDate.now(clock), response);
    }

    private ChangePages.Page settled(String action, Change change, Said said) {
        record(action, change, said.text());
        return pages.page(find(change.id()));
    }

    private void record(String action, Change change, String reason) {
        audit.record(
                action,
                "change:" + change.id(),
                reason,
                "%s.%s %s %s from %s = %s"
                        .formatted(
                                change.programme(),
                                change.parameter(),
                                Scope.text(change.place()),
                                change.urbanRural(),
                                change.effective(),
                                change.value()));
    }

    private ChangeView find(UUID id) {
        return changes.find(id)
                .orElseThrow(
                        () -> Refused.notFound("没有这项参数变更。", "There is no such parameter change."));
    }

    private Preview required(UUID id) {
        return previews.of(id)
                .orElseThrow(() -> Refused.notFound("还没有影响预览。", "There is no impact preview yet."));
    }

    private static Change.State state(String text) {
        try {
            return Change.State.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw Refused.invalid(
                    "state",
                    text,
                    "可选：proposed、approved、refused、withdrawn、superseded。",
                    "Use proposed, approved, refused, withdrawn or superseded.");
        }
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
