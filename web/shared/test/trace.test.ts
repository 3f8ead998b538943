import { mount } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import { citedClauses, decidingPath, steps, traceFrom, TraceTree, type TraceNode } from "../src";
import { originText, valueText } from "../src/trace/value";

const stored = {
  schema: 1, kind: "programme", id: "specimen", zh: "雨伞津贴", shown: "不符合", law: "specimen@2020-01-01 art.1",
  inputs: [
    {
      kind: "rule", id: "incomeBelow", zh: "收入低于标准", value: "false", shown: "否", formula: "人均月收入 < 标准", clause: "《雨伞津贴办法》第一条",
      inputs: [
        {
          kind: "rule", id: "perHead", zh: "人均月收入", value: "1213.00", shown: "1,213.00 元", unit: "元/人/月",
          inputs: [{ kind: "fact", id: "wage", zh: "月工资收入", member: "m1", value: "3639.00", shown: "3,639.00 元", unit: "元/月" }],
        },
        { kind: "parameter", id: "standard", zh: "标准", value: "1120.00", shown: "1,120.00 元", unit: "元/人/月", origin: { source: "某市 2025 年标准", from: "2025-07-01", verified: false } },
      ],
    },
    { kind: "rule", id: "assets", zh: "资产符合规定", value: "true", shown: "是", inputs: [{ kind: "fact", id: "deposits", zh: "存款", value: "18620.35", unit: "元", note: "没有记录，按无计" }] },
  ],
};
const keyOf = (name: string) => steps(traceFrom(stored)!).find((step) => step.name.zh === name)!.key;

describe("a stored trace", () => {
  it("is read with every step, clause and source", () => {
    const all = steps(traceFrom(stored)!);
    expect(all.map((step) => step.name.zh)).toEqual(["雨伞津贴", "收入低于标准", "人均月收入", "月工资收入", "标准", "资产符合规定", "存款"]);
    expect(all[1]!.clause).toEqual({ zh: "《雨伞津贴办法》第一条", en: undefined });
    expect(all[0]!.clause?.zh).toBe("specimen@2020-01-01 art.1");
  });
  it("opens the way to what failed and leaves what was met closed", () => {
    const open = decidingPath(traceFrom(stored)!, "refused");
    expect(open).toContain(keyOf("收入低于标准"));
    expect(open).not.toContain(keyOf("资产符合规定"));
    expect(open).not.toContain(keyOf("人均月收入"));
  });
  it("opens the way to what nobody knows when information is missing", () => {
    const rule = (zh: string, value: string | undefined, inputs: object[] = []) => ({ kind: "rule", id: zh, zh, value, inputs });
    const root = traceFrom({ kind: "programme", zh: "a", inputs: [rule("b", "true", [rule("c", "1")]), rule("d", undefined, [rule("e", undefined)])] })!;
    expect([...decidingPath(root, "needs-information")].sort()).toEqual(["0", "0.1"]);
  });
  it("opens each thing nobody knows once", () => {
    const leaf = { kind: "fact", id: "wage", zh: "工资", member: "m1" };
    const rule = (id: string, ...inputs: object[]) => ({ kind: "rule", id, zh: id, inputs });
    const root = traceFrom({ kind: "programme", zh: "a", inputs: [rule("b", leaf), rule("c", rule("d", leaf), { ...rule("b"), repeated: true }), rule("e", leaf, { ...leaf, member: "m2" })] })!;
    expect([...decidingPath(root, "needs-information")].sort()).toEqual(["0", "0.0", "0.2"]);
  });
  it("cites the law of the decision and of its conditions once each", () => {
    expect(citedClauses(traceFrom(stored)!, "refused").map((clause) => clause.zh)).toEqual(["specimen@2020-01-01 art.1", "《雨伞津贴办法》第一条"]);
  });
  it("is nothing where no trace was kept", () => expect(traceFrom(null)).toBeNull());
  it("passes over what a later version may add", () => expect(traceFrom({ schema: 9, zh: "a", value: "1", novelty: {} })!.value).toBe("1"));
});

describe("the trace viewer", () => {
  const sourceOf = (fact: TraceNode) => (fact.id === "wage" ? "人社局 2026-10" : "");
  const tree = mount(TraceTree, { props: { trace: stored, outcome: "refused", language: "zh", sourceOf, memberName: (id: string) => (id === "m1" ? "李＊＊" : "") } });
  it("shows names, grouped values with units, formulas, people and sources", () => {
    for (const text of ["1,213.00", "元/人/月", "= 人均月收入 < 标准", "人社局 2026-10", "李＊＊", "某市 2025 年标准 · 自 2025-07-01 · 未核实", "没有记录，按无计", "不符合"]) {
      expect(tree.text()).toContain(text);
    }
  });
  it("opens and closes with the platform's own details element", async () => {
    const opened = () => tree.findAll("details").map((each) => each.attributes("open") !== undefined);
    expect(opened()).toEqual([true, true, false, false]);
    await tree.setProps({ allOpen: true });
    expect(opened().every(Boolean)).toBe(true);
  });
});

it("says values, units and origins in both languages", () => {
  const node = (more: object) => traceFrom({ kind: "fact", ...more })!;
  expect(valueText(node({ value: "true", shown: "是" }), "en")).toBe("yes");
  expect(valueText(node({ value: "false", shown: "否" }), "zh")).toBe("否");
  expect(valueText(node({ shown: "未知" }), "zh")).toBe("缺少信息");
  expect(valueText(node({ value: "2000.00", unit: "元/月" }), "en")).toBe("2,000.00");
  expect(valueText(node({ value: "1", shown: "一级" }), "zh")).toBe("一级");
  expect(valueText(node({ value: "1", shown: "一级", shownEn: "level 1" }), "en")).toBe("level 1");
  expect(node({ unit: "元/人/月", unitEn: "yuan/person/month" }).unit).toEqual({ zh: "元/人/月", en: "yuan/person/month" });
  expect(node({ missing: ["工资", "存款"], missingEn: ["wage", "deposits"] }).missing).toEqual([{ zh: "工资", en: "wage" }, { zh: "存款", en: "deposits" }]);
  expect(originText(node({ origin: { source: "a", from: "2025-01-01", verified: true } }), "en")).toBe("a · from 2025-01-01");
});

it("shows an English reader English names, in formulas too", () => {
  const trace = {
    schema: 1, kind: "programme", id: "specimen", zh: "雨伞津贴", en: "umbrella allowance", shown: "不符合", shownEn: "not entitled", clause: "雨伞办法 第四条", clauseEn: "Umbrella Measures, Article 4",
    inputs: [{
      kind: "rule", id: "incomeBelow", zh: "收入低于标准", en: "income below the standard", value: "false", shown: "否", shownEn: "no", formula: "not(人均月收入 < 标准)", formulaEn: "not(income per person < standard)", note: "只用来说明",
      inputs: [{ kind: "fact", id: "level", zh: "等级", en: "level", value: "1", shown: "一级", shownEn: "level one", source: "残联 残疾人证 a.csv 第3行", sourceEn: "残联 disability certificates a.csv row 3" }],
    }],
  };
  const said = mount(TraceTree, { props: { trace, outcome: "refused", language: "en", allOpen: true } }).text();
  for (const text of ["umbrella allowance", "not entitled", "Umbrella Measures, Article 4", "income below the standard", "= not(income per person < standard)", "level one", "a.csv row 3"]) expect(said).toContain(text);
  for (const text of ["不符合", "第四条", "一级", "只用来说明", "第3行", "标准"]) expect(said).not.toContain(text);
});
