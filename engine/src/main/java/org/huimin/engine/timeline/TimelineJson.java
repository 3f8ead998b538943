package org.huimin.engine.timeline;

import java.util.List;
import org.huimin.engine.base.FixedPoint;
import org.huimin.engine.policy.DecisionJson;
import org.huimin.engine.policy.Outcome;
import org.huimin.engine.policy.Parameter;
import org.huimin.engine.policy.Programme;
import org.huimin.engine.policy.Text;
import org.huimin.engine.policy.Values;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A timeline as JSON, schema 1; money as yuan in text, "1570.00". */
public final class TimelineJson {

    public static final int SCHEMA = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private TimelineJson() {}

    /** {@code {"schema", "library", "given", "months": […], "reviews": […]}}. */
    public static ObjectNode write(Timeline timeline) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA).put("library", timeline.library());
        if (!timeline.history().knownOn().equals(java.time.LocalDate.MAX)) {
            root.put("knownOn", timeline.history().knownOn().toString());
        }
        DecisionJson.given(timeline.history().start(), root);
        ArrayNode months = root.putArray("months");
        for (Timeline.Month month : timeline.months()) {
            ObjectNode node = months.addObject();
            node.put("month", month.month().toString()).put("place", month.place().text());
            long total = 0;
            ArrayNode benefits = node.putArray("benefits");
            for (Timeline.Line line : month.lines()) {
                line(line, benefits.addObject());
                Long decided = line.decidedFen();
                total += decided == null ? line.entitlement().amountFen() : decided;
            }
            ArrayNode late = node.putArray("backPay");
            for (Timeline.BackPay each : month.backPay()) {
                unit(each.unit(), late.addObject())
                        .put("for", each.of().toString())
                        .put("amount", yuan(each.amountFen()))
                        .set("because", words(each.because()));
                total += each.amountFen();
            }
            node.put("paid", yuan(total));
        }
        ArrayNode reviews = root.putArray("reviews");
        for (Timeline.Due due : timeline.reviews()) {
            unit(due.unit(), reviews.addObject())
                    .put("month", due.month().toString())
                    .set("what", words(due.what()));
        }
        return root;
    }

    private static void line(Timeline.Line line, ObjectNode node) {
        Entitlement at = line.entitlement();
        unit(at.unit(), node);
        node.put("state", at.state().code()).put("amount", yuan(at.amountFen()));
        Long decided = line.decidedFen();
        if (decided != null) {
            node.put("decided", yuan(decided));
        }
        put(node, "backPaid", line.backPaidFen());
        put(node, "overpaid", line.overpaidFen());
        put(node, "toldLate", line.untoldFen());
        if (at.frozen()) {
            node.put("frozen", true);
        }
        if (at.taperStep() > 0) {
            node.put("taperMonth", at.taperStep());
        }
        Entitlement.Start start = at.start();
        if (start != null && start.validUntil() != null) {
            node.put("validUntil", start.validUntil().toString());
        }
        ArrayNode components = node.putArray("components");
        for (Outcome.Component part : at.components()) {
            components
                    .addObject()
                    .put("id", part.rule())
                    .put("zh", part.name().zh())
                    .put("en", part.name().en())
                    .put("amount", yuan(part.amountFen()));
        }
        ArrayNode why = node.putArray("why");
        line.why().forEach(each -> why.add(words(each)));
        parameters(line.parameters(), node.putArray("parameters"));
    }

    private static void parameters(List<Timeline.Used> used, ArrayNode node) {
        for (Timeline.Used each : used) {
            Parameter parameter = each.parameter();
            Parameter.Row row = each.row();
            Long value = row.value();
            node.addObject()
                    .put("programme", parameter.programmeId())
                    .put("parameter", parameter.id())
                    .put("zh", parameter.zh())
                    .put("value", value == null ? "" : Values.plain(parameter.type(), value))
                    .put("place", row.place().text())
                    .put("residence", row.residence().name().toLowerCase(java.util.Locale.ROOT))
                    .put("from", row.from().toString())
                    .put("published", row.published().toString())
                    .put("source", row.source());
        }
    }

    private static void put(ObjectNode node, String name, long fen) {
        if (fen != 0) {
            node.put(name, yuan(fen));
        }
    }

    private static ObjectNode unit(Entitlement.Unit unit, ObjectNode node) {
        Programme programme = unit.programme();
        node.put("programme", programme.id()).put("zh", programme.zh()).put("en", programme.en());
        if (unit.member() != null) {
            node.put("member", unit.member());
        }
        return node;
    }

    private static ObjectNode words(Text text) {
        return MAPPER.createObjectNode().put("zh", text.zh()).put("en", text.en());
    }

    private static String yuan(long fen) {
        return FixedPoint.plain(fen, 2);
    }
}
