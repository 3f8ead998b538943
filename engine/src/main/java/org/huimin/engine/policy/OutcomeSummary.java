package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of many decisions, before the sheets with the reasons: a line for each grant, then what
 * is missing, then how many were refused.
 */
final class OutcomeSummary {

    private final Language language;
    private final List<String> granted = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private int refused;
    private int notApplicable;

    private OutcomeSummary(Language language) {
        this.language = language;
    }

    /** The lines, without indentation. */
    static List<String> of(List<ProgrammeDecision> decisions, Language language) {
        OutcomeSummary summary = new OutcomeSummary(language);
        decisions.forEach(summary::add);
        return summary.lines();
    }

    private void add(ProgrammeDecision decision) {
        String member = decision.memberId();
        String name =
                decision.name().in(language)
                        + (member == null ? "" : " · " + said("成员 ", "member ") + member);
        switch (decision.outcome()) {
            case Outcome.Granted _ ->
                    granted.add(name + said("　", "  ") + decision.trace().shown().in(language));
            case Outcome.NeedsInformation needs ->
                    waiting.add(name + said("　缺：", "  missing: ") + missing(needs));
            case Outcome.Refused _ -> refused++;
            case Outcome.NotApplicable _ -> notApplicable++;
        }
    }

    private String missing(Outcome.NeedsInformation needs) {
        List<Missing> all = new ArrayList<>(needs.facts());
        all.addAll(needs.parameters());
        all.addAll(needs.rules());
        return all.stream()
                .map(each -> each.shown().in(language))
                .collect(Collectors.joining(said("；", "; ")));
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        granted.forEach(each -> lines.add("✓ " + each));
        waiting.forEach(each -> lines.add("? " + each));
        lines.add(
                said(
                                "✗ 不符合 %d 项，不适用 %d 项；逐项理由见下。",
                                "✗ %d refused, %d not applicable; the reasons of each below.")
                        .formatted(refused, notApplicable));
        return lines;
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }
}
