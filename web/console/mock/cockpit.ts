import { childrenOf, findings, placeOf, programmes, within } from "./world.ts";

function counts(place: string, kind: string, programme?: string): number {
  return findings.filter((each) => each.kind === kind && within(place, each.place) && (!programme || each.programme === programme)).length;
}

export function cockpit(code: string) {
  const place = placeOf(code);
  const share = place.level === "county" ? 1 : place.level === "town" ? 0.13 : 0.016;
  const fresh = new Date(Date.now() - 5 * 3600_000).toISOString();
  const figure = (id: string, zh: string, en: string, value: number | string, unit: string, definition: string) => ({
    id, zh, en, value, unit: { zh: unit, en: { 户: "households", 人: "people", 条: "cases", 元: "yuan" }[unit]! }, period: "2026-11",
    source: { zh: "全量核对 + 17 个部门数据", en: "full run over 17 departments' data" }, freshness: fresh, definition: { zh: definition, en: "" },
  });
  const missed = counts(code, "missed");
  const wrong = counts(code, "wrong");
  return {
    place, path: place.path, run: { id: "r1", finishedAt: fresh, asOf: "2026-11-21" },
    figures: [
      figure("people", "常住人口档案", "people on file", Math.round(612345 * share), "人", "户籍数据中状态为正常的人数。"),
      figure("households", "家庭", "households", Math.round(198211 * share), "户", "户籍数据中有正常成员的户数。"),
      figure("entitled", "应享待遇", "entitled", Math.round(21480 * share), "条", "最近一次核对中，结论为符合的数量，按户的算一条，按人的每人一条。"),
      figure("paid", "在享待遇", "paid", Math.round(21112 * share), "条", "发放名册中状态为在发的数量。"),
      figure("missed", "漏保", "missed", missed, "条", "核对符合、名册没有、把握为确凿或需补信息的数量。"),
      figure("wrong", "错保", "wrong", wrong, "条", "名册有、核对不符合的数量。核实清楚之前不要停发。"),
      figure("due", "月应发金额", "due per month", (18342110.5 * share).toFixed(2), "元", "全部符合结论的月金额合计。"),
    ],
    programmes: programmes.map((each, index) => ({
      id: each.id, zh: each.zh, en: each.en, entitled: Math.round((5200 / (index + 1)) * share), paid: Math.round((5080 / (index + 1)) * share),
      missed: counts(code, "missed", each.id), wrong: counts(code, "wrong", each.id),
      entitledAmount: ((4211230.5 / (index + 1)) * share).toFixed(2), paidAmount: ((4102110 / (index + 1)) * share).toFixed(2),
    })),
    children: childrenOf(code).map((child, index) => ({
      place: { code: child.code, name: child.name }, population: 71000 / (index + 1) | 0, households: 23100 / (index + 1) | 0,
      missed: counts(child.code, "missed"), wrong: counts(child.code, "wrong"),
    })),
    trend: Array.from({ length: 14 }, (_, index) => ({
      date: new Date(Date.now() - (13 - index) * 86400_000).toISOString(), missed: missed + Math.round((13 - index) * missed * 0.03), wrong: wrong + Math.round((13 - index) * wrong * 0.045) - (index % 3),
      entitled: 21480 + index * 9, paid: 21112 + index * 14,
    })),
  };
}
