import { named, type Language } from "../format/language";
import { grouped } from "../format/numbers";
import type { TraceNode } from "./model";

const TRUTH: Record<Language, Record<string, string>> = { zh: { true: "是", false: "否" }, en: { true: "yes", false: "no" } };
const UNKNOWN: Record<Language, string> = { zh: "缺少信息", en: "not known" };

/** The value of a step as a reader says it: yes or no, a grouped number, a label, or that nobody knows it. */
export function valueText(node: TraceNode, language: Language): string {
  if (node.kind === "programme") return named(node.shown, language);
  if (node.value === null) return UNKNOWN[language];
  const truth = TRUTH[language][node.value];
  if (truth) return truth;
  if (node.unit.zh || !node.shown.zh) return grouped(node.value);
  return named(node.shown, language);
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
  return [named(source, language), named(clause, language), from && since, verified ? "" : doubt].filter(Boolean).join(" · ");
}
