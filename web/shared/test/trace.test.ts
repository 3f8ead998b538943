import { mount } from "@vue/test-utils";
import { describe, expect, it } from "vitest";
import { decidingPath, steps, traceFrom, TraceTree } from "../src";
import { unitText, valueText } from "../src/trace/value";

const stored = {
  schema: 1,
  root: {
    zh: "雨伞津贴", value: false, unit: "boolean", clause: "specimen@2020 art.1",
    inputs: [
      { zh: "收入低于标准", value: false, unit: "boolean", formula: "人均月收入 < 标准", inputs: [{ zh: "人均月收入", value: "1213.00", unit: "money/person/month", inputs: [{ zh: "工资", value: "3639.00", unit: "money/month", source: "人社局 2026-10" }] }] },
      { zh: "资产符合规定", value: true, unit: "boolean", inputs: [{ zh: "存款", value: "18620.35", unit: "money" }] },
    ],
  },
};
const keyOf = (name: string) => steps(traceFrom(stored)!).find((step) => step.name.zh === name)!.key;

describe("a stored trace", () => {
  it("is read with every step, clause and source", () => {
    expect(steps(traceFrom(stored)!).map((step) => step.name.zh)).toEqual(["雨伞津贴", "收入低于标准", "人均月收入", "工资", "资产符合规定", "存款"]);
    expect(traceFrom(stored)!.clause).toBe("specimen@2020 art.1");
  });
  it("opens the way to what failed and leaves what was met closed", () => {
    const open = decidingPath(traceFrom(stored)!, "refused");
    expect(open).toContain(keyOf("收入低于标准"));
    expect(open).not.toContain(keyOf("资产符合规定"));
    expect(open).not.toContain(keyOf("人均月收入"));
  });
  it("opens the way to what nobody knows when information is missing", () => {
    const root = traceFrom({ zh: "a", value: null, children: [{ zh: "b", value: true, children: [{ zh: "c", value: 1 }] }, { zh: "d", value: null, children: [{ zh: "e", value: null }] }] })!;
    const open = decidingPath(root, "needs-information");
    expect([...open].sort()).toEqual(["0", "0.1"]);
  });
  it("is nothing where no trace was kept", () => expect(traceFrom(null)).toBeNull());
  it("passes over what a later version may add", () => expect(traceFrom({ schema: 9, root: { zh: "a", value: 1, novelty: {} } })!.value).toBe(1));
});

describe("the trace viewer", () => {
  const tree = mount(TraceTree, { props: { trace: stored, outcome: "refused", language: "zh" } });
  it("shows names, grouped values with units, formulas and sources", () => {
    expect(tree.text()).toContain("1,213.00");
    expect(tree.text()).toContain("元/人/月");
    expect(tree.text()).toContain("= 人均月收入 < 标准");
    expect(tree.text()).toContain("人社局 2026-10");
  });
  it("opens and closes with the platform's own details element", async () => {
    const opened = () => tree.findAll("details").map((each) => each.attributes("open") !== undefined);
    expect(opened()).toEqual([true, true, false, false]);
    await tree.setProps({ allOpen: true });
    expect(opened().every(Boolean)).toBe(true);
  });
});

it("says values and units in both languages", () => {
  expect([valueText(true, "zh"), valueText(false, "en"), valueText(null, "zh"), valueText("2000", "en")]).toEqual(["是", "no", "缺少信息", "2,000"]);
  expect([unitText("money/person/month", "zh"), unitText("decimal(2)", "zh"), unitText("code(sex)", "en"), unitText("平方米", "zh")]).toEqual(["元/人/月", "", "", "平方米"]);
});
