package org.huimin.engine.policy;

import java.util.List;
import java.util.Locale;
import org.huimin.engine.base.FixedPoint;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decisions as JSON, schema 1; money as yuan in text, "1570.00". */
public final class DecisionJson {

    public static final int SCHEMA = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DecisionJson() {}

    /** {@code {"schema", "place", "on", "library", "given": […], "decisions": […]}}. */
    public static ObjectNode write(
            HouseholdInput household, Library library, List<ProgrammeDecision> decisions) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("place", "%012d".formatted(household.place()));
        root.put("on", household.on().toString());
        root.put("library", library.version());
        given(household, root);
        ArrayNode list = root.putArray("decisions");
        for (ProgrammeDecision decision : decisions) {
            ObjectNode node = write(decision);
            NearestYes.find(library, household, decision)
                    .ifPresent(yes -> node.set("nearestYes", nearest(yes)));
            list.add(node);
        }
        return root;
    }

    /** The figures that came with the request, where there are any: {@code "given": […]}. */
    public static void given(HouseholdInput household, ObjectNode root) {
        if (!household.figures().isEmpty()) {
            ArrayNode given = root.putArray("given");
            household.figures().values().forEach(each -> figure(each, given));
        }
    }

    /** A parameter's value that came with the request. */
    private static void figure(Figure figure, ArrayNode given) {
        Parameter parameter = figure.parameter();
        ObjectNode node =
                name(
                        given.addObject()
                                .put("programme", parameter.programmeId())
                                .put("parameter", parameter.id()),
                        parameter.name());
        if (figure.urban() != null) {
            node.put("urban", Values.plain(parameter.type(), figure.urban()));
        }
        if (figure.rural() != null) {
            node.put("rural", Values.plain(parameter.type(), figure.rural()));
        }
        node.put("verified", false);
    }

    /** One decision, without its nearest yes. */
    public static ObjectNode write(ProgrammeDecision decision) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("programme", decision.programmeId());
        name(node, decision.name());
        node.put("unit", decision.unit().name().toLowerCase(Locale.ROOT));
        if (decision.memberId() != null) {
            node.put("member", decision.memberId());
        }
        node.put("outcome", code(decision.outcome()));
        node.put("amount", "0.00");
        ArrayNode components = node.putArray("components");
        ArrayNode reasons = node.putArray("reasons");
        ArrayNode missing = node.putArray("missing");
        switch (decision.outcome()) {
            case Outcome.Granted granted -> {
                node.put("amount", FixedPoint.plain(granted.amountFen(), 2));
                for (Outcome.Component part : granted.components()) {
                    name(components.addObject().put("id", part.rule()), part.name())
                            .put("amount", FixedPoint.plain(part.amountFen(), 2));
                }
                ArrayNode covered = node.putArray("coveredMembers");
                granted.coveredMembers().forEach(covered::add);
            }
            case Outcome.Refused(var why) -> why.forEach(reason -> reason(reason, reasons));
            case Outcome.NeedsInformation needs -> {
                needs.facts().forEach(each -> fact(each, missing));
                needs.parameters().forEach(each -> parameter(each, missing));
                needs.rules().forEach(each -> rule(each, missing));
                ArrayNode open = node.putArray("openConditions");
                needs.conditions().forEach(open::add);
            }
            case Outcome.NotApplicable(var reason) -> TraceJson.put(node, "note", reason);
        }
        if (!decision.outputs().isEmpty()) {
            ArrayNode outputs = node.putArray("outputs");
            decision.outputs().forEach(each -> output(each, outputs));
        }
        ArrayNode clauses = node.putArray("clauses");
        decision.clauses().forEach(clauses::add);
        node.set("trace", TraceJson.write(decision.trace()));
        return node;
    }

    /** granted, refused, needs-information or not-applicable. */
    public static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Granted _ -> "granted";
            case Outcome.Refused _ -> "refused";
            case Outcome.NeedsInformation _ -> "needs-information";
            case Outcome.NotApplicable _ -> "not-applicable";
        };
    }

    private static void reason(Outcome.Reason reason, ArrayNode reasons) {
        ObjectNode node = name(reasons.addObject().put("rule", reason.rule()), reason.name());
        TraceJson.put(node, "text", reason.text());
        node.put("law", reason.law());
        TraceJson.put(node, "clause", reason.clause());
    }

    /** {@code value} is null when it is not known. */
    private static void output(Trace output, ArrayNode outputs) {
        ObjectNode node = name(outputs.addObject().put("id", output.id()), output.name());
        node.put("value", output.value());
        TraceJson.put(node, "shown", output.shown());
        node.put("law", output.law());
    }

    private static ObjectNode name(ObjectNode node, Text name) {
        return node.put("zh", name.zh()).put("en", name.en());
    }

    private static void fact(Missing.OfFact fact, ArrayNode missing) {
        ObjectNode node = name(missing.addObject().put("fact", fact.fact()), fact.name());
        if (fact.member() != null) {
            node.put("member", fact.member());
        }
    }

    private static void parameter(Missing.OfParameter parameter, ArrayNode missing) {
        name(missing.addObject().put("parameter", parameter.parameter()), parameter.name())
                .put("place", "%012d".formatted(parameter.place()))
                .put("on", parameter.on().toString());
    }

    private static void rule(Missing.OfRule rule, ArrayNode missing) {
        ObjectNode node = name(missing.addObject().put("rule", rule.rule()), rule.name());
        TraceJson.put(node, "reason", rule.reason());
    }

    private static ObjectNode nearest(NearestYes yes) {
        ObjectNode node = MAPPER.createObjectNode();
        name(node.put("fact", yes.fact()), yes.name());
        if (yes.member() != null) {
            node.put("member", yes.member());
        }
        node.put("from", yes.from()).put("to", yes.to()).put("distance", yes.distance());
        TraceJson.put(node, "text", yes.text());
        NearestYes.Step second = yes.second();
        if (second != null) {
            ObjectNode also = node.putObject("second");
            name(also.put("fact", second.fact()), second.name());
            if (second.member() != null) {
                also.put("member", second.member());
            }
            also.put("from", second.from())
                    .put("to", second.to())
                    .put("distance", second.distance());
        }
        return node;
    }
}
