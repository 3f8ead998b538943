package org.huimin.platform.policy;

import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huimin.engine.policy.ContentException;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Problem;

/** Why a change cannot be proposed or decided, in words a person can act upon. */
final class Refusals {
    private Refusals() {}

    static ChangeRefused noChange() {
        return ChangeRefused.conflict(
                "no-change",
                "没有这项参数变更，或它不在您的管辖范围内。",
                "There is no such change, or it is outside your area.",
                "请回到参数变更列表重新选择。",
                "Go back to the list of changes and choose again.");
    }

    static ChangeRefused decidedAlready(Change change) {
        return ChangeRefused.conflict(
                "decided-already",
                "这项变更已由 %s 处理（%s）。".formatted(change.decidedBy(), change.state()),
                "This change has been decided by %s (%s)."
                        .formatted(change.decidedBy(), change.state()),
                "请刷新页面查看结果；需要别的数值时另提一项变更。",
                "Reload the page to see the result; for another value propose another change.");
    }

    static ChangeRefused field(
            String field, String zh, String en, String remedyZh, String remedyEn) {
        return ChangeRefused.invalid("invalid-" + field, zh, en, remedyZh, remedyEn);
    }

    /** A check of the content does not let the value be set. */
    static ChangeRefused standard(org.huimin.engine.policy.Text why) {
        return field(
                "value",
                why.zh(),
                why.en(),
                "请核对数值；确有依据的，先修改这条规矩（parameters/checks.yaml）。",
                "Check the value; where there is ground for it, the check itself must be changed first.");
    }

    static ChangeRefused tooEarly(LocalDate effective, LocalDate today) {
        return field(
                "effective",
                "生效日期 %s 早于今天 %s；已作出的决定不能被改变。".formatted(effective, today),
                "The effective date %s is before today, %s; decisions already made stay."
                        .formatted(effective, today),
                "请填写今天或以后的日期。",
                "Give today or a later date.");
    }

    static ChangeRefused passedMeanwhile(LocalDate effective) {
        return ChangeRefused.conflict(
                "effective-passed",
                "生效日期 %s 已过，现在批准会改变已作出的决定。".formatted(effective),
                "The effective date %s has passed; approving now would change decisions already made."
                        .formatted(effective),
                "请退回，由提出人以新的生效日期重新提出。",
                "Refuse it; the proposer proposes it again with a new date.");
    }

    static ChangeRefused sameCell() {
        return ChangeRefused.conflict(
                "cell-taken",
                "同一地区、同一城乡、同一生效日期的这项参数已有一项待批变更。",
                "A change of the same parameter, place, residence and date is waiting already.",
                "请先处理或撤回那一项，或换一个生效日期。",
                "Decide or withdraw that one first, or choose another date.");
    }

    static ChangeRefused ownProposal() {
        return ChangeRefused.conflict(
                "own-proposal",
                "提出人不能审批自己提出的变更。",
                "Nobody decides a change of their own.",
                "请由另一位有审批权限的同事办理；不再需要时可以撤回。",
                "Another person with the permission decides; you may withdraw it.");
    }

    static ChangeRefused notYours(Change change) {
        return ChangeRefused.conflict(
                "not-yours",
                "只有提出人 %s 可以撤回。".formatted(change.proposedBy()),
                "Only its proposer, %s, may withdraw it.".formatted(change.proposedBy()),
                "请联系提出人，或由有审批权限的人退回。",
                "Ask the proposer, or let somebody with the permission refuse it.");
    }

    static ChangeRefused noPreview() {
        return ChangeRefused.conflict(
                "no-preview",
                "还没有完成影响预览，不能批准。",
                "There is no finished impact preview; it cannot be approved.",
                "请先运行影响预览，看过结果再批准。",
                "Run the impact preview and look at the result first.");
    }

    static ChangeRefused stalePreview() {
        return ChangeRefused.conflict(
                "stale-preview",
                "影响预览之后，政策内容或其他已批准的参数有变化，预览结果已过时。",
                "Rules or other approved parameters have changed since the impact preview.",
                "请重新运行影响预览，看过新结果再批准。",
                "Run the impact preview again and look at the new result first.");
    }

    /**
     * What a loader answers.
     *
     * @throws ChangeRefused with the engine's problems when it does not load
     */
    static Library loaded(Supplier<Library> loader) {
        try {
            return loader.get();
        } catch (ContentException refused) {
            throw field(
                    "value",
                    words(refused, Problem::zh, true),
                    words(refused, Problem::en, false),
                    suggestions(refused, "请按上面的说明改正后再提出。", true),
                    suggestions(refused, "Put it right and propose it again.", false));
        }
    }

    private static String words(
            ContentException refused,
            java.util.function.Function<Problem, String> language,
            boolean chinese) {
        return refused.problems().stream()
                .map(problem ->
                        "“%s” %s".formatted(problem.text(), only(language.apply(problem), chinese)))
                .distinct()
                .collect(Collectors.joining("；"));
    }

    private static String suggestions(ContentException refused, String otherwise, boolean chinese) {
        String found =
                refused.problems().stream()
                        .map(Problem::suggestion)
                        .filter(java.util.Objects::nonNull)
                        .map(each -> only(each, chinese))
                        .distinct()
                        .collect(Collectors.joining("；"));
        return found.isEmpty() ? otherwise : found;
    }

    /** The engine gives examples in both languages at once: 6（月数 / a number of months）. */
    private static String only(String words, boolean chinese) {
        return chinese
                ? words.replaceAll(" / [^）]*", "")
                : words.replaceAll("（[^）]* / ([^）]*)）", " ($1)")
                        .replaceAll("^[^（(]*\\p{IsHan}[^（(]* / ", "");
    }
}
