package org.huimin.engine.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.huimin.engine.policy.Decider;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.HouseholdInput;
import org.huimin.engine.policy.Library;
import org.huimin.engine.policy.Outcome;

/** A content folder of a few facts and one programme, to try formulas on both engines. */
public final class TinyContent {

    static final LocalDate ON = LocalDate.of(2026, 3, 1);

    private static final String MEMBER_FACTS =
            """
            - {id: a, zh: 甲, en: a, type: count, absent: unknown}
            - {id: b, zh: 乙, en: b, type: count, absent: unknown}
            - {id: t, zh: 真, en: t, type: boolean, absent: unknown}
            - {id: s, zh: 实, en: s, type: boolean, absent: unknown}
            - {id: m, zh: 月钱, en: m, type: money, per: month, absent: unknown}
            - {id: y, zh: 年钱, en: y, type: money, per: year, absent: unknown}
            - {id: level, zh: 等级, en: level, type: code(level), absent: none}
            - {id: born, zh: 生日, en: born, type: date}
            - {id: until, zh: 有效期至, en: until, type: date, nullable: true, absent: none}
            - {id: debt, zh: 欠款, en: debt, type: money, nullable: true, absent: unknown}
            - {id: asked, zh: 愿意, en: asked, type: boolean, nullable: true, absent: none}
            - {id: since, zh: 起始月, en: since, type: month, absent: unknown}
            - {id: span, zh: 期限, en: span, type: months, absent: unknown}
            - {id: road, zh: 路名, en: road, type: text, absent: unknown}
            """;

    private final Path root;

    TinyContent(Path root) {
        this.root = root;
        write("vocabulary/member.yaml", MEMBER_FACTS);
        write("vocabulary/household.yaml", "- {id: h, zh: 户钱, en: h, type: money, per: month}\n");
        write(
                "vocabulary/codes/level.yaml",
                """
                id: level
                zh: 等级
                en: level
                none: "0"
                codes: [{code: "0", zh: 无}, {code: "1", zh: 一级}, {code: "2", zh: 二级}, {code: "3", zh: 三级}]
                """);
        write(
                "programmes/tiny/programme.yaml",
                """
                id: tiny
                zh: 小试
                en: tiny
                unit: household
                conditions: [测]
                components: [额]
                """);
        amount("0");
    }

    /** The condition's formula. */
    TinyContent condition(String formula) {
        rules("test", "测", "household", "boolean", formula);
        return this;
    }

    TinyContent amount(String formula) {
        rules("amount", "额", "household", "money/month", formula);
        return this;
    }

    TinyContent rules(String id, String zh, String entity, String type, String formula) {
        write(
                "programmes/tiny/rules/" + id + ".yaml",
                "rules:\n  - id: %s\n    zh: %s\n    entity: %s\n    type: %s\n    formula: >-\n      %s\n"
                        .formatted(id, zh, entity, type, formula));
        return this;
    }

    /** A rule that is a table. */
    TinyContent table(String id, String zh, String entity, String type, String table) {
        write(
                "programmes/tiny/rules/" + id + ".yaml",
                "rules:\n  - id: %s\n    zh: %s\n    entity: %s\n    type: %s\n    table: |\n%s"
                        .formatted(id, zh, entity, type, table.indent(6)));
        return this;
    }

    void write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Library load() {
        return Library.load(root);
    }

    /** The outcome, after making sure that kernel and interpreter agree on it. */
    @SafeVarargs
    final Outcome decide(Map<String, Object>... members) {
        Library library = load();
        FactColumns columns = new FactColumns(library, 1, members.length);
        columns.memberStart[1] = members.length;
        for (Fact fact : library.vocabulary().facts()) {
            columns.values(fact.id());
        }
        for (int j = 0; j < members.length; j++) {
            for (Map.Entry<String, Object> given : members[j].entrySet()) {
                columns.put(
                        library.vocabulary().fact(given.getKey()).orElseThrow(),
                        j,
                        given.getValue());
            }
        }
        KernelEqualsInterpreter.check(library, ON, BatchDecider.of(library, ON), columns);
        List<Decider.UnitOutcome> outcomes = library.decider().outcomes(columns.household(0, ON));
        assertThat(outcomes).hasSize(1);
        return outcomes.getFirst().outcome();
    }

    /** true, false or unknown. */
    @SafeVarargs
    final String truth(String formula, Map<String, Object>... members) {
        return switch (condition(formula).decide(members)) {
            case Outcome.Granted _ -> "true";
            case Outcome.Refused _ -> "false";
            case Outcome.NeedsInformation _ -> "unknown";
            case Outcome.NotApplicable(var reason) -> reason.zh();
        };
    }

    static HouseholdInput household(List<HouseholdInput.MemberInput> members) {
        return new HouseholdInput(0, ON, Map.of(), members, HouseholdInput.Unlisted.POLICY);
    }
}
