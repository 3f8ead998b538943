import type { FormulaName, ImpactRow, PolicyFact, PolicyParameter } from "@huimin/shared";
import { describe, expect, it } from "vitest";
import { askedKey, copyOf, emptyDraft, freeId, fromInput, lacking, pathOf, summary, toInput, yuan } from "../src/pages/calculator/model";
import { difference, isUnchanged, rowsOf } from "../src/pages/changes/impact";
import { placeOfName, refusalTokens, tokens } from "../src/pages/policy/formula";
import { inForce, lanes } from "../src/pages/policy/time-line";
import { unitShown, valueShown } from "../src/pages/policy/value";

const name = (text: string, kind: FormulaName["kind"], en: string, programme = ""): FormulaName => ({ text, kind, id: en, zh: text, en, programme, type: "", typeEn: "" });

describe("a formula", () => {
  const names = new Map([name("家庭月收成", "rule", "harvest", "a"), name("伞贴.标准", "parameter", "standard", "b"), name("月收成", "fact", "harvest of a month")].map((each) => [each.text, each]));
  it("is cut into names and the text between", () => {
    const cut = tokens('家庭月收成 < 伞贴.标准 and 方式 = "四舍五入"', names, "zh");
    expect(cut.map((each) => each.text)).toEqual(["家庭月收成", " < ", "伞贴.标准", ' 且 方式 = "四舍五入"']);
    expect(cut.filter((each) => each.name)).toHaveLength(2);
  });
  it("finds a member's fact behind the loop's own name", () => {
    const cut = tokens("sum(for 人 in 家庭成员 return 人.月收成)", names, "zh");
    expect(cut.find((each) => each.name)?.text).toBe("月收成");
    expect(cut.map((each) => each.text).join("")).toBe("合计(逐个 人 属于 家庭成员 取 人.月收成)");
  });
  it("says its own words and signs, and the codes it quotes, in one language", () => {
    const codes = new Map([['"进一"', { ...name('"进一"', "code", '"up"'), en: '"up"' }]]);
    const said = (language: "zh" | "en") => tokens('not(a) and b >= orElse(c, 1) or 方式 = "进一"', codes, language).map((each) => each.text).join("");
    expect(said("zh")).toBe('非(a) 且 b ≥ 先取已知的(c, 1) 或 方式 = "进一"');
    expect(said("en")).toBe('not(a) and b ≥ first known of(c, 1) or 方式 = "up"');
  });
  it("says names in English when asked", () => {
    expect(tokens("家庭月收成 + 1", names, "en")[0]!.text).toBe("harvest");
    expect(tokens("家庭成员", names, "en")[0]!.text).toBe("members");
    expect(tokens("人.伞贴.标准 + 人.月收成", names, "en").map((each) => each.text).join("")).toBe("person's standard + person's harvest of a month");
  });
  it("shows a refusal's values as names", () => {
    expect(refusalTokens("收成{家庭月收成}太高", names, "zh").map((each) => !!each.name)).toEqual([false, true, false]);
  });
  it("leads to this page or to the other programme's", () => {
    expect(placeOfName(names.get("家庭月收成")!, "a")).toBe("#rule-harvest");
    expect(placeOfName(names.get("伞贴.标准")!, "a")).toBe("/policy/b#parameter-standard");
    expect(placeOfName(names.get("月收成")!, "a")).toBe("#fact-harvest of a month");
  });
});

describe("a parameter on a time line", () => {
  const row = (index: number, level: number, from: string) => ({ index, place: "000000000000", level, urbanRural: "*" as const, from, until: null, value: String(index), shown: "", source: { zh: "" }, clause: { zh: "" }, verified: true, change: null });
  const parameter: PolicyParameter = {
    id: "p", zh: "p", note: { zh: "" }, lowestLevel: 3, elsewhere: 0, type: { kind: "money", scale: 2, unit: "元/月", codes: [] },
    rows: [row(0, 0, "2018-01-01"), row(1, 3, "2026-01-01")],
    spans: [{ urbanRural: "*", from: "2018-01-01", until: "2025-12-31", row: 0 }, { urbanRural: "*", from: "2026-01-01", until: null, row: 1 }],
  };
  it("knows what applies on a day", () => {
    expect(inForce(parameter, "2025-12-31").map((each) => each.row?.index)).toEqual([0]);
    expect(inForce(parameter, "2026-01-01").map((each) => each.row?.index)).toEqual([1]);
    expect(inForce(parameter, "2017-01-01")).toEqual([]);
  });
  it("lays the spans end to end", () => {
    const [lane] = lanes(parameter, "2026-03-01").lanes;
    const [first, second] = lane!.segments;
    expect(first!.left).toBe(0);
    expect(first!.left + first!.width).toBeCloseTo(second!.left, 6);
    expect(second!.left + second!.width).toBeCloseTo(100, 6);
    expect([first!.now, second!.now]).toEqual([false, true]);
  });
  it("never writes a year where the line has ended", () => {
    const [from] = parameter.spans;
    for (let year = 2027; year < 2090; year += 1) {
      const long = { ...parameter, spans: [from!, { ...from!, from: `${year}-01-01` }] };
      const { years } = lanes(long, "2026-03-01");
      expect(years.length).toBeGreaterThan(0);
      expect(years.at(-1)!.left).toBeLessThanOrEqual(93);
    }
  });
  it("has its values and units in both languages", () => {
    const code = { kind: "code" as const, scale: 0, unit: "", codes: [{ code: "up", zh: "进一", en: "up" }] };
    expect([valueShown(code, "up", "zh"), valueShown(code, "up", "en"), valueShown(code, null, "zh")]).toEqual(["进一", "up", "—"]);
    expect(valueShown({ ...code, kind: "decimal" }, "0.300", "zh")).toBe("0.3");
    expect(unitShown({ ...code, unit: "元/人/月" }, "en")).toBe("yuan/person/month");
  });
});

describe("an impact", () => {
  it("is subtracted to the fen", () => {
    expect(difference("1000000000000000.01", "1000000000000000.00")).toBe("0.01");
    expect(difference("9.99", "10.00")).toBe("-0.01");
    expect(difference("5.00", "5.00")).toBe("0.00");
  });
  it("is told by group", () => {
    const row = (dimension: ImpactRow["dimension"], programme: string) => ({ dimension, programme, key: "", winners: 0, losers: 0, entered: 0, left: 0, costBefore: "1.00", costAfter: "1.00" }) as ImpactRow;
    const report = { rows: [row("all", "a"), row("all", "total"), row("place", "a"), row("place", "total")] } as never;
    expect(rowsOf(report, "place")).toHaveLength(1);
    expect(rowsOf(report, "programme").map((each) => each.programme)).toEqual(["a"]);
    expect(isUnchanged(row("all", "total"))).toBe(true);
  });
});

describe("a household by hand", () => {
  const fact = (id: string, zh: string, kind: PolicyFact["type"]["kind"], entity: PolicyFact["entity"] = "member"): PolicyFact =>
    ({ id, zh, en: id, entity, type: { kind, scale: 0, unit: "", codes: kind === "code" ? [{ code: "1", zh: "一级", en: "level 1" }] : [] }, absent: "none", sensitive: false, formula: "", formulaEn: "", group: "", readBy: [] });
  const facts = [fact("wage", "月工资收入", "money"), fact("level", "残疾等级", "code"), fact("ill", "重大疾病", "boolean"), fact("urbanRural", "城乡", "code", "household")];
  it("keeps left out, unknown and zero apart", () => {
    const draft = emptyDraft("350213000000", "2026-03-01");
    draft.members = [{ id: "1", wage: undefined, ill: null, level: "0" }];
    expect(toInput(draft).household.members).toEqual([{ id: "1", ill: null, level: "0" }]);
  });
  it("comes back from its own JSON, and from a case in Chinese", () => {
    const draft = { ...emptyDraft("350213000000", "2026-03-01"), members: [{ id: "1", wage: "900.00" }] };
    expect(fromInput(toInput(draft), facts)).toEqual(draft);
    const read = fromInput({ place: "500103", on: "2025-09-01", unlisted: "none", household: { members: [{ 月工资收入: 900, 残疾等级: "一级", 重大疾病: "true", 年龄: null }] } }, facts);
    expect(read.place).toBe("500103000000");
    expect(read.members).toEqual([{ id: "1", wage: "900", level: "1", ill: true, 年龄: null }]);
    expect(() => fromInput([], facts)).toThrow();
  });
  it("gives new members ids of their own", () => {
    const draft = emptyDraft("", "");
    draft.members = [{ id: "1" }, { id: "3" }];
    expect(freeId(draft)).toBe("4");
    const copy = copyOf(draft);
    copy.members.pop();
    expect(draft.members).toHaveLength(2);
  });
  it("finds its errors by the server's path", () => {
    expect(pathOf(facts[0]!, 2)).toBe("$.household.members[2].wage");
    expect(pathOf(facts[3]!, null)).toBe("$.household.urbanRural");
  });
  it("is asked for what the answers of the chosen programmes lack, once", () => {
    const answer = (programme: string, ...missing: object[]) => ({ programme, zh: programme, unit: "household" as const, outcome: "needs-information" as const, missing }) as never;
    const wage = { fact: "wage", zh: "工资", member: "1" };
    const all = [answer("a", wage, { parameter: "standard", zh: "标准" }), answer("b", wage, { fact: "residence", zh: "城乡" }), answer("c", { fact: "other", zh: "其他" })];
    expect(lacking(all, ["a", "b"])).toEqual([askedKey("1", "wage"), askedKey(null, "residence")]);
    expect(lacking(all, [])).toEqual([]);
  });
  it("adds up what its members get, exactly", () => {
    const decision = (outcome: "granted" | "refused", amount: string) => ({ programme: "a", zh: "a", unit: "member" as const, outcome, amount });
    const both = summary([decision("refused", "0.00"), decision("granted", "0.10"), decision("granted", "0.20")]);
    expect([both.outcome, yuan(both.fen), both.granted]).toEqual(["granted", "0.30", 2]);
  });
});
