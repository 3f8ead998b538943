import type { Dataset, Decision, FactVersion, ImportBatch, ImportFile, Member } from "@huimin/shared";
import { describe, expect, it } from "vitest";
import { workState } from "../src/app/work";
import { ariaSort, toggledSort } from "../src/components/table";
import { missedRate, shade } from "../src/pages/cockpit/tiles";
import { pointNamer } from "../src/pages/cockpit/trend";
import { alike, arranged, nearestText, personOf } from "../src/pages/household/decisions";
import { byFact, changedSince, factValue } from "../src/pages/household/facts";
import { batchState } from "../src/pages/imports/batch";
import { figures, lacking, standing } from "../src/pages/imports/missing";
import { datasetOf, template } from "../src/pages/imports/recognise";

const dataset = (id: string, files: string[]): Dataset => ({ id, zh: id, files, columns: [{ id: "idNumber", zh: "公民身份号码", type: "id-number", required: true }, { id: "amount", zh: "金额", type: "money" }] });

describe("imports", () => {
  it("know a file by the longest fitting beginning of its name, in any case", () => {
    const all = [dataset("a", ["Bees"]), dataset("b", ["bees-hives"])];
    expect(datasetOf("BEES_2026.csv", all)?.id).toBe("a");
    expect(datasetOf("bees-hives 1.xlsx", all)?.id).toBe("b");
    expect(datasetOf("wasps.csv", all)).toBeNull();
  });
  it("offer an empty table that Excel reads as Chinese", async () => {
    const bytes = new Uint8Array(await new Response(await template(dataset("a", [])).arrayBuffer()).arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe("公民身份号码,金额\r\n");
  });
  it("say that a finished batch left rows aside", () => {
    const file = { dataset: "a", file: "a.csv", state: "done", rows: 3, accepted: 2, unchanged: 0, quarantined: 1, percent: 100 };
    const batch: ImportBatch = { id: "1", state: "DONE", startedAt: "", finishedAt: "", by: "", files: [file] };
    expect(batchState(batch)).toBe("partial");
    expect(batchState({ ...batch, files: [{ ...file, quarantined: 0 }] })).toBe("done");
    expect(workState("CANCELLED")).toBe("cancelled");
  });
  it("ask about rows a full delivery lacks, while the answer still counts", () => {
    const file: ImportFile = { dataset: "a", file: "a.csv", state: "done", rows: 1, accepted: 0, unchanged: 1, quarantined: 0, percent: 100, missing: 1234, compared: 3000, guard: 10, confirmable: true };
    expect(lacking([file, { ...file, missing: 0 }])).toEqual([file]);
    expect(figures(file)).toMatchObject({ n: "1,234", of: "3,000", share: "41.1%", guard: 10 });
    expect([standing(file), standing({ ...file, confirmable: false, overtaken: true }), standing({ ...file, confirmable: false })]).toEqual(["open", "overtaken", "gone"]);
  });
});

describe("a trend", () => {
  it("tells the runs of one day apart by their time", () => {
    const point = (date: string) => ({ date, missed: 0, wrong: 0, entitled: 0, paid: 0 });
    const trend = ["2026-11-27T01:00:00", "2026-11-28T05:05:00", "2026-11-28T05:19:00"].map(point);
    expect(trend.map(pointNamer(trend))).toEqual(["2026-11-27", "2026-11-28 05:05", "2026-11-28 05:19"]);
  });
});

describe("a household's decisions", () => {
  const decision = (programme: string, outcome: Decision["outcome"], member?: string): Decision => ({ programme, zh: programme, unit: "household", outcome, member });
  it("are shown most useful first, without those that do not apply", () => {
    const { shown, others } = arranged([decision("a", "refused"), decision("b", "not-applicable"), decision("c", "granted"), decision("d", "needs-information")]);
    expect(shown.map((each) => each.programme)).toEqual(["c", "d", "a"]);
    expect(others).toHaveLength(1);
    const waiting = (programme: string, item: object) => ({ ...decision(programme, "needs-information"), missing: [{ zh: "x", ...item }] });
    expect(arranged([waiting("a", { parameter: "standard" }), waiting("b", { fact: "wage" })]).shown.map((each) => each.programme)).toEqual(["b", "a"]);
  });
  it("are told together where they say the same of several members", () => {
    const all = [decision("a", "granted", "x"), decision("b", "refused"), { ...decision("a", "granted", "y"), amount: "1.00" }, decision("a", "granted", "z")];
    expect(alike(all).map((group) => group.map((each) => each.member))).toEqual([["x", "z"], [undefined], ["y"]]);
  });
  it("find their person", () => {
    const members = [{ id: "x" }, { id: "y" }] as Member[];
    expect(personOf(decision("a", "granted", "y"), members)?.id).toBe("y");
    expect(personOf(decision("a", "granted"), members)).toBeNull();
  });
  it("say the nearest yes with people by name, in both languages", () => {
    const members = [{ id: "x", name: "李＊＊" }] as Member[];
    const nearest = { fact: "wage", zh: "月工资收入", member: "x", from: "2200.00", to: "1920.97", text: "差一点：若成员 x 的月工资收入由 2,200.00 元 变为 1,920.97 元，即符合" };
    expect(nearestText(nearest, members, "zh")).toBe("若李＊＊的月工资收入由 2,200.00 元 变为 1,920.97 元，即符合");
    expect(nearestText(nearest, members, "en")).toBe("李＊＊ · 月工资收入: 1,920.97 instead of 2,200 would do");
    const told = { ...nearest, textEn: "Nearly there: if the monthly wage of member x were 1,920.97 yuan instead of 2,200.00 yuan, all else unchanged, it would do" };
    expect(nearestText(told, members, "en")).toBe("If the monthly wage of 李＊＊ were 1,920.97 yuan instead of 2,200.00 yuan, all else unchanged, it would do");
    expect(nearestText(null, members, "zh")).toBe("");
  });
});

describe("facts", () => {
  const wage = (value: string, recordedAt: string): FactVersion => ({ fact: "wage", zh: "月工资收入", value, recordedAt });
  it("stand together by fact, newest on top", () => {
    const [fact] = byFact([wage("1", "2026-05-01"), wage("3", "2026-11-01"), wage("2", "2026-08-01")]);
    expect([fact!.latest.value, ...fact!.earlier.map((each) => each.value)]).toEqual(["3", "2", "1"]);
  });
  it("that changed since a day are told with what they are now", () => {
    const car: FactVersion = { fact: "carCount", zh: "机动车辆数", value: 1 };
    const changes = changedSince([wage("1", "2026-05-01"), car], [wage("2", "2026-11-01")]);
    expect([changes.get("wage")?.value, changes.get("carCount")]).toEqual(["2", null]);
    expect(changedSince([car], [car]).size).toBe(0);
  });
  it("are written with separators, yes and no", () => {
    expect(factValue(wage("2200.00", ""), "元/月", "是", "否")).toBe("2,200.00");
    expect(factValue({ value: false }, "", "是", "否")).toBe("否");
    expect(factValue({ value: null }, "", "是", "否")).toBe("—");
    expect(factValue({ value: { zh: "一级", en: "level 1" } }, "", "yes", "no", (label) => label.en ?? "")).toBe("level 1");
  });
});

describe("tables and tiles", () => {
  it("sort downwards first, then upwards", () => {
    expect(toggledSort("", "age")).toBe("-age");
    expect(toggledSort("-age", "age")).toBe("age");
    expect([ariaSort("-age", "age"), ariaSort("age", "age"), ariaSort("age", "paid"), ariaSort("age", undefined)]).toEqual(["descending", "ascending", undefined, undefined]);
  });
  it("shade by share of the highest rate", () => {
    expect([shade(0, [0, 8]), shade(1, [1, 8]), shade(8, [1, 8]), shade(0, [])]).toEqual([0, 1, 4, 0]);
    expect(missedRate({ place: { code: "", name: "" }, missed: 3, wrong: 0 })).toBeNull();
  });
});
