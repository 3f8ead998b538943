package org.huimin.engine.dmn.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the shapes of a model stand: what needs others above them, in rows of at most twelve. */
final class Drawing {

    private static final int WIDTH = 170;
    private static final int HEIGHT = 60;
    private static final int ACROSS = 200;
    private static final int DOWN = 130;
    private static final int ROW = 12;

    /** A shape's upper left corner. */
    private record Spot(int x, int y) {}

    private final Map<String, List<String>> needs;
    private final Map<String, Spot> spots = new LinkedHashMap<>();

    /**
     * @param needs ids of what each id needs, in a stable order
     */
    Drawing(Map<String, List<String>> needs) {
        this.needs = needs;
        Map<String, Integer> levels = new HashMap<>();
        needs.keySet().forEach(id -> level(id, levels, 0));
        int highest = levels.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int y = 80;
        for (int level = highest; level >= 0; level--) {
            List<String> row = new ArrayList<>();
            for (String id : needs.keySet()) {
                if (levels.getOrDefault(id, 0) == level) {
                    row.add(id);
                }
            }
            for (int i = 0; i < row.size(); i++) {
                spots.put(row.get(i), new Spot(80 + i % ROW * ACROSS, y + i / ROW * (HEIGHT + 20)));
            }
            y += (Math.max(0, row.size() - 1) / ROW) * (HEIGHT + 20) + DOWN;
        }
    }

    private int level(String id, Map<String, Integer> levels, int depth) {
        Integer known = levels.get(id);
        if (known != null || depth > 100) {
            return known == null ? 0 : known;
        }
        int level = 0;
        for (String needed : needs.getOrDefault(id, List.of())) {
            level = Math.max(level, 1 + level(needed, levels, depth + 1));
        }
        levels.put(id, level);
        return level;
    }

    void write(XmlText xml) {
        xml.element(
                "dmndi:DMNDI",
                Map.of(),
                () -> xml.element("dmndi:DMNDiagram", Map.of("id", "diagram"), () -> shapes(xml)));
    }

    private void shapes(XmlText xml) {
        spots.forEach((id, spot) ->
                xml.element(
                        "dmndi:DMNShape",
                        attributes("id", "shape-" + id, "dmnElementRef", id),
                        () -> bounds(xml, spot)));
        needs.forEach((id, needed) ->
                needed.forEach(other -> {
                    Spot from = spots.get(other);
                    Spot to = spots.get(id);
                    if (from != null && to != null) {
                        edge(xml, other, from, id, to);
                    }
                }));
    }

    private static void bounds(XmlText xml, Spot spot) {
        Map<String, String> bounds = attributes("x", spot.x() + "", "y", spot.y() + "");
        bounds.put("width", WIDTH + "");
        bounds.put("height", HEIGHT + "");
        xml.empty("dc:Bounds", bounds);
    }

    private static void edge(XmlText xml, String other, Spot from, String id, Spot to) {
        String reference = requirement(id, other);
        xml.element(
                "dmndi:DMNEdge",
                attributes("id", "edge-" + reference, "dmnElementRef", reference),
                () -> {
                    waypoint(xml, from.x() + WIDTH / 2, from.y());
                    waypoint(xml, to.x() + WIDTH / 2, to.y() + HEIGHT);
                });
    }

    private static void waypoint(XmlText xml, int x, int y) {
        xml.empty("di:waypoint", attributes("x", x + "", "y", y + ""));
    }

    /** The id of the requirement by which one element needs another. */
    static String requirement(String id, String other) {
        return "need-" + id + "-" + other;
    }

    static Map<String, String> attributes(String... pairs) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], pairs[i + 1]);
        }
        return attributes;
    }
}
