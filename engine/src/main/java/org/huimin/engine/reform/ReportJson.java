package org.huimin.engine.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A reform's report as JSON, schema 1, and back: parts that were made elsewhere can be read and
 * added up. Amounts are fen a month. {@code total}, {@code deciles} and {@code gini} are there for
 * readers; reading a report back makes them anew.
 */
public final class ReportJson {

    public static final int SCHEMA = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> FIGURES =
            List.of(
                    "householdsBefore",
                    "householdsAfter",
                    "peopleBefore",
                    "peopleAfter",
                    "costBefore",
                    "costAfter",
                    "winners",
                    "losers",
                    "gained",
                    "lost",
                    "entered",
                    "left",
                    "openBefore",
                    "openAfter");
    private static final List<String> POPULATION =
            List.of(
                    "households",
                    "people",
                    "unmeasured",
                    "poorPeopleBefore",
                    "poorPeopleAfter",
                    "gapBefore",
                    "gapAfter");

    private ReportJson() {}

    public static ObjectNode write(ReformReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schema", SCHEMA)
                .put("before", report.before())
                .put("after", report.after())
                .put("on", report.on().toString())
                .put("placeLevel", report.placeLevel());
        names(report.programmes(), root.putArray("programmes"));
        names(report.families(), root.putArray("families"));
        root.set("total", numbers(FIGURES, report.total().toArray()));
        ArrayNode groups = root.putArray("groups");
        report.populations()
                .forEach((group, population) ->
                        group(report, group, population, groups.addObject()));
        ArrayNode tenths = root.putArray("deciles");
        Deciles deciles = report.deciles();
        deciles.populations()
                .forEach((group, population) -> {
                    ObjectNode node = tenths.addObject();
                    group(report, group, population, node);
                    if (deciles.upTo().containsKey(group)) {
                        node.put("upTo", deciles.upTo().get(group));
                    }
                });
        ObjectNode gini = root.putObject("gini");
        if (!Double.isNaN(report.incomes().giniBefore())) {
            gini.put("before", report.incomes().giniBefore());
            gini.put("after", report.incomes().giniAfter());
        }
        bands(report.incomes().before(), root.putArray("incomesBefore"));
        bands(report.incomes().after(), root.putArray("incomesAfter"));
        if (!report.cliffs().equals(Cliffs.NONE)) {
            root.set("cliffs", MAPPER.valueToTree(report.cliffs()));
        }
        return root;
    }

    private static void names(List<Names> names, ArrayNode list) {
        names.forEach(each ->
                list.addObject().put("id", each.id()).put("zh", each.zh()).put("en", each.en()));
    }

    private static void group(
            ReformReport report, Group group, Population population, ObjectNode node) {
        node.put("dimension", group.dimension().name().toLowerCase(Locale.ROOT));
        node.put("key", group.key());
        node.set("population", numbers(POPULATION, population.toArray()));
        ObjectNode figures = node.putObject("figures");
        List<Figures> list = report.figures(group);
        for (int p = 0; p < list.size(); p++) {
            if (!list.get(p).equals(Figures.NONE)) {
                String id =
                        p < report.programmes().size()
                                ? report.programmes().get(p).id()
                                : ReformReport.TOTAL;
                figures.set(id, numbers(FIGURES, list.get(p).toArray()));
            }
        }
    }

    private static ObjectNode numbers(List<String> names, long[] numbers) {
        ObjectNode node = MAPPER.createObjectNode();
        for (int i = 0; i < numbers.length; i++) {
            node.put(names.get(i), numbers[i]);
        }
        return node;
    }

    private static void bands(SortedMap<Integer, IncomeCurves.Band> bands, ArrayNode list) {
        bands.forEach((band, each) ->
                list.addArray().add(band.intValue()).add(each.people()).add(each.fen()));
    }

    /**
     * @throws IllegalArgumentException when it was written by a newer program
     */
    public static ReformReport read(JsonNode root) {
        if (root.path("schema").asInt() != SCHEMA) {
            throw new IllegalArgumentException(
                    "改革报告的格式是 %s，这里只认识 %d / unknown schema of a report"
                            .formatted(root.path("schema"), SCHEMA));
        }
        List<Names> programmes = names(root.path("programmes"));
        SortedMap<Group, List<Figures>> figures = new TreeMap<>();
        SortedMap<Group, Population> populations = new TreeMap<>();
        for (JsonNode node : root.path("groups")) {
            Group group =
                    new Group(
                            Group.Dimension.valueOf(
                                    node.path("dimension").asString().toUpperCase(Locale.ROOT)),
                            node.path("key").asString());
            populations.put(group, Population.of(numbers(POPULATION, node.path("population"))));
            List<Figures> list = new ArrayList<>();
            boolean any = false;
            for (int p = 0; p <= programmes.size(); p++) {
                String id = p < programmes.size() ? programmes.get(p).id() : ReformReport.TOTAL;
                JsonNode one = node.path("figures").path(id);
                any |= !one.isMissingNode();
                list.add(Figures.of(numbers(FIGURES, one)));
            }
            if (any) {
                figures.put(group, List.copyOf(list));
            }
        }
        JsonNode cliffs = root.path("cliffs");
        return new ReformReport(
                root.path("before").asString(),
                root.path("after").asString(),
                LocalDate.parse(root.path("on").asString()),
                root.path("placeLevel").asInt(),
                programmes,
                names(root.path("families")),
                figures,
                populations,
                new IncomeCurves(
                        bands(root.path("incomesBefore")), bands(root.path("incomesAfter"))),
                cliffs.isMissingNode() ? Cliffs.NONE : MAPPER.treeToValue(cliffs, Cliffs.class));
    }

    private static List<Names> names(JsonNode list) {
        List<Names> names = new ArrayList<>();
        for (JsonNode each : list) {
            names.add(
                    new Names(
                            each.path("id").asString(),
                            each.path("zh").asString(),
                            each.path("en").asString()));
        }
        return List.copyOf(names);
    }

    private static long[] numbers(List<String> names, JsonNode node) {
        long[] numbers = new long[names.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.path(names.get(i)).asLong(0);
        }
        return numbers;
    }

    private static SortedMap<Integer, IncomeCurves.Band> bands(JsonNode list) {
        SortedMap<Integer, IncomeCurves.Band> bands = new TreeMap<>();
        for (JsonNode each : list) {
            bands.put(
                    each.path(0).asInt(),
                    new IncomeCurves.Band(each.path(1).asLong(), each.path(2).asLong()));
        }
        return bands;
    }
}
