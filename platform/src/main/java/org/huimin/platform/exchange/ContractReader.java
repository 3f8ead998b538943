package org.huimin.platform.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huimin.engine.policy.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads one contract; every mistake is noted with its line, and a contract with mistakes is not
 * returned.
 */
final class ContractReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?)%");

    private final Path file;
    private final Vocabulary vocabulary;
    private final RecordedFacts recorded;
    private final List<ContractProblem> problems;
    private final Columns columns = new Columns();

    ContractReader(
            Path file,
            Vocabulary vocabulary,
            RecordedFacts recorded,
            List<ContractProblem> problems) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.recorded = recorded;
        this.problems = problems;
    }

    Optional<DatasetContract> read() {
        int before = problems.size();
        return YamlMap.read(file, problems)
                .map(this::contract)
                .filter(c -> problems.size() == before);
    }

    private DatasetContract contract(YamlMap map) {
        String id = map.text("id");
        if (!ID.matcher(id).matches()) {
            map.problemAt(
                    "id",
                    "编号只能用小写字母、数字和连字符，最多 40 个。",
                    "an id has lower-case letters, digits and hyphens, at most 40.");
        }
        ColumnReader reader = new ColumnReader(vocabulary);
        for (YamlMap column : map.maps("columns")) {
            columns.add(column, reader.read(column));
        }
        if (columns.all().isEmpty()) {
            map.problem("没有列（columns）。", "there are no columns.");
        }
        new HeaderNames(columns.all())
                .clashes()
                .forEach(clash ->
                        map.problemAt(
                                "columns",
                                "两列都可以叫“" + clash + "”，表头会认错。",
                                "two columns answer to the header '" + clash + "'."));
        ConditionReader conditions = new ConditionReader(columns);
        DatasetContract contract =
                new DatasetContract(
                        id,
                        map.text("zh"),
                        map.text("en"),
                        map.words("department"),
                        files(map),
                        map.number("order", 1000),
                        key(map),
                        person(map),
                        absenceIsNone(map),
                        map.map("closes").map(this::guard).orElse(null),
                        List.copyOf(columns.all()),
                        new FactRuleReader(columns, conditions, recorded).read(map),
                        map.map("population").map(p -> population(p, conditions)).orElse(null),
                        map.map("received").map(r -> received(r, conditions)).orElse(null),
                        fingerprint());
        map.has("coverage");
        map.has("note");
        map.has("law");
        map.nothingElse();
        if (contract.guard() != null && contract.key().stream().anyMatch(c -> c.type().isDay())) {
            map.problemAt(
                    "closes",
                    "业务键里有日期或月份的数据按期送达，不能用 closes：上一期的行不在本期文件里是正常的。",
                    "rows keyed by a date or month come period by period: closes would end those of earlier periods.");
        }
        if (contract.population() != null && contract.person() == null) {
            map.problemAt("population", "有 population 就要有 person。", "population needs person.");
        }
        if (contract.population() != null
                && (contract.key().size() != 1 || contract.key().getFirst() != contract.person())) {
            map.problemAt(
                    "key", "户籍的业务键只能是身份号码。", "the key of a register is the identity number alone.");
        }
        return contract;
    }

    private static List<String> files(YamlMap map) {
        List<String> files = map.texts("files");
        if (files.isEmpty() || files.stream().anyMatch(String::isBlank)) {
            map.problemAt("files", "files 要写文件名的开头。", "files must list beginnings of file names.");
        }
        return List.copyOf(files);
    }

    private List<Column> key(YamlMap map) {
        List<Column> key = new ArrayList<>();
        for (String id : map.texts("key")) {
            Column column = columns.named(map, "key", id);
            if (column != null) {
                key.add(column);
            }
        }
        if (key.isEmpty()) {
            map.problemAt("key", "没有业务键（key）。", "there is no business key.");
        }
        return List.copyOf(key);
    }

    private @Nullable Column person(YamlMap map) {
        String id = map.optionalText("person");
        Column column = id == null ? null : columns.named(map, "person", id);
        if (column != null && (column.type() != ColumnType.ID_NUMBER || !column.required())) {
            map.problemAt(
                    "person", "person 应当是必填的身份号码列。", "person must be a required id-number column.");
        }
        return column;
    }

    private static boolean absenceIsNone(YamlMap map) {
        String absence = map.text("absence");
        if (!absence.equals("none") && !absence.equals("unknown")) {
            map.problemAt(
                    "absence", "absence 只能是 none 或 unknown。", "absence must be none or unknown.");
        }
        return absence.equals("none");
    }

    /** {@code closes: {when: absent, guard: 10%}}. */
    private @Nullable Integer guard(YamlMap map) {
        if (!map.text("when").equals("absent")) {
            map.problemAt("when", "when 只能是 absent。", "when must be absent.");
        }
        Matcher percent = PERCENT.matcher(map.text("guard"));
        if (!percent.matches() || Integer.parseInt(percent.group(1)) > 50) {
            map.problemAt(
                    "guard",
                    "guard 要写百分数，从 1% 到 50%。",
                    "guard must be a percentage from 1% to 50%.");
            return null;
        }
        map.nothingElse();
        return Integer.valueOf(percent.group(1));
    }

    private DatasetContract.Population population(YamlMap map, ConditionReader conditions) {
        YamlMap person = part(map, "person");
        YamlMap household = part(map, "household");
        YamlMap membership = part(map, "membership");
        Column place = columns.required(household, "place");
        if (place.type() != ColumnType.PLACE || !place.required()) {
            household.problemAt(
                    "place",
                    "住户的 place 应当是必填的区划列。",
                    "the household's place must be a required place column.");
        }
        List<Condition> active =
                membership.has("active")
                        ? conditions.read(membership, "active")
                        : conditions.read(person, "active");
        DatasetContract.Population population =
                new DatasetContract.Population(
                        columns.required(person, "name"),
                        columns.optional(person, "birthDate"),
                        columns.optional(person, "sex"),
                        columns.required(household, "number"),
                        place,
                        columns.optional(household, "urbanRural"),
                        columns.optional(household, "address"),
                        columns.optional(membership, "relation"),
                        columns.optional(membership, "since"),
                        active);
        person.has("active");
        List.of(person, household, membership, map).forEach(YamlMap::nothingElse);
        return population;
    }

    private static YamlMap part(YamlMap map, String key) {
        return map.map(key)
                .orElseGet(() -> {
                    map.problem("population 缺少“" + key + "”。", "population lacks '" + key + "'.");
                    return map;
                });
    }

    private DatasetContract.Received received(YamlMap map, ConditionReader conditions) {
        Column amount = columns.required(map, "amount");
        if (amount.type() != ColumnType.MONEY) {
            map.problemAt("amount", "amount 应当是金额列。", "amount must be a money column.");
        }
        DatasetContract.Received received =
                new DatasetContract.Received(
                        columns.required(map, "programme"), amount, conditions.read(map, "where"));
        map.nothingElse();
        return received;
    }

    /** Changes with the contract's text and its code lists: then a known file is read again. */
    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(file));
            for (Column column : columns.all()) {
                if (column.codes() != null) {
                    digest.update(
                            column.codes().codes().toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("cannot digest " + file, e);
        }
    }
}
