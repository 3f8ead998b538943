package org.huimin.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.feel.Type;
import org.huimin.engine.paper.GuidePage;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.PolicySymbol;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.ProgrammeKind;
import org.huimin.engine.policy.References;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Timing;
import org.jspecify.annotations.Nullable;

/** When a programme begins, ends and is reviewed, with the figures of a place. */
final class TimePage {

    private final Programme programme;
    private final GuidePage page;
    private final Language language;

    TimePage(Programme programme, GuidePage page, Language language) {
        this.programme = programme;
        this.page = page;
        this.language = language;
    }

    List<String> lines() {
        Timing timing = programme.timing();
        List<String> parts = new ArrayList<>();
        if (programme.kind() == ProgrammeKind.ALLOWANCE) {
            parts.add(chosen(timing.start()));
            parts.add(
                    said("不再符合的，%s起停发或减发", "stopped or reduced from %s on")
                            .formatted(chosen(timing.stop())));
            parts.add(
                    said("死亡的，%s起停发", "after a death from %s on")
                            .formatted(chosen(timing.death())));
        }
        figures(parts, said("有效", "valid for"), timing.validity());
        figures(parts, said("复核", "reviewed every"), timing.review());
        figures(parts, said("变化多大才算明显", "a clear change is"), timing.change());
        Timing.Taper taper = timing.taper();
        if (taper != null) {
            List<String> shares = taper.shares().stream().map(this::figure).toList();
            boolean same = shares.stream().distinct().count() == 1;
            parts.add(
                    said(
                                    "渐退最长 %s 个月，各月发原额的 %s 倍",
                                    "taper for at most %s months, times %s each month")
                            .formatted(
                                    figure(taper.months()),
                                    same
                                            ? shares.getFirst()
                                            : String.join(said("、", ", "), shares)));
        }
        return parts.isEmpty()
                ? List.of(said("没有按月的期限", "no months to count"))
                : List.of(String.join(said("；", "; "), parts) + said("。", "."));
    }

    private void figures(List<String> parts, String what, @Nullable PolicySymbol symbol) {
        if (symbol instanceof Rule rule) {
            Set<Parameter> reached = new LinkedHashSet<>();
            var variant = rule.variant(page.place(), page.on());
            if (variant != null) {
                References.symbols(
                        variant.node(),
                        each -> {
                            if (each instanceof Parameter parameter) {
                                reached.add(parameter);
                            }
                        });
            }
            parts.add(
                    what
                            + said("：", ": ")
                            + reached.stream()
                                    .map(each ->
                                            each.name().in(language)
                                                    + " "
                                                    + figure(each)
                                                    + said(" 个月", " months"))
                                    .collect(Collectors.joining(said("、", ", "))));
        } else if (symbol != null) {
            boolean months =
                    symbol.type().present() instanceof Type.Number number
                            && number.kind() == Type.Kind.COUNT;
            parts.add(what + " " + figure(symbol) + (months ? said(" 个月", " months") : ""));
        }
    }

    private String figure(PolicySymbol symbol) {
        return symbol instanceof Parameter parameter
                ? page.figure(parameter, language)
                : symbol.name().in(language);
    }

    /** The place's own choice, where it has one. */
    private <E extends Enum<E> & Timing.Code> String chosen(Timing.Choice<E> choice) {
        if (choice.by() instanceof Parameter parameter
                && parameter.row(page.place(), Parameter.Residence.URBAN, page.on())
                        instanceof Parameter.Row row
                && row.value() != null) {
            return page.figure(parameter, language);
        }
        return choice.otherwise().words().in(language);
    }

    private String said(String zh, String en) {
        return new Text(zh, en).in(language);
    }
}
