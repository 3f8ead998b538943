import type { FormulaName, Language } from "@huimin/shared";

export interface Token {
  text: string;
  name?: FormulaName;
}

const PIECE = /"[^"]*"|[\p{Script=Han}A-Za-z_][\p{Script=Han}\w]*(?:\.[\p{Script=Han}\w]+)*|\s+|[^\s]/gu;

/** Words of the language itself, so that a formula reads in one language; everything else is a name of the content. */
const WORDS: Record<Language, Record<string, string>> = {
  zh: {
    and: "且", or: "或", not: "非", if: "如果", then: "则", else: "否则", some: "任一", every: "每一", satisfies: "满足", for: "逐个", in: "属于", return: "取",
    between: "介于", sum: "合计", count: "个数", min: "较小", max: "较大", floor: "舍去零头", round: "取整", age: "周岁", true: "是", false: "否", null: "无",
  },
  en: { 家庭成员: "members", 决定日: "decision date" },
};

/** Cuts a formula into names and the text between them. `人.计入工资` is the name after the dot, of each person. */
export function tokens(formula: string, names: Map<string, FormulaName>, language: Language): Token[] {
  const found: Token[] = [];
  for (const [piece] of formula.matchAll(PIECE)) {
    const dot = piece.lastIndexOf(".");
    const whole = names.get(piece);
    const last = whole || dot < 0 ? undefined : names.get(piece.slice(dot + 1));
    if (whole) found.push({ text: said(whole, piece, language), name: whole });
    else if (last) found.push({ text: piece.slice(0, dot + 1) }, { text: said(last, piece.slice(dot + 1), language), name: last });
    else found.push({ text: WORDS[language][piece] ?? piece });
  }
  return joined(found);
}

/** Words of a refusal: `{…}` holds names. */
export function refusalTokens(text: string, names: Map<string, FormulaName>, language: Language): Token[] {
  return joined(text.split(/(\{[^}]*\})/).flatMap((part) => (part.startsWith("{") ? tokens(part.slice(1, -1), names, language) : [{ text: part }])));
}

function said(name: FormulaName, written: string, language: Language): string {
  return language === "en" && name.en ? name.en : written;
}

function joined(all: Token[]): Token[] {
  return all.reduce<Token[]>((list, token) => {
    const last = list.at(-1);
    if (last && !last.name && !token.name) last.text += token.text;
    else list.push({ ...token });
    return list;
  }, []);
}

/** Where a name is explained: on this page, or on its programme's. */
export function placeOfName(name: FormulaName, programme: string): string {
  const anchor = name.kind === "result" ? "" : `#${name.kind}-${name.id}`;
  return !name.programme || name.programme === programme ? anchor : `/policy/${name.programme}${anchor}`;
}
