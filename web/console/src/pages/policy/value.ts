import { count, grouped, money, type Language, type ValueType } from "@huimin/shared";

const TRUTH = { zh: { true: "是", false: "否" }, en: { true: "yes", false: "no" } } as const;

/** A value as a reader says it; a dash where there is none. */
export function valueShown(type: ValueType | null | undefined, value: string | null | undefined, language: Language): string {
  if (value === null || value === undefined || value === "") return "—";
  switch (type?.kind) {
    case "money": return money(value.includes(".") ? value : `${value}.00`);
    case "count": return count(value);
    case "decimal": return grouped(value.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));
    case "boolean": return TRUTH[language][value as "true" | "false"] ?? value;
    case "code": {
      const code = type.codes.find((each) => each.code === value || each.zh === value);
      return code ? (language === "en" && code.en ? code.en : code.zh) : value;
    }
    default: return value;
  }
}

const UNITS: [string, string][] = [["元", "yuan"], ["人", "person"], ["月", "month"], ["年", "year"], [" 或 ", " or "]];

export function unitShown(type: ValueType | null | undefined, language: Language): string {
  if (!type?.unit) return "";
  return language === "zh" ? type.unit : UNITS.reduce((said, [zh, en]) => said.replaceAll(zh, en), type.unit);
}
