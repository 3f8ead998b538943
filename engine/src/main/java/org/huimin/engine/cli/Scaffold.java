package org.huimin.engine.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.huimin.engine.policy.Fact;
import org.huimin.engine.policy.Vocabulary;

/**
 * The texts of a new programme's files, by name below the content: sound, and marked 待填 where
 * somebody has to write what is really so.
 *
 * @param unit household or member
 */
record Scaffold(
        String id, String zh, String en, String unit, LocalDate today, Vocabulary vocabulary) {

    private static final int INCOMES = 3;

    /** A place of its own in the table: a first row has to be somewhere. */
    private static final String PLACE = "000000";

    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        String folder = "programmes/" + id + "/";
        String act = id + "-act@" + today;
        files.put(
                folder + "programme.yaml",
                """
                id: %s
                zh: %s
                en: %s
                law: %s
                unit: %s
                order: 900
                conditions: [低于%s标准]
                components: [%s金额]
                """
                        .formatted(id, zh, en, act, unit, zh, zh));
        files.put(folder + "rules/rules.yaml", rules(act));
        files.put(
                folder + "parameters/index.yaml",
                "- {id: standard, zh: %s标准, en: standard of the %s, type: money, per: month}\n"
                        .formatted(zh, en));
        files.put(
                folder + "parameters/standard.csv",
                "place,urban_rural,from,value,source,clause,verified\n%s,*,%s,100,assumed: 待填,,no\n"
                        .formatted(PLACE, today));
        files.put(folder + "cases/cases.yaml", cases());
        files.put(folder + "form.yaml", form());
        files.put(folder + "guide.yaml", guide());
        files.put(folder + "README.md", "# %s\n\n待填：文件依据、和别的待遇的关系、哪些数是假设的。\n".formatted(zh));
        files.put(
                "law/" + id + "-act.yaml",
                """
                act: %s-act
                zh: %s办法（待填）
                en: Measures on the %s (to be filled in)
                versions:
                  - version: %s
                    from: %s
                    articles:
                      "1": 待填
                """
                        .formatted(id, zh, en, today, today));
        return files;
    }

    private boolean ofMember() {
        return unit.equals("member");
    }

    private String income() {
        return (ofMember() ? "本人" : "全家") + zh + "收入";
    }

    private List<Fact> incomes() {
        return vocabulary.facts().stream()
                .filter(fact -> fact.income() && fact.ofMember())
                .limit(INCOMES)
                .toList();
    }

    private String formula() {
        String sum =
                incomes().stream()
                        .map(fact -> (ofMember() ? "" : "人.") + fact.zh())
                        .collect(Collectors.joining(" + "));
        if (sum.isEmpty()) {
            return "0";
        }
        return ofMember() ? sum : "sum(for 人 in 家庭成员 return " + sum + ")";
    }

    private String rules(String act) {
        return """
        question: 谁可以得到，发多少？
        rules:
          - id: below
            zh: 低于%1$s标准
            en: below the standard of the %2$s
            entity: %3$s
            type: boolean
            law: %4$s art.1
            formula: %5$s < %1$s标准
            refusal:
              zh: 收入减少后可以再申请：收入{%5$s}，不低于标准{%1$s标准}。
              en: "Apply again when the income falls: {%5$s} is not below the standard {%1$s标准}."
          - id: income
            zh: %5$s
            en: income counted for the %2$s
            entity: %3$s
            type: money
            per: month
            law: %4$s art.1
            formula: %6$s
          - id: amount
            zh: %1$s金额
            en: amount of the %2$s
            entity: %3$s
            type: money
            per: month
            law: %4$s art.1
            formula: %1$s标准 - %5$s
        """
                .formatted(zh, en, unit, act, income(), formula());
    }

    private String form() {
        String fields =
                incomes().stream()
                        .map(fact -> "  - {fact: %s, need: fetched}\n".formatted(fact.zh()))
                        .collect(Collectors.joining());
        return (fields.isEmpty() ? "fields: []\n" : "fields:\n" + fields) + "documents: []\n";
    }

    private String guide() {
        return """
        who: {zh: "收入低于{%1$s标准}的人（待填）", en: "Income below {%1$s标准} (to be filled in)"}
        gets: {zh: 待填, en: to be filled in}
        apply: {zh: 待填, en: to be filled in}
        takes: {zh: 待填, en: to be filled in}
        after: {zh: 待填, en: to be filled in}
        refused: {zh: 待填, en: to be filled in}
        """
                .formatted(zh);
    }

    private String cases() {
        String all =
                """
                - name: 没有收入，全额
                  on: %1$s
                  place: "990100"
                  given: {members: [{}]}
                  expect: {outcome: granted, amount: 100}
                  because: 100 − 0 = 100
                """
                        .formatted(today);
        if (incomes().isEmpty()) {
            return all;
        }
        String fact = incomes().getFirst().zh();
        return all
                + """
                - name: 比标准少一分
                  on: %1$s
                  place: "990100"
                  given: {members: [{%2$s: 99.99}]}
                  expect: {outcome: granted, amount: 0.01}
                  because: 100 − 99.99 = 0.01
                - name: 等于标准不符合
                  on: %1$s
                  place: "990100"
                  given: {members: [{%2$s: 100}]}
                  expect: {outcome: refused, reasons: [below]}
                  because: 100 不低于 100
                """
                        .formatted(today, fact);
    }
}
