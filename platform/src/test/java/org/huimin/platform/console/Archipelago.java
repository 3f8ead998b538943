package org.huimin.platform.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huimin.platform.exchange.ExchangeFixture;
import org.springframework.util.FileSystemUtils;

/**
 * The invented islands with one invented programme that can be decided: whoever harvests less than
 * 1000 a month gets the difference.
 */
public final class Archipelago {
    public static final String PROGRAMME = "umbrella-allowance";

    public static final String HEADER = "公民身份号码,姓名,性别,出生日期,户号,与户主关系,村居区划代码,城乡,联系电话,状态,登记日期\n";

    /** Household H1, in Xiang'an: entitled to 700, on no roll. */
    static final String POOR = ExchangeFixture.id("350213", "19700203", 12);

    static final String POOR_CHILD = ExchangeFixture.id("350213", "20100607", 31);

    /** Household H2: harvests 5000 and is on the roll. */
    static final String RICH = ExchangeFixture.id("350213", "19680504", 11);

    /** Household H3: entitled to 800 and on the roll. */
    static final String SERVED = ExchangeFixture.id("350213", "19500101", 22);

    static final String REGISTER =
            HEADER
                    + person(POOR, "安娜", "H1", "户主")
                    + person(POOR_CHILD, "卡尔", "H1", "子女")
                    + person(RICH, "本富贵", "H2", "户主")
                    + person(SERVED, "朵拉", "H3", "户主");

    static final String HARVESTS =
            "公民身份号码,收购方,月份,金额,账号\n"
                    + POOR
                    + ",合作社,2026-02,300.00,622202\n"
                    + RICH
                    + ",合作社,2026-02,5000.00,622203\n"
                    + SERVED
                    + ",合作社,2026-02,200.00,622204\n";

    static final String ROLL =
            "项目,公民身份号码,月金额,发放中\n"
                    + PROGRAMME
                    + ","
                    + RICH
                    + ",650.00,是\n"
                    + PROGRAMME
                    + ","
                    + SERVED
                    + ",800.00,是\n";

    private static final String DEFINITION =
            """
            id: umbrella-allowance
            zh: 雨伞津贴
            short: 伞贴
            en: umbrella allowance
            law: specimen-umbrella-act@2020-01-01
            unit: household
            order: 10
            conditions: [收成低于标准]
            components: [补差]
            """;

    private static final String RULES =
            """
            question: 收成低于标准吗？
            rules:
              - id: harvest
                zh: 家庭月收成
                entity: household
                type: money
                per: month
                law: specimen-umbrella-act@2020-01-01 art.1
                formula: sum(for 人 in 家庭成员 return 人.月收成)
              - id: harvestBelow
                zh: 收成低于标准
                entity: household
                type: boolean
                law: specimen-umbrella-act@2020-01-01 art.2
                formula: 家庭月收成 < 收成标准
                refusal: 家庭月收成{家庭月收成}，不低于标准{收成标准}
              - id: topUp
                zh: 补差
                entity: household
                type: money
                per: month
                law: specimen-umbrella-act@2020-01-01 art.3
                formula: 收成标准 - 家庭月收成
            """;

    private static final String PARAMETERS =
            """
            - {id: standard, zh: 收成标准, en: harvest standard, type: money, per: month, note: 每户每月。}
            - {id: umbrellas, zh: 雨伞上限, en: most umbrellas, type: count, set: nation}
            """;

    private static final String CHECKS =
            """
            - id: floor
              left: 收成标准
              rule: at-least
              at: province
              severity: refuse
              law: specimen-umbrella-act@2020-01-01 art.2
              zh: 各岛的收成标准不低于省定的低限。
              en: No island sets a harvest standard below the province's floor.
            - id: notLowered
              left: 收成标准
              rule: at-least
              at: day-before
              severity: warn
              law: specimen-umbrella-act@2020-01-01 art.3
              zh: 标准一般只升不降；要降的，请写明依据。
              en: A standard is not lowered as a rule; say on what ground.
            """;

    private static final String HEADING = "place,urban_rural,from,value,source,clause,verified\n";

    private static final String CASES =
            """
            - name: 收成不足的补差
              place: "350213"
              on: 2026-03-01
              given: {members: [{月收成: 300}]}
              expect: {outcome: granted, amount: 700}
              because: 1000 − 300 = 700
            """;

    private static final String GUIDE =
            """
            who: {zh: "每月收成低于{收成标准}的岛民。", en: "Islanders who harvest less than {收成标准} a month."}
            gets: {zh: 补足差额。, en: The difference.}
            apply: {zh: 告诉岛长。, en: Tell the elder.}
            takes: {zh: 三天。, en: Three days.}
            after: {zh: 每季看一次。, en: Looked at each season.}
            refused: {zh: 可以复核。, en: Ask again.}
            """;

    private static final String FORM =
            """
            fields:
              - {fact: 月收成, need: fetched, ask: {zh: 一个月收多少, en: What you harvest a month}}
            documents: []
            """;

    private Archipelago() {}

    /** Writes the content folder; answers its path. */
    public static String content() {
        try {
            Path folder = Path.of("target/archipelago").toAbsolutePath();
            FileSystemUtils.copyRecursively(Path.of("src/test/resources/islands"), folder);
            FileSystemUtils.copyRecursively(
                    Path.of("../content/calendar"), folder.resolve("calendar"));
            Path programme = folder.resolve("programmes").resolve(PROGRAMME);
            Files.createDirectories(programme.resolve("rules"));
            Files.writeString(programme.resolve("programme.yaml"), DEFINITION);
            Files.writeString(programme.resolve("rules/harvest.yaml"), RULES);
            Path parameters = Files.createDirectories(programme.resolve("parameters"));
            Files.writeString(parameters.resolve("index.yaml"), PARAMETERS);
            Files.writeString(
                    parameters.resolve("standard.csv"),
                    HEADING + "000000,*,2018-01-01,1000,specimen: 雨伞办法,第二条,yes\n");
            Files.writeString(
                    parameters.resolve("umbrellas.csv"),
                    HEADING + "000000,*,2018-01-01,3,specimen: 雨伞办法,,no\n");
            Files.writeString(parameters.resolve("checks.yaml"), CHECKS);
            Path cases = Files.createDirectories(programme.resolve("cases"));
            Files.writeString(cases.resolve("amount.yaml"), CASES);
            Files.writeString(programme.resolve("guide.yaml"), GUIDE);
            Files.writeString(programme.resolve("form.yaml"), FORM);
            Files.writeString(programme.resolve("README.md"), "# 雨伞津贴\n\n收成低于标准的，补足。\n");
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String person(String id, String name, String household, String relation) {
        return "%s,%s,,,%s,%s,350213002001,农村,13900000000,在册,\n"
                .formatted(id, name, household, relation);
    }
}
