import { mount } from "@vue/test-utils";
import { createPinia } from "pinia";
import type { Decision, Member } from "@huimin/shared";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { nextTick } from "vue";
import { i18n, messages } from "../src/i18n";
import DecisionCard from "../src/pages/household/DecisionCard.vue";

const SOURCES = join(import.meta.dirname, "../src");
const HAN = /[\u4e00-\u9fff]/;

function at(tree: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], tree);
}

/** Keys written out, and the beginnings of keys whose end is worked out: t(`household.cause.${cause}`). */
function keysUsed(): { whole: Set<string>; begun: Set<string> } {
  const whole = new Set<string>();
  const begun = new Set<string>();
  for (const file of readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter((name) => /\.(vue|ts)$/.test(name))) {
    const text = readFileSync(join(SOURCES, file), "utf8");
    for (const [, key] of text.matchAll(/\bt\(\s*["']([\w.-]+)["']/g)) whole.add(key!);
    for (const [, begin] of text.matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g)) begun.add(begin!);
    for (const [, key] of text.matchAll(/meta: \{ title: "([\w.-]+)"/g)) whole.add(key!);
  }
  return { whole, begun };
}

describe("the words of every page", () => {
  const { whole, begun } = keysUsed();
  it.each(["zh", "en"] as const)("are written in %s", (language) => {
    expect(whole.size).toBeGreaterThan(150);
    expect([...whole].filter((key) => typeof at(messages[language], key) !== "string")).toEqual([]);
    expect([...begun].filter((key) => typeof at(messages[language], key) !== "object")).toEqual([]);
  });
});

describe("a decision", () => {
  afterEach(() => (i18n.global.locale.value = "zh"));
  const decision: Decision = {
    programme: "specimen", zh: "雨伞津贴", en: "umbrella allowance", unit: "member", member: "m1", outcome: "refused",
    reasons: [{ rule: "a", zh: "收入低于标准", en: "income below", text: "收入太高", textEn: "income is too high", clause: "雨伞办法 第四条", clauseEn: "Umbrella Measures, Article 4" }],
    missing: [{ fact: "wage", zh: "工资", en: "wage" }],
    nearestYes: { fact: "wage", zh: "工资", en: "wage", member: "m1", text: "差一点：若成员 m1 的工资变为 1 元", textEn: "Nearly there: if the wage of member m1 were 1 yuan" },
    trace: { schema: 1, kind: "programme", id: "specimen", zh: "雨伞津贴", en: "umbrella allowance", shown: "不符合", shownEn: "not entitled", inputs: [{ kind: "rule", id: "a", zh: "收入低于标准", en: "income below", value: "false", formula: "not(人均月收入 >= 标准)", formulaEn: "not(income per person >= standard)", inputs: [] }] },
  } as Decision;
  const member = { id: "m1", name: "Li", idMasked: "", facts: [] } as Member;

  it("is told in the language chosen, and again when another is chosen", async () => {
    const card = mount(DecisionCard, { props: { decisions: [decision], members: [member], concerned: true }, global: { plugins: [createPinia()] } });
    expect(card.text()).toContain("收入太高");
    expect(card.text()).toContain("若Li的工资变为 1 元");
    expect(card.text()).toContain("= 非(人均月收入 ≥ 标准)");
    i18n.global.locale.value = "en";
    await nextTick();
    for (const said of ["income is too high", "Umbrella Measures, Article 4", "If the wage of Li were 1 yuan", "not entitled", "= not(income per person ≥ standard)"]) expect(card.text()).toContain(said);
    expect(card.text()).not.toMatch(HAN);
  });
});
