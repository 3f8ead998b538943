package org.huimin.engine.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.huimin.engine.policy.Library;

/** A content folder with two programmes that exclude each other and everything a timeline knows. */
final class SmallTown {

    /** Two counties of one prefecture, and one elsewhere. */
    static final String HERE = "350203";

    static final String THERE = "500101";

    private static final String RULES =
            """
            rules:
              - {id: people, zh: 人数, entity: household, type: count, formula: "count(家庭成员[not(已死亡)])"}
              - {id: income, zh: 总收入, entity: household, type: money, per: month, formula: "sum(for 人 in 家庭成员[not(已死亡)] return 人.月收入)"}
              - {id: covered, zh: 在保, entity: member, type: boolean, formula: "not(已死亡)"}
            """;

    private final Path root;

    SmallTown(Path root) {
        this.root = root;
        write(
                "vocabulary/member.yaml",
                """
                - {id: deceased, zh: 已死亡, en: deceased, type: boolean, absent: none}
                - {id: wage, zh: 月收入, en: wage, type: money, per: month, absent: none}
                """);
        write(
                "vocabulary/household.yaml",
                "- {id: worked, zh: 因就业增收, en: more by work, type: boolean, absent: none}\n");
        code("benefit-start", "next-month", "same-month", "application-month");
        code("benefit-stop", "next-month", "same-month");
        programme(
                "aid",
                "救济",
                10,
                """
                conditions: [有人, 低于标准]
                covers: 在保
                components: [差额]
                timeline: {start: 起发, stop: 停发, death: 亡停, validity: 有效月数, review: 复核月数, change: 明显变化, taper: {because: 因就业增收, months: 渐退月数, share: [渐退一, 渐退二]}}
                """,
                RULES
                        + """
                          - {id: some, zh: 有人, entity: household, type: boolean, formula: "人数 > 0"}
                          - {id: below, zh: 低于标准, entity: household, type: boolean, formula: "总收入 < 标准 * 人数"}
                          - {id: gap, zh: 差额, entity: household, type: money, per: month, formula: "标准 * 人数 - 总收入"}
                        """);
        parameters(
                """
                - {id: standard, zh: 标准, en: standard, type: money, per: month}
                - {id: startRule, zh: 起发, en: start, type: code(benefit-start)}
                - {id: stopRule, zh: 停发, en: stop, type: code(benefit-stop)}
                - {id: deathRule, zh: 亡停, en: death, type: code(benefit-stop)}
                - {id: validMonths, zh: 有效月数, en: validity, type: count}
                - {id: reviewMonths, zh: 复核月数, en: review, type: count}
                - {id: clear, zh: 明显变化, en: clear change, type: money, per: month}
                - {id: taperMonths, zh: 渐退月数, en: taper months, type: count}
                - {id: taperOne, zh: 渐退一, en: first share, type: decimal(2)}
                - {id: taperTwo, zh: 渐退二, en: second share, type: decimal(2)}
                """);
        for (var each :
                Map.of(
                                "startRule", "next-month",
                                "stopRule", "next-month",
                                "deathRule", "next-month",
                                "validMonths", "",
                                "reviewMonths", "",
                                "clear", "",
                                "taperMonths", "0",
                                "taperOne", "1",
                                "taperTwo", "0.5")
                        .entrySet()) {
            value(each.getKey(), "000000,*,2020-01-01," + each.getValue() + ",x,,yes,\n");
        }
        value("standard", "000000,*,2020-01-01,1000,x,,yes,\n");
        programme(
                "near",
                "边缘",
                20,
                """
                paid: false
                conditions: [没有救济, 不太高]
                covers: 在保
                concurrency: [{with: aid, per: household, rule: exclusive}]
                """,
                RULES
                        + """
                          - {id: none, zh: 没有救济, entity: household, type: boolean, formula: "not(救济.符合条件)"}
                          - {id: fair, zh: 不太高, entity: household, type: boolean, formula: "总收入 < 2 * 救济.标准 * 人数"}
                        """);
    }

    /** An allowance begun before coming of age, and one for whoever draws it. */
    SmallTown pupils() {
        write(
                "vocabulary/member.yaml",
                """
                - {id: deceased, zh: 已死亡, en: deceased, type: boolean, absent: none}
                - {id: wage, zh: 月收入, en: wage, type: money, per: month, absent: none}
                - {id: grown, zh: 成年, en: grown up, type: boolean, absent: none}
                - {id: school, zh: 上学, en: at school, type: boolean, absent: none}
                """);
        programme(
                "pupil",
                "member",
                "助学",
                30,
                """
                applies: 未成年或在领
                conditions: [未成年或上学]
                components: [助学金]
                timeline: {continues: true}
                """,
                """
                rules:
                  - {id: begins, zh: 未成年或在领, entity: member, type: boolean, formula: "not(成年) or 已领助学 > 0"}
                  - {id: stays, zh: 未成年或上学, entity: member, type: boolean, formula: "not(成年) or 上学"}
                  - {id: sum, zh: 助学金, entity: member, type: money, per: month, formula: "救济.标准"}
                """);
        programme(
                "books",
                "member",
                "书费",
                40,
                "applies: 在领助学\nconditions: [在领助学]\nkind: campaign\ncomponents: []\npaid: false\n",
                """
                rules:
                  - {id: draws, zh: 在领助学, entity: member, type: boolean, formula: "已领助学 > 0"}
                """);
        return this;
    }

    /** Rows of a parameter: place,urban_rural,from,value,source,clause,verified,published. */
    SmallTown value(String parameter, String rows) {
        write(
                "programmes/aid/parameters/%s.csv".formatted(parameter),
                "place,urban_rural,from,value,source,clause,verified,published\n" + rows);
        return this;
    }

    /** One value everywhere. */
    SmallTown everywhere(String parameter, String value) {
        return value(parameter, "000000,*,2020-01-01,%s,x,,yes,\n".formatted(value));
    }

    private void programme(String id, String zh, int order, String rest, String rules) {
        programme(id, "household", zh, order, rest, rules);
    }

    private void programme(
            String id, String unit, String zh, int order, String rest, String rules) {
        write(
                "programmes/%s/programme.yaml".formatted(id),
                "id: %s\nzh: %s\nen: %s\nunit: %s\norder: %d\n%s"
                        .formatted(id, zh, id, unit, order, rest));
        write("programmes/%s/rules/all.yaml".formatted(id), rules);
    }

    private void parameters(String index) {
        write("programmes/aid/parameters/index.yaml", index);
    }

    private void code(String id, String... codes) {
        StringBuilder text = new StringBuilder("id: %s\nzh: %s\nen: x\ncodes:\n".formatted(id, id));
        for (String each : codes) {
            text.append("  - {code: %1$s, zh: %1$s, en: %1$s}\n".formatted(each));
        }
        write("vocabulary/codes/%s.yaml".formatted(id), text.toString());
    }

    private void write(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Library library() {
        return Library.load(root);
    }

    /** The timeline of a history written as JSON. */
    Timeline timeline(String json) {
        Library library = library();
        return Timeline.of(library, HistoryJson.read(json, library));
    }
}
