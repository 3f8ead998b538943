import type { Language } from "../format/language";
import { grouped } from "../format/numbers";

const UNITS: Record<Language, Record<string, string>> = {
  zh: {
    money: "元", "money/month": "元/月", "money/year": "元/年", "money/person/month": "元/人/月",
    count: "", boolean: "", date: "", decimal: "",
  },
  en: {
    money: "yuan", "money/month": "yuan/month", "money/year": "yuan/year",
    "money/person/month": "yuan/person/month", count: "", boolean: "", date: "", decimal: "",
  },
};

/** The unit as a reader says it; a unit we do not know is shown as it came. */
export function unitText(unit: string, language: Language): string {
  const plain = unit.replace(/\s|\(.*\)/g, "");
  return UNITS[language][plain] ?? (plain === "code" ? "" : unit.startsWith("code") ? "" : unit);
}

/** A value as a reader says it: yes or no, a grouped number, or that nobody knows it. */
export function valueText(value: string | number | boolean | null, language: Language): string {
  if (value === null) return language === "zh" ? "缺少信息" : "not known";
  if (typeof value === "boolean") {
    if (language === "zh") return value ? "是" : "否";
    return value ? "yes" : "no";
  }
  return grouped(String(value));
}
