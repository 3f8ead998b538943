package org.huimin.platform.exchange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one contract; every mistake is noted with its line, and a contract with mistakes is not
 * returned.
 */
final class ContractReader {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?)%");
    private static final Pattern TYPE = Pattern.compile("([a-z-]+)(?:\\(([a-z0-9-]+)\\))?");

    private final Path file;
    private final CodeLists codeLists;
    private final Vocabulary vocabulary;
    private final List<ContractProblem> problems;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    ContractReader(
            Path file, CodeLists codeLists, Vocabulary vocabulary, List<ContractProblem> problems) {
        this.file = file;
        this.codeLists = codeLists;
        this.vocabulary = vocabulary;
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
        for (YamlMap column : map.maps("columns")) {
            column(column);
        }
        if (columns.isEmpty()) {
            map.problem("没有列（columns）。", "there are no columns.");
        }
        new HeaderNames(columns.values())
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
                        map.text("department"),
                        files(map),
                        map.number("order", 1000),
                        key(map),
                        person(map),
                        absenceIsNone(map),
                        map.map("closes").map(this::guard).orElse(null),
                        List.copyOf(columns.values()),
                        facts(map, conditions),
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

    private void column(YamlMap map) {
        String id = map.text("id");
        if (!NAME.matcher(id).matches()) {
            map.problemAt(
                    "id",
                    "列的编号用英文驼峰，如 idNumber。",
                    "a column id is English camelCase, such as idNumber.");
        }
        String word = map.text("type");
        Matcher type = TYPE.matcher(word);
        Optional<ColumnType> known = type.matches() ? type(type.group(1)) : Optional.empty();
        if (known.isEmpty()) {
            map.problemAt(
                    "type",
                    "不认识类型“" + word + "”。",
                    "unknown type '"
                            + word
                            + "'; known: id-number, text, code(list), date, month, money, decimal(n), count, boolean, place.");
        }
        ColumnType columnType = known.orElse(ColumnType.TEXT);
        @Nullable String argument = known.isEmpty() ? null : type.group(2);
        int scale = scale(map, columnType, argument);
        String zh = map.text("zh");
        String en = map.optionalText("en");
        Column column =
                new Column(
                        id,
                        zh,
                        en == null ? id : en,
                        List.copyOf(map.texts("also")),
                        columnType,
                        scale,
                        columnType == ColumnType.CODE ? codes(map, argument) : null,
                        map.flag("required"),
                        bound(map, "min", columnType, scale),
                        bound(map, "max", columnType, scale),
                        map.flag("secret"));
        map.has("note");
        map.nothingElse();
        if (column.secret() && columnType != ColumnType.TEXT) {
            map.problemAt(
                    "secret",
                    "只有文本列可以加密（身份号码总是加密的）。",
                    "only text columns can be secret (identity numbers always are).");
        }
        if (columns.put(id, column) != null) {
            map.problemAt("id", "列“" + id + "”重复。", "column '" + id + "' appears twice.");
        }
    }

    private static Optional<ColumnType> type(String word) {
        for (ColumnType type : ColumnType.values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static int scale(YamlMap map, ColumnType type, @Nullable String argument) {
        if (type == ColumnType.MONEY) {
            return 2;
        }
        if (type != ColumnType.DECIMAL) {
            return 0;
        }
        if (argument == null || !argument.matches("[0-9]")) {
            map.problemAt(
                    "type",
                    "小数要写位数，如 decimal(2)。",
                    "a decimal needs its digits, such as decimal(2).");
            return 0;
        }
        return Integer.parseInt(argument);
    }

    private @Nullable CodeList codes(YamlMap map, @Nullable String id) {
        Optional<CodeList> list = id == null ? Optional.empty() : codeLists.find(id);
        if (list.isEmpty()) {
            map.problemAt(
                    "type",
                    "没有代码表“" + id + "”；已有：" + codeLists.ids() + "。",
                    "there is no code list '" + id + "'.");
        }
        return list.orElse(null);
    }

    private static @Nullable Long bound(YamlMap map, String key, ColumnType type, int scale) {
        String text = map.optionalText(key);
        if (text == null) {
            return null;
        }
        try {
            if (type.isNumber()) {
                return new BigDecimal(text).movePointRight(scale).longValueExact();
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // told below
        }
        map.problemAt(
                key,
                "“" + key + "”应当是这一列能有的数。",
                "'" + key + "' must be a number that this column can hold.");
        return null;
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
            Column column = known(map, "key", id);
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
        Column column = id == null ? null : known(map, "person", id);
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

    private List<FactRule> facts(YamlMap map, ConditionReader conditions) {
        List<FactRule> rules = new ArrayList<>();
        for (YamlMap fact : map.maps("facts")) {
            String word = fact.text("how");
            FactRule.How how = FactRule.How.of(word).orElse(null);
            if (how == null) {
                fact.problemAt("how", "不认识“" + word + "”。", "unknown how '" + word + "'.");
                continue;
            }
            @Nullable Column of = optional(fact, "of");
            @Nullable Column over = optional(fact, "over");
            FactRule rule =
                    new FactRule(
                            fact.text("fact"),
                            how,
                            of,
                            over,
                            fact.number("window", 0),
                            fact.number("divide", 1),
                            conditions.read(fact, "where"));
            check(fact, rule);
            FactFit.check(fact, rule, vocabulary);
            fact.has("note");
            fact.nothingElse();
            rules.add(rule);
        }
        return List.copyOf(rules);
    }

    private static void check(YamlMap map, FactRule rule) {
        Column of = rule.of();
        Column over = rule.over();
        boolean needsNumber =
                switch (rule.how()) {
                    case SUM, MONTH_AVERAGE, MEDIAN_MONTH -> true;
                    case MAX, MIN, COUNT, ANY, LATEST -> false;
                };
        boolean needsValue = rule.how() != FactRule.How.COUNT && rule.how() != FactRule.How.ANY;
        if (needsValue && of == null) {
            map.problemAt(
                    "of", rule.how().word() + " 要写 of（哪一列）。", rule.how().word() + " needs 'of'.");
        } else if (of != null && (of.secret() || of.type() == ColumnType.ID_NUMBER)) {
            map.problemAt("of", "加密的列不能变成事实。", "a sealed column cannot become a fact.");
        } else if (needsNumber && of != null && !of.type().isNumber()) {
            map.problemAt(
                    "of",
                    rule.how().word() + " 只能用于数字列。",
                    rule.how().word() + " works on number columns.");
        }
        if ((rule.window() > 0 || rule.how().isMonthly())
                && (over == null || !over.type().isDay())) {
            map.problemAt(
                    "over",
                    "按月计算要写 over（日期或月份列）。",
                    "a window needs 'over', a date or month column.");
        }
        if (rule.how() == FactRule.How.MONTH_AVERAGE && rule.window() < 1) {
            map.problemAt(
                    "window",
                    "month-average 要写 window（几个月）。",
                    "month-average needs a window in months.");
        }
        if (rule.divide() < 1) {
            map.problemAt("divide", "divide 要大于零。", "divide must be greater than zero.");
        }
    }

    private DatasetContract.Population population(YamlMap map, ConditionReader conditions) {
        YamlMap person = part(map, "person");
        YamlMap household = part(map, "household");
        YamlMap membership = part(map, "membership");
        Column place = required(household, "place");
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
                        required(person, "name"),
                        optional(person, "birthDate"),
                        optional(person, "sex"),
                        required(household, "number"),
                        place,
                        optional(household, "urbanRural"),
                        optional(household, "address"),
                        optional(membership, "relation"),
                        optional(membership, "since"),
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
        Column amount = required(map, "amount");
        if (amount.type() != ColumnType.MONEY) {
            map.problemAt("amount", "amount 应当是金额列。", "amount must be a money column.");
        }
        DatasetContract.Received received =
                new DatasetContract.Received(
                        required(map, "programme"), amount, conditions.read(map, "where"));
        map.nothingElse();
        return received;
    }

    private Column required(YamlMap map, String key) {
        Column column = known(map, key, map.text(key));
        return column != null
                ? column
                : new Column(
                        "", "", "", List.of(), ColumnType.TEXT, 0, null, false, null, null, false);
    }

    private @Nullable Column optional(YamlMap map, String key) {
        String id = map.optionalText(key);
        return id == null ? null : known(map, key, id);
    }

    private @Nullable Column known(YamlMap map, String key, String id) {
        Column column = columns.get(id);
        if (column == null) {
            map.problemAt(
                    key,
                    "没有列“" + id + "”；已有：" + String.join("、", columns.keySet()) + "。",
                    "there is no column '"
                            + id
                            + "'; there are: "
                            + String.join(", ", columns.keySet())
                            + ".");
        }
        return column;
    }

    /** Changes with the contract's text and its code lists: then a known file is read again. */
    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(file));
            for (Column column : columns.values()) {
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
