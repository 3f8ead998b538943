package org.huimin.engine.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.huimin.engine.feel.CodeList;
import org.huimin.engine.feel.Suggestions;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Reads {@code kind}, {@code department}, {@code timeline} and {@code concurrency}. */
final class TermsReader {

    private static final String MONTHS = "月数 / a number of months";
    private final Programme programme;
    private final Yaml yaml;
    private final Names names;
    private final List<Programme> programmes;

    TermsReader(ProgrammeReader.Draft draft, Names names, List<Programme> programmes) {
        this.programme = draft.programme();
        this.yaml = draft.yaml();
        this.names = names;
        this.programmes = programmes;
    }

    void read() {
        ProgrammeKind kind = kind();
        Text department = yaml.words("department");
        boolean elsewhere = kind == ProgrammeKind.REFERRAL || kind == ProgrammeKind.SERVICE;
        if (kind == ProgrammeKind.REFERRAL && department.isEmpty()) {
            yaml.problem(
                    "department",
                    "转介的项目要写由哪个部门办理",
                    "a referral says which department grants it",
                    "department: {zh: 医疗保障局, en: healthcare security bureau}");
        } else if (!department.isEmpty() && !elsewhere) {
            Yaml written = yaml.get("department");
            (written == null ? yaml : written)
                    .problem(
                            "department",
                            "只有转介（referral）和服务（service）写 department",
                            "only a referral or a service names a department",
                            "kind: referral");
        }
        programme.terms(kind, department, timing(), concurrency());
    }

    private ProgrammeKind kind() {
        Yaml written = yaml.get("kind");
        ProgrammeKind otherwise = programme.paid() ? ProgrammeKind.ALLOWANCE : ProgrammeKind.STATUS;
        return written == null
                ? otherwise
                : one(written, ProgrammeKind.values(), ProgrammeKind::key, otherwise);
    }

    private Timing timing() {
        Yaml written = yaml.get("timeline");
        Timing usual = Timing.DEFAULT;
        if (written == null) {
            return usual;
        }
        if (!written.isMapping()) {
            written.problem(
                    "timeline", "timeline 应是几项规定", "timeline is a mapping", "{start: next-month}");
            return usual;
        }
        written.allow(
                Set.of(
                        "start",
                        "stop",
                        "death",
                        "validity",
                        "review",
                        "change",
                        "taper",
                        "continues",
                        "follows",
                        "note"));
        Timing.Stop stop = Timing.Stop.NEXT_MONTH;
        return new Timing(
                choice(written, "start", Timing.Start.values(), Timing.Start.NEXT_MONTH),
                choice(written, "stop", Timing.Stop.values(), stop),
                choice(written, "death", Timing.Stop.values(), stop),
                symbol(written, "validity", TermsReader::months, MONTHS),
                symbol(written, "review", TermsReader::months, MONTHS),
                symbol(written, "change", TermsReader::measure, "金额或小数 / money or a decimal"),
                taper(written.get("taper")),
                written.flag("continues", false),
                written.flag("follows", false));
    }

    private Timing.@Nullable Taper taper(@Nullable Yaml written) {
        if (written == null) {
            return null;
        }
        written.allow(Set.of("because", "months", "share", "note"));
        for (String key : List.of("because", "months", "share")) {
            if (written.get(key) == null) {
                written.required(key);
                return null;
            }
        }
        PolicySymbol because =
                symbol(
                        written,
                        "because",
                        each -> each.type().present() instanceof Type.Truth && !each.ofMember(),
                        "家庭的是否 / yes or no, of the household");
        PolicySymbol months = symbol(written, "months", TermsReader::months, MONTHS);
        List<PolicySymbol> shares = new ArrayList<>();
        Yaml share = written.get("share");
        for (Yaml each : share == null ? List.<Yaml>of() : share.items()) {
            PolicySymbol one = symbol(each, TermsReader::measure, "小数 / a decimal");
            if (one != null) {
                shares.add(one);
            }
        }
        return because == null || months == null || shares.isEmpty()
                ? null
                : new Timing.Taper(because, months, List.copyOf(shares));
    }

    private <E extends Enum<E> & Timing.Code> Timing.Choice<E> choice(
            Yaml timeline, String key, E[] codes, E otherwise) {
        Yaml written = timeline.get(key);
        if (written == null) {
            return Timing.Choice.of(otherwise);
        }
        PolicySymbol by = found(written.text());
        List<String> keys = Arrays.stream(codes).map(Timing.Code::key).toList();
        if (by != null && by.type().present() instanceof Type.Code(CodeList list)) {
            List<String> own = list.codes().stream().map(CodeList.Code::code).toList();
            if (keys.containsAll(own)) {
                return new Timing.Choice<>(otherwise, by);
            }
            written.problem(
                    "timeline",
                    "代码表“%s”的代码应是 %s".formatted(list.id(), String.join("、", keys)),
                    "the codes of \"%s\" must be among %s"
                            .formatted(list.id(), String.join(", ", keys)),
                    String.join(" | ", keys));
        }
        return Timing.Choice.of(one(written, codes, Timing.Code::key, otherwise));
    }

    private @Nullable PolicySymbol symbol(
            Yaml at, String key, Predicate<PolicySymbol> fits, String what) {
        Yaml written = at.get(key);
        return written == null ? null : symbol(written, fits, what);
    }

    private @Nullable PolicySymbol symbol(Yaml written, Predicate<PolicySymbol> fits, String what) {
        PolicySymbol found = found(written.text());
        if (found == null) {
            written.problem(
                    "unknown-name",
                    "没有这个参数、规则或事实",
                    "there is no such parameter, rule or fact",
                    Suggestions.nearest(written.text(), names.names())
                            .orElse("parameters/index.yaml"));
        } else if (!(found.type() instanceof Type.Broken) && !fits.test(found)) {
            written.problem(
                    "wrong-rule",
                    "“%s”是%s，这里要%s".formatted(found.zh(), found.type().shown(), what),
                    "\"%s\" has the type %s; needed: %s"
                            .formatted(found.id(), found.type().shown(), what),
                    "type: count");
            return null;
        }
        return found;
    }

    private @Nullable PolicySymbol found(String text) {
        int dot = text.indexOf('.');
        Object found =
                dot < 0
                        ? names.find(text)
                        : names.find(text.substring(0, dot), text.substring(dot + 1));
        return found instanceof PolicySymbol symbol ? symbol : null;
    }

    private static boolean months(PolicySymbol symbol) {
        return symbol.type().present() instanceof Type.Number number
                && (number.kind() == Type.Kind.COUNT || number.kind() == Type.Kind.MONTHS);
    }

    private static boolean measure(PolicySymbol symbol) {
        return symbol.type().present() instanceof Type.Number number
                && (number.kind() == Type.Kind.MONEY || number.kind() == Type.Kind.DECIMAL);
    }

    private List<Concurrency> concurrency() {
        List<Concurrency> stated = new ArrayList<>();
        Yaml written = yaml.get("concurrency");
        for (Yaml entry : written == null ? List.<Yaml>of() : written.items()) {
            entry.allow(Set.of("with", "per", "rule", "law", "choice", "who", "until", "note"));
            Concurrency one = concurrency(entry);
            if (one == null) {
                continue;
            }
            if (stated.stream().anyMatch(each -> each.with().equals(one.with()))) {
                entry.problem(
                        "concurrency-twice",
                        "与“%s”的关系写了两次".formatted(one.with().zh()),
                        "what holds with %s is said twice".formatted(one.with().id()),
                        "只留一条 / keep one");
            }
            stated.add(one);
        }
        return stated;
    }

    private @Nullable Concurrency concurrency(Yaml entry) {
        Programme other = other(entry);
        Yaml rule = entry.get("rule");
        if (rule == null) {
            entry.required("rule");
        }
        if (other == null || rule == null) {
            return null;
        }
        Concurrency.Kind kind =
                one(
                        rule,
                        Concurrency.Kind.values(),
                        Concurrency.Kind::key,
                        Concurrency.Kind.COMPATIBLE);
        PolicySymbol choice = symbol(entry, "choice", _ -> true, "事实 / a fact");
        if (kind == Concurrency.Kind.CHOICE && entry.get("choice") == null) {
            entry.problem(
                    "choice",
                    "由人选择的，要写哪条事实说明选了什么",
                    "a choice names the fact that tells what was chosen",
                    "choice: 事实名");
        }
        Yaml per = entry.get("per");
        boolean ofMember =
                per == null
                        ? programme.unit() == Programme.Unit.MEMBER
                        : per.text().equals("member");
        if (per != null && !Set.of("member", "household").contains(per.text())) {
            per.problem(
                    "per",
                    "per 应为 member 或 household",
                    "per is member or household",
                    "per: member");
        }
        return new Concurrency(
                other,
                ofMember ? Programme.Unit.MEMBER : Programme.Unit.HOUSEHOLD,
                kind,
                entry.text("law", ""),
                choice,
                entry.words("who"),
                symbol(
                        entry,
                        "until",
                        each -> each.type().equals(Type.TRUTH) && !each.ofMember(),
                        "全户的是否 / a yes or no of the household"),
                entry.words("note"));
    }

    private @Nullable Programme other(Yaml entry) {
        String id = entry.required("with");
        Programme other =
                programmes.stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
        Yaml at = entry.get("with");
        if (other == null) {
            if (at != null && !id.isEmpty()) {
                List<String> ids = programmes.stream().map(Programme::id).toList();
                at.problem(
                        "unknown-programme",
                        "没有这个待遇",
                        "there is no such programme",
                        Suggestions.nearest(id, ids).orElse(String.join(" ", ids)));
            }
            return null;
        }
        if (programmes.indexOf(other) >= programmes.indexOf(programme)) {
            (at == null ? entry : at)
                    .problem(
                            "concurrency-order",
                            "“%s”不在前面：一对待遇的关系写在次序靠后的那个里".formatted(other.zh()),
                            "%s does not come before: a pair is stated by the later programme"
                                    .formatted(id),
                            "programmes/%s/programme.yaml".formatted(id));
            return null;
        }
        return other;
    }

    private static <E> E one(Yaml written, E[] all, Function<E, String> key, E otherwise) {
        for (E each : all) {
            if (key.apply(each).equals(written.text())) {
                return each;
            }
        }
        List<String> keys = Arrays.stream(all).map(key).toList();
        written.problem(
                "unknown-code",
                "应是其中之一：" + String.join("、", keys),
                "must be one of: " + String.join(", ", keys),
                Suggestions.nearest(written.text(), keys)
                        .orElse(keys.stream().collect(Collectors.joining(" | "))));
        return otherwise;
    }
}
