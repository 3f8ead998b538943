import type { Language } from "./language";

const two = (value: number) => String(value).padStart(2, "0");

export function isoDate(date: Date): string {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A day as 2026-11-21, from a date or an instant in the reader's own time zone. */
export function day(text: string | null | undefined): string {
  if (!text) return "—";
  return text.length <= 10 ? text : isoDate(new Date(text));
}

/** An instant as 2026-11-21 02:13 in the reader's time zone. */
export function moment(text: string | null | undefined): string {
  if (!text) return "—";
  if (text.length <= 10) return text;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return `${isoDate(at)} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const WORDS = {
  zh: { now: "刚刚", ago: "前", units: ["秒", "分钟", "小时", "天"] },
  en: { now: "just now", ago: " ago", units: [" s", " min", " h", " days"] },
};

/** A length of time in its largest fitting unit: 42 秒, 8 分钟, 3 小时, 12 天. */
export function lasting(seconds: number, language: Language): string {
  const { units } = WORDS[language];
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))}${spaced(units[0]!, language)}`;
  if (seconds < 5400) return `${Math.round(seconds / 60)}${spaced(units[1]!, language)}`;
  if (seconds < 129600) return `${Math.round(seconds / 3600)}${spaced(units[2]!, language)}`;
  return `${Math.round(seconds / 86400)}${spaced(units[3]!, language)}`;
}

function spaced(unit: string, language: Language): string {
  return language === "zh" ? ` ${unit}` : unit;
}

/** How long ago an instant was. */
export function ago(text: string | null | undefined, language: Language, now = Date.now()): string {
  if (!text) return "—";
  const seconds = (now - new Date(text).getTime()) / 1000;
  if (Number.isNaN(seconds)) return text;
  if (seconds < 30) return WORDS[language].now;
  return lasting(seconds, language) + WORDS[language].ago;
}
