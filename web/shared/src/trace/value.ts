import type { Language } from "../format/language";
import { grouped } from "../format/numbers";
import type { TraceNode } from "./model";

const ENGLISH_UNITS: [RegExp, string][] = [[/元/, "yuan"], [/人/, "person"], [/月/, "month"], [/年/, "year"], [/ 或 /, " or "]];

/** A unit such as 元/人/月 in the reader's language. */
export function unitText(unit: string, language: Language): string {
  if (language === "zh") return unit;
  return ENGLISH_UNITS.reduce((said, [zh, en]) => said.replaceAll(new RegExp(zh, "g"), en), unit);
}

const TRUTH: Record<Language, Record<string, string>> = { zh: { true: "是", false: "否" }, en: { true: "yes", false: "no" } };
const UNKNOWN: Record<Language, string> = { zh: "缺少信息", en: "not known" };

/** The value of a step as a reader says it: yes or no, a grouped number, a label, or that nobody knows it. */
export function valueText(node: TraceNode, language: Language): string {
  if (node.kind === "programme") return language === "zh" ? node.shown : "";
  if (node.value === null) return UNKNOWN[language];
  const truth = TRUTH[language][node.value];
  if (truth) return truth;
  if (node.unit || !node.shown) return grouped(node.value);
  return node.shown;
}

/** How a step turned out, for its mark: colour is never the only sign. */
export function verdict(node: TraceNode): "yes" | "no" | "unknown" | "" {
  if (node.kind === "programme") return "";
  if (node.value === null) return "unknown";
  return node.value === "true" ? "yes" : node.value === "false" ? "no" : "";
}

/** Where a parameter's value comes from. */
export function originText(node: TraceNode, language: Language): string {
  if (!node.origin) return "";
  const { source, clause, from, verified } = node.origin;
  const since = language === "zh" ? `自 ${from}` : `from ${from}`;
  const doubt = language === "zh" ? "未核实" : "not verified";
  return [source, clause, from && since, verified ? "" : doubt].filter(Boolean).join(" · ");
}
