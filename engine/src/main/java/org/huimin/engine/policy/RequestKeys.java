package org.huimin.engine.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Chinese keys of a request: 地区 for place, 家庭 for household. A key given twice stays. */
public final class RequestKeys {

    private static final Map<String, String> ROOT =
            Map.ofEntries(
                    Map.entry("地区", "place"),
                    Map.entry("地方", "place"),
                    Map.entry("决定日", "on"),
                    Map.entry("日期", "on"),
                    Map.entry("没写的", "unlisted"),
                    Map.entry("未写的", "unlisted"),
                    Map.entry("参数", "parameters"),
                    Map.entry("家庭", "household"));
    private static final Map<String, String> HOUSEHOLD = Map.of("成员", "members", "家庭成员", "members");
    private static final Map<String, String> MEMBER =
            Map.of("姓名", "id", "名字", "id", "name", "id", "称呼", "id");
    private static final Map<String, String> UNLISTED =
            Map.of("没有", "none", "无", "none", "不知道", "unknown", "按规定", "policy");

    private RequestKeys() {}

    /** In place. */
    public static void translate(JsonNode root) {
        rename(root, ROOT);
        JsonNode household = root.get("household");
        rename(household, HOUSEHOLD);
        JsonNode members = household == null ? null : household.get("members");
        if (members != null && members.isArray()) {
            members.forEach(member -> rename(member, MEMBER));
        }
    }

    static String unlisted(String word) {
        return UNLISTED.getOrDefault(word, word);
    }

    private static void rename(@Nullable JsonNode node, Map<String, String> names) {
        if (node instanceof ObjectNode object) {
            names.forEach((from, to) -> {
                if (object.has(from) && !object.has(to)) {
                    object.set(to, object.remove(from));
                }
            });
        }
    }
}
