package org.huimin.platform.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.huimin.engine.policy.Programme;
import org.huimin.platform.policy.PolicyLibrary;
import org.springframework.web.bind.annotation.GetMapping;

/** The programmes in force and their conditions: names for filters and headings. */
@ConsoleApi
final class ProgrammesApi {
    private final PolicyLibrary policy;

    ProgrammesApi(PolicyLibrary policy) {
        this.policy = policy;
    }

    /**
     * @param unit household or member
     * @param paid every month; what is missed and wrong is told of these
     * @param kind what it gives: money every month, money once, a status, a referral …
     */
    record ProgrammeView(
            String id,
            String zh,
            String en,
            @JsonProperty("short") String shortName,
            String unit,
            boolean paid,
            Text kind,
            List<ConditionView> conditions) {
        static ProgrammeView of(Programme programme) {
            return new ProgrammeView(
                    programme.id(),
                    programme.zh(),
                    programme.en(),
                    programme.shortName(),
                    programme.unit().name().toLowerCase(Locale.ROOT),
                    programme.paid(),
                    new Text(programme.kind().words().zh(), programme.kind().words().en()),
                    programme.conditions().stream()
                            .map(rule -> new ConditionView(rule.id(), rule.zh()))
                            .toList());
        }
    }

    record ConditionView(String id, String zh) {}

    @Requires
    @GetMapping("/api/programmes")
    List<ProgrammeView> programmes() {
        return policy.current().programmes().stream().map(ProgrammeView::of).toList();
    }
}
