export type Language = "zh" | "en";

/** A name in both languages, as the server gives it. English may be missing for local content. */
export interface Named {
  zh: string;
  en?: string | null;
}

export function named(text: Named | string | null | undefined, language: Language): string {
  if (text == null) return "";
  if (typeof text === "string") return text;
  return language === "en" ? text.en || text.zh : text.zh;
}
