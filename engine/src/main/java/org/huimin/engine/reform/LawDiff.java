package org.huimin.engine.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Rule;
import org.huimin.engine.policy.RuleVariant;
import org.huimin.engine.policy.Values;
import org.jspecify.annotations.Nullable;

/** Says in words what differs between two versions of the law. */
public final class LawDiff {

    /** What stands at one spot, and on what it rests. */
    private record Entry(
            LawChange.Kind kind,
            Programme programme,
            String id,
            String zh,
            String where,
            String text,
            String clause,
            Parameter.@Nullable Row row) {

        Entry(
                LawChange.Kind kind,
                Programme programme,
                String id,
                String zh,
                String where,
                String text,
                String clause) {
            this(kind, programme, id, zh, where, text, clause, null);
        }
    }

    private LawDiff() {}

    /** All differences between two contents, whatever their dates. */
    public static List<LawChange> between(Library before, Library after) {
        return compare(before, entries(before, null), entries(after, null));
    }

    /** What is in force differently: the first content on its day, the second on its own. */
    public static List<LawChange> between(
            Library before, LocalDate onBefore, Library after, LocalDate onAfter) {
        return compare(before, entries(before, onBefore), entries(after, onAfter));
    }

    private static List<LawChange> compare(
            Library library, Map<String, Entry> before, Map<String, Entry> after) {
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<LawChange> changes = new ArrayList<>();
        for (String key : keys) {
            Entry old = before.get(key);
            Entry now = after.get(key);
            boolean same =
                    old != null
                            && now != null
                            && old.text().equals(now.text())
                            && (old.kind() == LawChange.Kind.PARAMETER
                                    || old.clause().equals(now.clause()));
            if (!same) {
                old = old == null && now != null ? until(library, now) : old;
                Entry any = now == null ? Objects.requireNonNull(old) : now;
                changes.add(
                        new LawChange(
                                any.kind(),
                                any.programme().id(),
                                any.programme().zh(),
                                any.id(),
                                any.zh(),
                                any.where(),
                                old == null ? null : old.text(),
                                now == null ? null : now.text(),
                                old == null ? "" : old.clause(),
                                now == null ? "" : now.clause()));
            }
        }
        return changes;
    }

    private static Map<String, Entry> entries(Library library, @Nullable LocalDate on) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Programme programme : library.programmes()) {
            programme(library, programme, entries);
            for (Parameter parameter : programme.parameters()) {
                for (Parameter.Row row : parameter.rows()) {
                    if (on == null || inForce(parameter, row, on)) {
                        parameter(programme, parameter, row, on == null, entries);
                    }
                }
            }
            for (Rule rule : programme.rules()) {
                for (RuleVariant variant : rule.variants()) {
                    if (on == null || inForce(rule, variant, on)) {
                        rule(library, programme, variant, on == null, entries);
                    }
                }
            }
        }
        return entries;
    }

    private static void programme(
            Library library, Programme programme, Map<String, Entry> entries) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("条件 conditions", names(programme.conditions()));
        parts.put("组成 components", names(programme.components()));
        parts.put("适用 applies", programme.applies() == null ? "" : programme.applies().zh());
        parts.put("保障谁 covers", programme.covers() == null ? "" : programme.covers().zh());
        parts.forEach((name, text) -> {
            if (!text.isEmpty()) {
                entries.put(
                        programme.id() + "/" + name,
                        new Entry(
                                LawChange.Kind.PROGRAMME,
                                programme,
                                name.substring(name.indexOf(' ') + 1),
                                name.substring(0, name.indexOf(' ')),
                                "",
                                text,
                                library.clause(programme.law())));
            }
        });
    }

    private static String names(List<Rule> rules) {
        return rules.stream().map(Rule::zh).collect(Collectors.joining("、"));
    }

    /** Whether no later row of the same place and residence is in force on the day. */
    private static boolean inForce(Parameter parameter, Parameter.Row row, LocalDate on) {
        return !row.from().isAfter(on)
                && parameter.rows().stream()
                        .noneMatch(other ->
                                other.place().equals(row.place())
                                        && other.residence() == row.residence()
                                        && other.from().isAfter(row.from())
                                        && !other.from().isAfter(on));
    }

    private static boolean inForce(Rule rule, RuleVariant variant, LocalDate on) {
        return variant.inForce(on) && variant.equals(rule.variant(variant.place(), on));
    }

    private static void parameter(
            Programme programme,
            Parameter parameter,
            Parameter.Row row,
            boolean dated,
            Map<String, Entry> entries) {
        String residence =
                switch (row.residence()) {
                    case URBAN -> " 城市 urban";
                    case RURAL -> " 农村 rural";
                    case BOTH -> "";
                };
        String where = place(row.place()) + residence;
        String from = " 自 " + row.from();
        Long value = row.value();
        String text = value == null ? "（无值）" : Values.shown(parameter.type(), value);
        String source =
                row.source()
                        + (row.clause().isEmpty() ? "" : " " + row.clause())
                        + (dated ? "" : from)
                        + (row.verified() ? "" : "（未核对）");
        entries.put(
                programme.id() + "/" + parameter.id() + "@" + where + (dated ? from : ""),
                new Entry(
                        LawChange.Kind.PARAMETER,
                        programme,
                        parameter.id(),
                        parameter.zh(),
                        (where + (dated ? from : "")).strip(),
                        text,
                        source,
                        row));
    }

    /** What held at the spot of a new row until then: of the place itself or one above it. */
    private static @Nullable Entry until(Library before, Entry now) {
        Parameter.Row row = now.row();
        Parameter parameter =
                before.parameters().stream()
                        .filter(each -> each.programmeId().equals(now.programme().id()))
                        .filter(each -> each.id().equals(now.id()))
                        .findFirst()
                        .orElse(null);
        if (row == null || parameter == null) {
            return null;
        }
        Parameter.Residence residence =
                row.residence() == Parameter.Residence.BOTH
                        ? Parameter.Residence.URBAN
                        : row.residence();
        Parameter.Row held = parameter.row(row.place(), residence, row.from());
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (held != null) {
            parameter(now.programme(), parameter, held, false, entries);
        }
        return entries.values().stream().findFirst().orElse(null);
    }

    private static void rule(
            Library library,
            Programme programme,
            RuleVariant variant,
            boolean dated,
            Map<String, Entry> entries) {
        String from = dated && variant.from() != null ? " 自 " + variant.from() : "";
        String to = dated && variant.to() != null ? "（至 %s）".formatted(variant.to()) : "";
        String where = (place(variant.place()) + from).strip();
        entries.put(
                programme.id() + "/" + variant.rule().id() + "@" + where,
                new Entry(
                        LawChange.Kind.RULE,
                        programme,
                        variant.rule().id(),
                        variant.rule().zh(),
                        where,
                        variant.formula().replaceAll("\\s+", " ") + to,
                        library.clause(variant.law())));
    }

    private static String place(PlaceCode place) {
        return place.code() == 0 ? "" : place.text().replaceAll("(000)?(000)?$", "");
    }
}
