package org.huimin.engine.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Suggestions;
import org.jspecify.annotations.Nullable;

/** Reads what a case gives: a household at a place on a date. */
final class CaseReader {

    private final Library library;

    CaseReader(Library library) {
        this.library = library;
    }

    /** Null after a problem. */
    @Nullable HouseholdInput household(Yaml entry) {
        LocalDate on;
        try {
            on = LocalDate.parse(entry.required("on"));
        } catch (DateTimeParseException e) {
            entry.problem("bad-date", "on 应为日期", "on is a date", "on: 2026-03-01");
            return null;
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        Yaml given = entry.get("given");
        for (Yaml part : new Yaml[] {entry.get("household"), given}) {
            if (part != null) {
                facts.putAll(facts(part, false));
            }
        }
        if (entry.get("urbanRural") instanceof Yaml residence) {
            library.vocabulary()
                    .fact(Parameter.RESIDENCE_FACT)
                    .ifPresent(fact -> put(fact, residence, facts));
        }
        List<HouseholdInput.MemberInput> members = new ArrayList<>();
        Yaml people = given == null ? null : given.get("members");
        for (Yaml member : people == null ? List.<Yaml>of() : people.items()) {
            String id = member.text("id", Integer.toString(members.size() + 1));
            members.add(new HouseholdInput.MemberInput(id, facts(member, true)));
        }
        if (members.isEmpty()) {
            entry.problem("没有成员", "no members", "given: {members: [{年龄: 40}]}");
        }
        return new HouseholdInput(place(entry), on, facts, members, unlisted(entry));
    }

    /**
     * Parameter values a case takes for granted, {@code assume: {低保.低保标准: 700}}: for rules whose
     * figures a place has not published.
     */
    Map<Parameter, Long> assumed(Yaml entry, Programme programme) {
        Map<Parameter, Long> assumed = new LinkedHashMap<>();
        if (!(entry.get("assume") instanceof Yaml assume)) {
            return assumed;
        }
        for (Yaml key : assume.keys()) {
            String name = key.text();
            Parameter parameter = parameter(name, programme);
            Yaml value = assume.get(name);
            OptionalLong parsed =
                    parameter == null || value == null
                            ? OptionalLong.empty()
                            : Values.parse(parameter.type(), value.text());
            if (parameter == null) {
                key.problem(
                        "unknown-parameter",
                        "没有这样的参数",
                        "no such parameter",
                        Suggestions.nearest(
                                        name,
                                        programme.parameters().stream().map(Parameter::zh).toList())
                                .orElse("低保.低保标准"));
            } else if (parsed.isEmpty()) {
                key.problem(
                        "value",
                        "“%s”应是%s".formatted(name, parameter.type().shown()),
                        "the value does not fit the parameter " + parameter.id(),
                        Values.example(parameter.type()));
            } else {
                assumed.put(parameter, parsed.getAsLong());
            }
        }
        return assumed;
    }

    private @Nullable Parameter parameter(String name, Programme own) {
        int dot = name.indexOf('.');
        String owner = dot < 0 ? own.zh() : name.substring(0, dot);
        String bare = name.substring(dot + 1);
        return library.programmes().stream()
                .filter(each -> List.of(each.zh(), each.shortName(), each.id()).contains(owner))
                .flatMap(each -> each.parameters().stream())
                .filter(each -> bare.equals(each.zh()) || bare.equals(each.id()))
                .findFirst()
                .orElse(null);
    }

    private static long place(Yaml entry) {
        switch (PlaceCode.read(entry.required("place"))) {
            case PlaceCode.Reading.Valid(var place) -> {
                return place.code();
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                entry.problem("place", problem.zh(), problem.en(), problem.remedyZh());
                return 0;
            }
        }
    }

    private static HouseholdInput.Unlisted unlisted(Yaml entry) {
        String text = entry.text("unlisted", "none").toUpperCase(Locale.ROOT);
        try {
            return HouseholdInput.Unlisted.valueOf(text);
        } catch (IllegalArgumentException e) {
            entry.problem(
                    "unlisted 应为 none、policy 或 unknown",
                    "unlisted is none, policy or unknown",
                    "unlisted: none");
            return HouseholdInput.Unlisted.NONE;
        }
    }

    private Map<String, Object> facts(Yaml object, boolean ofMember) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Yaml key : object.keys()) {
            String name = key.text();
            if (name.equals("members") || name.equals("id")) {
                continue;
            }
            Fact fact =
                    library.vocabulary()
                            .named(name)
                            .or(() -> library.vocabulary().fact(name))
                            .orElse(null);
            if (fact == null || fact.ofMember() != ofMember) {
                key.problem(
                        "unknown-fact",
                        "没有这样的%s事实".formatted(ofMember ? "成员" : "家庭"),
                        "no such fact of a " + (ofMember ? "member" : "household"),
                        Suggestions.nearest(name, library.vocabulary().names()).orElse(null));
            } else if (object.get(name) instanceof Yaml value) {
                put(fact, value, facts);
            } else {
                facts.put(fact.id(), HouseholdInput.UNKNOWN);
            }
        }
        return facts;
    }

    private static void put(Fact fact, Yaml value, Map<String, Object> facts) {
        if (Set.of("unknown", "未知", "不知道").contains(value.text())) {
            facts.put(fact.id(), HouseholdInput.UNKNOWN);
            return;
        }
        OptionalLong parsed = Values.parse(fact.type(), value.text());
        if (parsed.isEmpty()) {
            value.problem(
                    "value",
                    "“%s”应是%s".formatted(fact.zh(), fact.type().shown()),
                    "the value does not fit the fact " + fact.id(),
                    Values.example(fact.type()));
        } else {
            facts.put(fact.id(), FactValues.object(fact, parsed.getAsLong()));
        }
    }
}
