package org.huimin.engine.policy;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.feel.Suggestions;
import org.jspecify.annotations.Nullable;

/** Compares what a case expects with what was decided. */
final class CaseCheck {

    private static final Set<String> EXPECT_KEYS =
            Set.of(
                    "outcome",
                    "amount",
                    "components",
                    "outputs",
                    "reasons",
                    "applied",
                    "missing",
                    "parameters",
                    "members",
                    "member",
                    "rows",
                    "covered");

    private static final List<String> OUTCOMES =
            List.of("granted", "refused", "needs-information", "not-applicable");

    private final Programme programme;
    private final List<String> differences;

    CaseCheck(Programme programme, List<String> differences) {
        this.programme = programme;
        this.differences = differences;
    }

    /** Adds every difference between what is expected and what was decided. */
    void check(Yaml expect, List<ProgrammeDecision> decisions) {
        expect.allow(EXPECT_KEYS);
        Yaml members = expect.get("members");
        if (members != null) {
            List<Yaml> each = members.items();
            for (int i = 0; i < Math.min(each.size(), decisions.size()); i++) {
                check(each.get(i), decisions.get(i), "成员" + (i + 1) + " ");
            }
            if (each.size() != decisions.size()) {
                differences.add("应有%d项决定，实有%d项".formatted(each.size(), decisions.size()));
            }
            return;
        }
        int index = 0;
        if (expect.get("member") instanceof Yaml member) {
            for (int i = 0; i < decisions.size(); i++) {
                index = member.text().equals(decisions.get(i).memberId()) ? i : index;
            }
        }
        check(expect, decisions.get(index), "");
    }

    /** {@code rows: {加发比例: [2]}}: the labels of the rows that applied to anybody. */
    void rows(Yaml expect, Evaluation evaluation) {
        for (Yaml key : expect.keys()) {
            Rule rule =
                    programme.rules().stream()
                            .filter(each -> each.zh().equals(key.text()))
                            .findFirst()
                            .orElse(null);
            if (rule == null || rule.variants().stream().allMatch(each -> each.rows().isEmpty())) {
                key.problem(
                        "unknown-rule",
                        "没有名为“%s”的表".formatted(key.text()),
                        "no table is called \"%s\"".formatted(key.text()),
                        Suggestions.nearest(
                                        key.text(),
                                        programme.rules().stream().map(Rule::zh).toList())
                                .orElse(null));
                continue;
            }
            List<String> labels =
                    evaluation.calculated(rule).stream()
                            .flatMap(each -> each.applied().stream())
                            .map(RuleVariant.TableRow::label)
                            .distinct()
                            .toList();
            set("rows " + rule.zh(), expect.get(key.text()), labels);
        }
    }

    private void check(Yaml expect, ProgrammeDecision decision, String who) {
        Outcome outcome = decision.outcome();
        if (expect.get("outcome") instanceof Yaml wanted && !OUTCOMES.contains(wanted.text())) {
            wanted.problem(
                    "outcome",
                    "outcome 应为 " + String.join("、", OUTCOMES),
                    "outcome is " + String.join(", ", OUTCOMES),
                    Suggestions.nearest(wanted.text(), OUTCOMES).orElse("granted"));
        }
        compare(who + "outcome", expect.get("outcome"), DecisionJson.code(outcome));
        Outcome.Granted granted = outcome instanceof Outcome.Granted found ? found : null;
        if (expect.get("amount") instanceof Yaml amount) {
            String actual = granted == null ? "没有金额" : FixedPoint.plain(granted.amountFen(), 2);
            String wanted = yuan(amount);
            if (!wanted.equals(actual)) {
                differences.add(who + "amount：应为 %s，实为 %s".formatted(wanted, actual));
            }
        }
        if (expect.get("components") instanceof Yaml components && granted != null) {
            for (Yaml key : components.keys()) {
                String actual =
                        granted.components().stream()
                                .filter(part -> part.name().zh().equals(key.text()))
                                .map(part -> FixedPoint.plain(part.amountFen(), 2))
                                .findFirst()
                                .orElse("没有这一项");
                String wanted = components.get(key.text()) instanceof Yaml value ? yuan(value) : "";
                if (!wanted.equals(actual)) {
                    differences.add(who + "%s：应为 %s，实为 %s".formatted(key.text(), wanted, actual));
                }
            }
        }
        outputs(expect, decision, who);
        sets(expect, decision, who);
    }

    /** {@code outputs: {审批机关: 乡镇街道}}, as shown to people or as a plain value. */
    private void outputs(Yaml expect, ProgrammeDecision decision, String who) {
        if (!(expect.get("outputs") instanceof Yaml outputs)) {
            return;
        }
        for (Yaml key : outputs.keys()) {
            String name = key.text();
            Trace output =
                    decision.outputs().stream()
                            .filter(each -> each.name().zh().equals(name))
                            .findFirst()
                            .orElse(null);
            Yaml wanted = outputs.get(name);
            String text = wanted == null ? "" : wanted.text();
            if (output == null) {
                differences.add(who + name + "：没有这一项");
            } else if (!text.equals(output.shown().zh()) && !text.equals(output.value())) {
                differences.add(who + "%s：应为 %s，实为 %s".formatted(name, text, output.shown().zh()));
            }
        }
    }

    private void sets(Yaml expect, ProgrammeDecision decision, String who) {
        Outcome outcome = decision.outcome();
        set(
                who + "reasons",
                expect.get("reasons"),
                outcome instanceof Outcome.Refused(var reasons)
                        ? reasons.stream().map(Outcome.Reason::rule).toList()
                        : List.of());
        Outcome.NeedsInformation needs =
                outcome instanceof Outcome.NeedsInformation found ? found : null;
        set(
                who + "missing",
                expect.get("missing"),
                needs == null
                        ? List.of()
                        : needs.facts().stream().map(Missing.OfFact::fact).toList());
        set(
                who + "parameters",
                expect.get("parameters"),
                needs == null
                        ? List.of()
                        : needs.parameters().stream().map(Missing.OfParameter::parameter).toList());
        set(
                who + "covered",
                expect.get("covered"),
                outcome instanceof Outcome.Granted granted
                        ? granted.coveredMembers().stream()
                                .map(member -> Integer.toString(member + 1))
                                .toList()
                        : List.of());
        if (expect.get("applied") instanceof Yaml applied) {
            for (Yaml clause : applied.items()) {
                boolean found =
                        decision.clauses().stream().anyMatch(law -> applies(law, clause.text()));
                if (!found) {
                    differences.add(
                            who
                                    + "applied：应用了 %s，没有 %s"
                                            .formatted(decision.clauses(), clause.text()));
                }
            }
        }
    }

    /**
     * Whether a law reference is or lies in the expected clause: art.8 fits "act@v art.8 para.2".
     */
    private static boolean applies(String law, String clause) {
        String padded = law + " ";
        return padded.startsWith(clause + " ") || padded.contains(" " + clause + " ");
    }

    private static String yuan(Yaml value) {
        OptionalLong fen = FixedPoint.parse(value.text(), 2);
        if (fen.isEmpty()) {
            value.problem("value", "应为金额（元）", "an amount in yuan is needed", "1570.00");
            return value.text();
        }
        return FixedPoint.plain(fen.getAsLong(), 2);
    }

    private void compare(String what, @Nullable Yaml wanted, String actual) {
        if (wanted != null && !wanted.text().equals(actual)) {
            differences.add("%s：应为 %s，实为 %s".formatted(what, wanted.text(), actual));
        }
    }

    private void set(String what, @Nullable Yaml wanted, List<String> actual) {
        if (wanted == null) {
            return;
        }
        Set<String> expected =
                wanted.items().stream()
                        .map(Yaml::text)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = new TreeSet<>(actual);
        if (!expected.equals(found)) {
            differences.add("%s：应为 %s，实为 %s".formatted(what, expected, found));
        }
    }
}
