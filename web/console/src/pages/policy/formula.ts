import { wordOf, type FormulaName, type Language } from "@huimin/shared";

export interface Token {
  text: string;
  name?: FormulaName;
}

const PIECE = /"[^"]*"|[\p{Script=Han}A-Za-z_][\p{Script=Han}\w]*(?:\.[\p{Script=Han}\w]+)*|[<>!]=|\s+|[^\s]/gu;

/** Cuts a formula into names and the text between them. `人.计入工资` is the name after the dot, of each person. */
export function tokens(formula: string, names: Map<string, FormulaName>, language: Language): Token[] {
  const found: Token[] = [];
  for (const [piece] of formula.matchAll(PIECE)) {
    const dot = piece.lastIndexOf(".");
    const whole = names.get(piece);
    // `人.低保.金额`: another programme's name, of each person
    const first = piece.indexOf(".");
    const ofPerson = whole || first < 0 ? undefined : names.get(piece.slice(first + 1));
    const last = ofPerson ?? (whole || dot < 0 ? undefined : names.get(piece.slice(dot + 1)));
    const at = ofPerson ? first : dot;
    if (whole?.kind === "code") found.push({ text: said(whole, piece, language) });
    else if (whole) found.push({ text: said(whole, piece, language), name: whole });
    else if (last) found.push({ text: language === "en" ? `${wordOf(piece.slice(0, at), language)}'s ` : piece.slice(0, at + 1) }, { text: said(last, piece.slice(at + 1), language), name: last });
    else found.push({ text: wordOf(piece, language) });
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
