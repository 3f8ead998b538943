package org.huimin.platform.console;

import java.time.Instant;
import java.util.UUID;
import org.huimin.platform.access.Permission;
import org.huimin.platform.audit.Audit;
import org.huimin.platform.people.FactTimeline;
import org.huimin.platform.people.FactTimelines;
import org.huimin.platform.policy.PolicyLibrary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was known of a member over time. Every look is logged. */
@ConsoleApi
@RequestMapping("/api/households/{id}/members/{member}/timeline")
final class TimelineApi {
    private final FactTimelines timelines;
    private final PolicyLibrary policy;
    private final Audit audit;

    TimelineApi(FactTimelines timelines, PolicyLibrary policy, Audit audit) {
        this.timelines = timelines;
        this.policy = policy;
        this.audit = audit;
    }

    /**
     * @param fact only this fact, with many changes; missing means the newest few of every fact
     * @param before only what was believed from before this moment on; needs {@code fact}
     */
    @Requires(Permission.VIEW_HOUSEHOLD)
    @GetMapping
    TimelinePage timeline(
            @PathVariable UUID id,
            @PathVariable UUID member,
            @RequestParam @Nullable String fact,
            @RequestParam @Nullable Instant before) {
        if (fact == null && before != null) {
            throw Refused.invalid("before", before, "请同时指明事实 fact。", "Name the fact too.");
        }
        FactTimeline.Asked asked =
                fact == null ? FactTimeline.Asked.overview() : FactTimeline.Asked.of(fact, before);
        FactTimeline timeline =
                timelines
                        .of(id, member, asked)
                        .orElseThrow(() ->
                                Refused.notFound(
                                        "这户家庭没有这个成员。", "The household has no such member."));
        audit.record(
                "household.timeline",
                "household:" + id,
                "",
                (fact == null ? "" : fact + " of ") + member);
        return TimelinePage.of(timeline, policy.current().vocabulary());
    }
}
