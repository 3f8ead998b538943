package org.huimin.engine.policy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.huimin.engine.base.PlaceCode;
import org.huimin.engine.feel.Level;
import org.huimin.engine.feel.Type;
import org.jspecify.annotations.Nullable;

/** Reads one programme's folder; formulas are kept for the {@link Linker}. */
final class ProgrammeReader {

    private static final Set<String> PROGRAMME_KEYS =
            Set.of(
                    "id",
                    "zh",
                    "short",
                    "also",
                    "en",
                    "law",
                    "unit",
                    "order",
                    "applies",
                    "conditions",
                    "covers",
                    "components",
                    "outputs",
                    "paid",
                    "note",
                    "office",
                    "status",
                    "process",
                    "payment",
                    "exclusive",
                    "exclusions",
                    "region",
                    "checked",
                    "kind",
                    "department",
                    "timeline",
                    "concurrency");
    private static final Set<String> RULE_KEYS =
            Set.of(
                    "id",
                    "zh",
                    "en",
                    "entity",
                    "type",
                    "per",
                    "person",
                    "nullable",
                    "law",
                    "formula",
                    "table",
                    "region-may-override",
                    "refusal",
                    "from",
                    "to",
                    "place",
                    "left-out",
                    "note",
                    "because");

    private final ContentFiles content;
    private final List<Problem> problems;
    private final Vocabulary vocabulary;
    private final List<Overlay> overlays;

    /** A programme whose names and formulas are still to be linked. */
    record Draft(Programme programme, Yaml yaml, List<RuleDraft> rules) {}

    /** One variant of a rule, formula unread. */
    record RuleDraft(
            Rule rule,
            Yaml entry,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            PlaceCode place) {

        /** Whether both are variants of one rule for one place and one start. */
        boolean sameSpot(RuleDraft other) {
            return rule.equals(other.rule)
                    && Objects.equals(from, other.from)
                    && place.equals(other.place);
        }
    }

    ProgrammeReader(
            ContentFiles content,
            List<Problem> problems,
            Vocabulary vocabulary,
            List<Overlay> overlays) {
        this.overlays = overlays;
        this.content = content;
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    /** Null when the folder has no readable {@code programme.yaml} (told). */
    @Nullable Draft read(Path folder) {
        Source source = content.read(folder.resolve("programme.yaml"), problems);
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml == null) {
            return null;
        }
        yaml.allow(PROGRAMME_KEYS);
        Programme programme = programme(yaml);
        if (!programme.id().equals(folder.getFileName().toString())) {
            yaml.problem(
                    "folder-name",
                    "id 应与文件夹同名",
                    "the id must be the folder's name",
                    "id: " + folder.getFileName());
        }
        List<RuleDraft> drafts = new ArrayList<>();
        for (Path file : content.list(folder.resolve("rules"), ".yaml")) {
            rules(content.read(file, problems), programme, drafts);
        }
        ParameterReader parameters = new ParameterReader(content, problems, vocabulary);
        parameters.read(folder.resolve("parameters"), programme);
        for (Overlay overlay : overlays) {
            parameters.lay(overlay, programme);
            lay(overlay, programme, drafts);
        }
        return new Draft(programme, yaml, drafts);
    }

    private static Programme programme(Yaml yaml) {
        String zh = yaml.required("zh");
        String unit = yaml.required("unit");
        if (!Set.of("household", "member", "").contains(unit)) {
            yaml.problem(
                    "unit-of-decision",
                    "unit 应为 household 或 member",
                    "unit is household or member",
                    "household");
        }
        int order = 1000;
        if (yaml.get("order") instanceof Yaml written) {
            try {
                order = Integer.parseInt(written.text());
            } catch (NumberFormatException e) {
                written.problem("order", "order 应为整数", "order is a whole number", "order: 20");
            }
        }
        Programme programme =
                new Programme(
                        yaml.required("id"),
                        zh,
                        yaml.text("short", zh),
                        yaml.required("en"),
                        yaml.text("law", ""),
                        unit.equals("member") ? Programme.Unit.MEMBER : Programme.Unit.HOUSEHOLD,
                        order,
                        yaml.flag("paid", true));
        if (yaml.get("also") instanceof Yaml also) {
            programme.also(also.items().stream().map(Yaml::text).toList());
        }
        return programme;
    }

    private void lay(Overlay overlay, Programme programme, List<RuleDraft> drafts) {
        List<RuleDraft> laid = new ArrayList<>();
        for (Overlay.RuleFile file : overlay.ruleFiles()) {
            if (file.programme().equals(programme.id())) {
                rules(Source.named(file.name(), file.text(), problems), programme, laid);
            }
        }
        drafts.removeIf(draft -> laid.stream().anyMatch(draft::sameSpot));
        drafts.addAll(laid);
    }

    private void rules(@Nullable Source source, Programme programme, List<RuleDraft> drafts) {
        Yaml yaml = source == null ? null : source.yaml();
        if (yaml == null) {
            return;
        }
        yaml.allow(Set.of("question", "rules", "note"));
        Yaml rules = yaml.get("rules");
        if (rules == null || !rules.isList()) {
            yaml.problem(
                    "rules-missing", "缺少规则列表 rules", "the list \"rules\" is missing", "rules:");
            return;
        }
        for (Yaml entry : rules.items()) {
            entry.allow(RULE_KEYS);
            drafts.add(
                    new RuleDraft(
                            rule(entry, programme),
                            entry,
                            date(entry, "from"),
                            date(entry, "to"),
                            place(entry)));
        }
    }

    private Rule rule(Yaml entry, Programme programme) {
        String id = entry.required("id");
        String zh = entry.name("zh");
        Type type = Types.read(entry, vocabulary);
        String entity = entry.required("entity");
        Level level = Level.HOUSEHOLD;
        if (!Set.of("member", "household", "place", "").contains(entity)) {
            entry.problem(
                    "entity",
                    "entity 应为 member、household 或 place",
                    "entity is member, household or place",
                    "entity: household");
        } else if (!entity.isEmpty()) {
            level = Level.valueOf(entity.toUpperCase(Locale.ROOT));
        }
        for (Rule known : programme.rules()) {
            boolean sameId = known.id().equals(id);
            if (sameId != known.zh().equals(zh)) {
                entry.problem(
                        "name-taken",
                        "规则“%s”与“%s”的 id 或名称相同".formatted(zh, known.zh()),
                        "this rule and \"%s\" share their id or their name".formatted(known.id()),
                        "同一规则的版本 id 与 zh 都相同；不同规则都不同 / both alike or both different");
            }
            if (sameId) {
                if (!known.type().equals(type) || known.level() != level) {
                    entry.problem(
                            "variant-differs",
                            "同一规则的各个版本须同类型、同层级",
                            "all variants of a rule have one type and one entity",
                            "type: " + known.type().shown());
                }
                known.name(entry.text("en", ""));
                return known;
            }
        }
        Rule rule = new Rule(programme.id(), id, zh, type, level);
        rule.name(entry.text("en", ""));
        programme.rules().add(rule);
        return rule;
    }

    private static @Nullable LocalDate date(Yaml entry, String key) {
        Yaml written = entry.get(key);
        if (written == null) {
            return null;
        }
        try {
            return LocalDate.parse(written.text());
        } catch (DateTimeParseException e) {
            written.problem("bad-date", key + " 应为日期", key + " is a date", "2025-07-01");
            return null;
        }
    }

    private static PlaceCode place(Yaml entry) {
        Yaml written = entry.get("place");
        if (written == null) {
            return PlaceCode.NATION;
        }
        switch (PlaceCode.read(written.text())) {
            case PlaceCode.Reading.Valid(var place) -> {
                return place;
            }
            case PlaceCode.Reading.Invalid(var problem) -> {
                written.problem("place", problem.zh(), problem.en(), problem.remedyZh());
                return PlaceCode.NATION;
            }
        }
    }
}
