// Invented people of an invented district, the same at every start: something to look at while no server runs.
import content from "./content.json" with { type: "json" };

let seed = 7;
export function random(below: number): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
}
const pick = <T>(list: ArrayLike<T>): T => list[random(list.length)]!;

export const DISTRICT = { code: "350213000000", name: "翔安区", level: "county" };
const ABOVE = [{ code: "350000000000", name: "福建省" }, { code: "350200000000", name: "厦门市" }];

export const towns = content.towns.map((name, index) => ({ code: `350213${String(index + 1).padStart(3, "0")}000`, name, level: "town" }));
export const villages = towns.flatMap((town) =>
  content.villages.map((name, index) => ({ code: `${town.code.slice(0, 9)}${String(200 + index)}`, name, level: "village", town })),
);

export function placeOf(code: string) {
  const town = towns.find((each) => each.code === code);
  const village = villages.find((each) => each.code === code);
  if (village) return { ...village, town: undefined, path: [...ABOVE, DISTRICT, village.town, village], childCount: 0 };
  if (town) return { ...town, path: [...ABOVE, DISTRICT, town], childCount: content.villages.length };
  return { ...DISTRICT, path: [...ABOVE, DISTRICT], childCount: towns.length };
}
export const childrenOf = (code: string) =>
  code === DISTRICT.code ? towns.map((each) => placeOf(each.code)) : villages.filter((each) => each.town.code === code).map((each) => placeOf(each.code));

export const within = (code: string, place: string) => place.startsWith(code.replace(/0+$/, "").slice(0, 9).padEnd(code === DISTRICT.code ? 6 : 9, "0"));

function personName(): string {
  return pick(content.surnames) + pick(content.given) + (random(3) ? pick(content.given) : "");
}
const masked = (name: string) => name[0] + "＊".repeat(name.length - 1);

const REASON: Record<string, { zh: string; en: string }[]> = {
  missed: [
    { zh: "人均月收入 813.00 元，低于当地低保标准 1,120.00 元，未在发放名册", en: "income per person 813.00 yuan, below the standard of 1,120.00 yuan, not on the roll" },
    { zh: "年满 83 周岁，未在高龄津贴名册", en: "aged 83, not on the old-age roll" },
    { zh: "肢体残疾一级，未领护理补贴", en: "physical disability level 1, no care allowance" },
  ],
  wrong: [
    { zh: "已于 2026-08-14 死亡登记，9 月起仍在发放", en: "death registered on 2026-08-14, still paid from September" },
    { zh: "人均月收入 1,342.00 元，不低于当地低保标准 1,120.00 元", en: "income per person 1,342.00 yuan, not below the standard of 1,120.00 yuan" },
    { zh: "名下有价值 186,000.00 元的机动车", en: "owns a vehicle worth 186,000.00 yuan" },
  ],
};

export const findings = Array.from({ length: 746 }, (_, index) => {
  const kind = index % 5 < 3 ? "missed" : "wrong";
  const village = pick(villages);
  const programme = pick(content.programmes.filter((each) => each.paid));
  const name = personName();
  const days = random(120);
  return {
    id: `f${index}`, kind, programme: programme.id,
    household: { id: `h${index}`, number: `3502130${String(10000 + index * 37)}` },
    member: null, headName: masked(name), name, place: village.code, placeName: `${village.town.name} ${village.name}`,
    reasons: [{ id: programme.conditions[0]!.id, ...pick(REASON[kind]!) }],
    amountEntitled: kind === "missed" ? (120 + random(2400) + 0.5).toFixed(2) : "0.00",
    amountPaid: kind === "missed" ? "0.00" : (120 + random(1900)).toFixed(2),
    firstSeen: new Date(Date.now() - days * 86400000).toISOString().slice(0, 10), ageDays: days,
    certainty: random(4) ? "certain" : "needs-information",
  };
});

const source = (zh: string, en: string) => ({ zh, en });
const HR = source("人力资源和社会保障局 · 工资发放", "Human resources · wages");
const POLICE = source("公安局 · 户籍", "Police · household register");

function factsOf(age: number) {
  const common = { batch: "01939c2e-77aa", recordedAt: "2026-11-03T02:11:00Z" };
  const birth = { fact: "birthDate", zh: "出生日期", en: "date of birth", value: `${2026 - age}-03-14`, unit: null, source: POLICE, dataset: "a", row: 1204, asOf: "2026-10-31", ...common };
  if (age < 18) return [birth, { fact: "fullTimeStudent", zh: "全日制在校", en: "full-time student", value: true, unit: null, source: source("教育局 · 学籍", "Education · school status"), dataset: "e", row: 87, asOf: "2026-09-01", ...common }];
  const wage = (value: string, asOf: string, recordedAt: string, row: number) => ({ fact: "wage", zh: "月工资收入", en: "monthly wage", value, unit: "元/月", source: HR, dataset: "f", batch: "01939c2e-77aa", row, asOf, recordedAt });
  return [
    birth, wage("2200.00", "2026-10-31", "2026-11-03T02:11:00Z", 312), wage("2450.00", "2026-07-31", "2026-08-02T01:40:00Z", 290), wage("1900.00", "2026-04-30", "2026-05-04T03:15:00Z", 301),
    { fact: "carCount", zh: "机动车辆数", en: "vehicles", value: 0, unit: null, source: source("公安局 · 机动车登记", "Police · vehicles"), dataset: "c", row: null, asOf: "2026-10-31", ...common },
    { fact: "deposits", zh: "存款", en: "deposits", value: "18620.35", unit: "元", source: source("银行 · 存款", "Banks · balances"), dataset: "g", row: 5521, asOf: "2026-09-30", ...common },
  ];
}

const UNIT: Record<string, string> = { "money": "元", "money/month": "元/月", "money/person/month": "元/人/月" };
const node = (zh: string, value: unknown, unit: string, more: object = {}) => ({ kind: "inputs" in more || "formula" in more ? "rule" : "fact", id: zh, zh, value: value === null ? undefined : String(value), shown: String(value), unit: UNIT[unit], ...more });
const trace = {
  schema: 1,
  ...node("最低生活保障", null, "boolean", {
    kind: "programme", shown: "不符合",
    clause: "社会救助暂行办法 第九条",
    inputs: [
      node("收入低于标准", false, "boolean", {
        clause: "社会救助暂行办法 第九条", formula: "人均月收入 < 低保标准",
        inputs: [
          node("人均月收入", "1213.00", "money/person/month", {
            formula: "round(家庭月计入收入 / 家庭人数, 1, \"四舍五入\")", clause: "确认办法 第十三条",
            inputs: [
              node("家庭月计入收入", "3639.00", "money/month", {
                formula: "经营净收入 + 财产净收入 + 转移净收入 + 工资",
                inputs: [
                  node("月工资收入", "2200.00", "money/month", { note: "人社局 2026-10 工资数据，2026-11-03 收到" }),
                  node("职工养老金", "1439.00", "money/month", { note: "人社局 2026-10 养老金数据，2026-11-03 收到" }),
                ],
              }),
              node("家庭人数", 3, "count", { formula: "count(家庭成员[计入人口])" }),
            ],
          }),
          node("低保标准", "1120.00", "money/person/month", { kind: "parameter", origin: { source: "厦门 2025 年标准", from: "2025-07-01", verified: false } }),
        ],
      }),
      node("金融资产符合规定", true, "boolean", {
        formula: "家庭金融资产 <= 低保标准 × 24 × 家庭人数", clause: "确认办法 第十五条",
        inputs: [node("家庭金融资产", "18620.35", "money", { note: "银行 2026-09-30 余额" })],
      }),
      node("机动车符合规定", true, "boolean", { formula: "机动车辆数 = 0", inputs: [node("机动车辆数", 0, "count", { note: "交警支队 2026-10-31" })] }),
    ],
  }),
};
const granted = { schema: 1, ...node("高龄津贴", "100.00", "money/month", { kind: "programme", shown: "符合，100.00 元/月", clause: "老年人权益保障法 第三十三条", inputs: [node("年满80周岁", true, "boolean", { formula: "年龄 >= 80", inputs: [node("年龄", 83, "count", { formula: "age(出生日期, 决定日)" })] }), node("津贴标准", "100.00", "money/month", { kind: "parameter", origin: { source: "厦门高龄津贴标准", from: "2024-01-01", verified: true } })] }) };

export function household(id: string) {
  const finding = findings.find((each) => each.household.id === id);
  if (!finding) return null;
  const sur = finding.name[0]!;
  const people: [string, number, string, string][] = [[finding.name, 45, "户主", "男"], [`${sur}玉兰`, 83, "母亲", "女"], [`${sur}文`, 12, "子", "男"]];
  const place = placeOf(finding.place);
  return {
    id, number: finding.household.number, place: finding.place, path: place.path, address: `${place.name}＊＊号`,
    urbanRural: { zh: "农村", en: "rural" },
    members: people.map(([name, age, relation, sex], index) => ({
      id: `${id}-${index}`, name: masked(name), idMasked: `350213********${index}01X`, age, sex: { zh: sex, en: sex === "男" ? "male" : "female" }, relation, facts: factsOf(age),
    })),
    facts: [],
    decisions: [
      { programme: "oldAge", zh: "高龄津贴", en: "old-age allowance", unit: "member", member: `${id}-1`, outcome: "granted", amount: "100.00", components: [{ id: "base", zh: "津贴", amount: "100.00" }], reasons: [], clauses: ["老年人权益保障法 第三十三条"], trace: granted },
      { programme: "subsistence", zh: "最低生活保障", en: "subsistence allowance", unit: "household", outcome: "refused", amount: "0.00", reasons: [{ rule: "incomeBelow", zh: "收入低于标准", text: "人均月收入 1,213 元，不低于当地低保标准 1,120 元", law: "社会救助暂行办法 第九条" }], clauses: ["社会救助暂行办法 第九条", "最低生活保障审核确认办法 第十三条"], nearestYes: { text: "人均月收入再低 93.01 元即可；若扣除就业成本 10 %（220 元），人均 1,139.67 元，仍差 19.68 元" }, trace },
      { programme: "destitute", zh: "特困人员救助供养", en: "support for the destitute", unit: "member", member: `${id}-1`, outcome: "needs-information", missing: [{ fact: "obligorState", zh: "法定义务人情况" }], clauses: [], trace: { ...node("特困人员救助供养", null, "boolean", { kind: "programme", shown: "需补充信息", inputs: [node("无法定义务人或义务人无能力", null, "boolean", { formula: "法定义务人情况 in (\"无\", \"无能力\")", inputs: [node("法定义务人情况", null, "code")] })] }) } },
      ...["orphan", "disabledCare", "disabledLiving"].map((programme) => ({ programme, zh: content.programmes.find((each) => each.id === programme)!.zh, unit: "member", member: `${id}-0`, outcome: "not-applicable" })),
    ],
    findings: [{ ...finding, headName: masked(finding.name) }],
  };
}

export const programmes = content.programmes;
export const datasets = content.datasets.map((each) => ({ ...each, columns: each.columns.map(([id, zh, type, required]) => ({ id, zh, type, required: required === 1 })) }));

/** Every version of a member's facts, newest first, as the server tells them. */
export function timeline(household_: string, member: string) {
  const facts = household(household_)?.members.find((each) => each.id === member)?.facts;
  if (!facts) return null;
  const lines = new Map<string, (typeof facts)[number][]>();
  for (const each of facts) lines.set(each.fact, [...(lines.get(each.fact) ?? []), each]);
  return {
    member,
    facts: [...lines].map(([fact, all]) => ({
      fact, zh: all[0]!.zh, en: all[0]!.en, unit: all[0]!.unit && { zh: all[0]!.unit, en: "yuan" }, more: false,
      versions: all.map((each, index) => ({
        value: each.value, none: false, knownFrom: each.recordedAt, knownTo: all[index - 1]?.recordedAt ?? null, validFrom: null, validTo: null,
        cause: index < all.length - 1 ? "corrected" : "delivered", rows: 1,
        sources: [{ dataset: each.dataset, name: each.source, batch: each.batch, file: `${each.dataset}.csv`, row: each.row, asOf: each.asOf, recordedAt: each.recordedAt }],
      })),
    })),
  };
}
