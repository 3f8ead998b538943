package org.huimin.engine.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Language;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Missing;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Trace;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/** Says which parameters an amount rests on, and what made it another one. */
final class Explained {

    private final Library library;
    private final Decisions decisions;

    Explained(Library library, Decisions decisions) {
        this.library = library;
        this.decisions = decisions;
    }

    /** The rows the amount rests on, as they were known on a day. */
    List<Timeline.Used> used(Entitlement at, LocalDate known) {
        List<Timeline.Used> used = new ArrayList<>();
        for (Parameter parameter : read(at, known)) {
            Parameter.Row row = row(parameter, at, known);
            if (row != null) {
                used.add(new Timeline.Used(parameter, row));
            }
        }
        return used;
    }

    private Set<Parameter> read(Entitlement at, LocalDate known) {
        Set<Parameter> read = new LinkedHashSet<>();
        collect(decisions.traced(at, known).trace(), read);
        return read;
    }

    private void collect(Trace trace, Set<Parameter> read) {
        if (trace.kind() == Trace.Kind.PARAMETER) {
            library.programme(Objects.requireNonNull(trace.programme())).stream()
                    .flatMap(programme -> programme.parameters().stream())
                    .filter(parameter -> parameter.id().equals(trace.id()))
                    .forEach(read::add);
        }
        trace.inputs().forEach(each -> collect(each, read));
    }

    private static Parameter.@Nullable Row row(
            Parameter parameter, Entitlement at, LocalDate known) {
        HouseholdInput household = at.decided();
        if (household.figures().containsKey(parameter.key())) {
            return null; // given with the request: no table changes it
        }
        boolean urban = Parameter.URBAN.equals(household.facts().get(Parameter.RESIDENCE_FACT));
        return parameter.row(
                new PlaceCode(household.place()),
                urban ? Parameter.Residence.URBAN : Parameter.Residence.RURAL,
                household.on(),
                known);
    }

    /** The parameters of an amount that became known between two days, in words. */
    Text published(Entitlement at, LocalDate before, LocalDate now) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (Parameter parameter : read(at, now)) {
            Parameter.Row row = row(parameter, at, now);
            Parameter.Row old = row(parameter, at, before);
            if (row != null && !row.equals(old)) {
                String was = value(parameter, old);
                String is = value(parameter, row);
                zh.add(
                        "%s%s→%s，自 %s 执行，%s 公布"
                                .formatted(parameter.zh(), was, is, row.from(), row.published()));
                en.add(
                        "%s %s → %s from %s, published %s"
                                .formatted(parameter.en(), was, is, row.from(), row.published()));
            }
        }
        return new Text(String.join("；", zh), String.join("; ", en));
    }

    /** What differs from the month before; empty when nothing that is told does. */
    List<Text> why(
            Entitlement now,
            @Nullable Entitlement before,
            List<History.Change> changes,
            LocalDate known) {
        List<Text> why = new ArrayList<>();
        boolean begins =
                before == null || !before.state().drawn() && !before.state().equals(now.state());
        switch (now.state()) {
            case ENTITLED -> {
                if (begins) {
                    why.add(begun(now));
                }
            }
            case TAPERED ->
                    why.add(
                            new Text(
                                    "渐退第 %d 个月".formatted(now.taperStep()),
                                    "month %d of the taper".formatted(now.taperStep())));
            case SUSPENDED, STOPPED -> {
                if (begins || before != null && before.state() != now.state()) {
                    why.add(outcome(now.outcome()));
                }
            }
            case NOT_CONFIRMED, EXPIRED, WITHDRAWN -> {
                if (before == null || before.state() != now.state()) {
                    why.add(now.state().words());
                }
            }
        }
        if (now.frozen()) {
            why.add(
                    new Text(
                            "变化不明显，金额到复核月再调整",
                            "the change is not clear: the amount waits for the review"));
        }
        if (before != null && !begins && differ(now, before)) {
            causes(now, before, changes, known, why);
        }
        return why;
    }

    private static boolean differ(Entitlement now, Entitlement before) {
        return now.amountFen() != before.amountFen()
                || now.state() != before.state()
                || now.decided().place() != before.decided().place();
    }

    private void causes(
            Entitlement now,
            Entitlement before,
            List<History.Change> changes,
            LocalDate known,
            List<Text> why) {
        int told = why.size();
        if (now.state().drawn()) {
            for (Parameter parameter : read(now, known)) {
                Parameter.Row row = row(parameter, now, known);
                Parameter.Row old = row(parameter, before, known);
                if (row != null && old != null && !Objects.equals(row.value(), old.value())) {
                    String was = value(parameter, old);
                    String is = value(parameter, row);
                    why.add(
                            new Text(
                                    "%s %s→%s（自 %s）".formatted(parameter.zh(), was, is, row.from()),
                                    "%s %s → %s (from %s)"
                                            .formatted(parameter.en(), was, is, row.from())));
                }
            }
        }
        changes.forEach(change -> why.addAll(ChangeWords.of(change, library.vocabulary())));
        if (why.size() == told && now.amountFen() != before.amountFen()) {
            why.add(new Text("年龄、期限等随日期变化", "something that moves with the date, such as an age"));
        }
    }

    private static Text begun(Entitlement now) {
        Entitlement.Start start = now.start();
        if (start == null) {
            return new Text("随已享受的待遇而得", "follows from what is drawn");
        }
        Programme programme = now.unit().programme();
        Text rule = programme.timing().start().otherwise().words();
        return programme.timing().start().by() == null
                ? new Text(
                        "%s 确认，%s".formatted(start.confirmed(), rule.zh()),
                        "confirmed on %s, %s".formatted(start.confirmed(), rule.en()))
                : new Text(
                        "%s 确认，按本地规定 %s 起".formatted(start.confirmed(), start.first()),
                        "confirmed on %s, by the local rule from %s"
                                .formatted(start.confirmed(), start.first()));
    }

    /** Why it is not granted. */
    private static Text outcome(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var reasons) ->
                    new Text(
                            reasons.stream()
                                    .map(each -> each.text().zh())
                                    .collect(Collectors.joining("；")),
                            reasons.stream()
                                    .map(each -> each.text().en())
                                    .collect(Collectors.joining("; ")));
            case Outcome.NotApplicable(var reason) -> reason;
            case Outcome.NeedsInformation needs ->
                    new Text(
                            "缺少：" + missing(needs, Language.CHINESE, "、"),
                            "missing: " + missing(needs, Language.ENGLISH, ", "));
            case Outcome.Granted _ -> new Text("符合条件", "conditions are met");
        };
    }

    private static String missing(
            Outcome.NeedsInformation needs, Language language, String between) {
        Stream<Text> facts = needs.facts().stream().map(Missing.OfFact::name);
        Stream<Text> figures = needs.parameters().stream().map(Missing.OfParameter::name);
        Stream<Text> rules = needs.rules().stream().map(Missing.OfRule::name);
        return Stream.of(facts, figures, rules)
                .flatMap(each -> each)
                .map(name -> name.in(language))
                .distinct()
                .collect(Collectors.joining(between));
    }

    private static String value(Parameter parameter, Parameter.@Nullable Row row) {
        Long value = row == null ? null : row.value();
        return value == null ? "—" : Values.shown(parameter.type(), value);
    }
}
