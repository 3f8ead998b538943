package org.huimin.platform.exchange;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of one contract, by the names under which its other parts speak of them. */
final class Columns {
    private final Map<String, Column> byId = new LinkedHashMap<>();

    void add(YamlMap map, Column column) {
        if (byId.put(column.id(), column) != null) {
            map.problemAt(
                    "id",
                    "列“" + column.id() + "”重复。",
                    "column '" + column.id() + "' appears twice.");
        }
    }

    /** In file order. */
    Collection<Column> all() {
        return byId.values();
    }

    /** The column a key names; told and stood in for when there is none. */
    Column required(YamlMap map, String key) {
        Column column = named(map, key, map.text(key));
        return column != null
                ? column
                : new Column(
                        "",
                        "",
                        "",
                        List.of(),
                        ColumnType.TEXT,
                        0,
                        null,
                        false,
                        null,
                        null,
                        false,
                        List.of(),
                        false);
    }

    /** The column a key names; null when the key is left out, told when there is no such column. */
    @Nullable Column optional(YamlMap map, String key) {
        String id = map.optionalText(key);
        return id == null ? null : named(map, key, id);
    }

    /** The column with this id, told at the key when there is none. */
    @Nullable Column named(YamlMap map, String key, String id) {
        Column column = byId.get(id);
        if (column == null) {
            map.problemAt(
                    key,
                    "没有列“" + id + "”；已有：" + String.join("、", byId.keySet()) + "。",
                    "there is no column '"
                            + id
                            + "'; there are: "
                            + String.join(", ", byId.keySet())
                            + ".");
        }
        return column;
    }
}
