package org.huimin.cluster;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.huimin.engine.policy.Library;
import org.jspecify.annotations.Nullable;

/**
 * What to decide.
 *
 * @param facts folder of facts by county, any file system Spark knows
 * @param on the day whose law holds
 * @param out a folder that does not exist yet
 * @param content the content root, on the driver's disk
 * @param master of the cluster; null leaves it to spark-submit
 */
record Order(
        String facts,
        LocalDate on,
        String out,
        Path content,
        Library.Selection selection,
        @Nullable String master) {

    static final String USAGE =
            """
            bin/cluster decide --facts DIR --on DATE --out DIR [--master local[2]]
              --facts    按县分区的事实 / facts by county: DIR/county=CODE/*.parquet
              --on       按哪一天的规定 / the day whose law holds, e.g. 2026-03-01
              --out      新文件夹：results/, figures.csv, counties.csv / a new folder for them
              --master   local[2], spark://…, k8s://…, yarn
              --content  规则内容 / folder of the rules      --specimens  样例规则 / specimen rules
            """;

    private static final Set<String> OPTIONS =
            Set.of("--facts", "--on", "--out", "--master", "--content");

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException saying in both languages what is missing or wrong
     */
    static Order of(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("decide")) {
            throw new IllegalArgumentException("请写命令 decide / say decide");
        }
        Map<String, String> given = new HashMap<>();
        Library.Selection selection = Library.Selection.PROGRAMMES;
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals("--specimens")) {
                selection = Library.Selection.SPECIMENS;
            } else if (OPTIONS.contains(arguments[i]) && i + 1 < arguments.length) {
                given.put(arguments[i], arguments[++i]);
            } else {
                throw new IllegalArgumentException(
                        "不认识的选项，或缺少值 / unknown option, or without its value: " + arguments[i]);
            }
        }
        return new Order(
                required(given, "--facts"),
                date(required(given, "--on")),
                required(given, "--out"),
                Path.of(given.getOrDefault("--content", "content")),
                selection,
                given.get("--master"));
    }

    private static String required(Map<String, String> given, String option) {
        String value = given.get(option);
        if (value == null) {
            throw new IllegalArgumentException("缺少选项 / missing option: " + option);
        }
        return value;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--on 应为日期如 2026-03-01 / a date like 2026-03-01 is needed, not " + text, e);
        }
    }
}
