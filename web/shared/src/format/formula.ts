import type { Language } from "./language";

/** Words of the formula language itself, so that a formula reads in one language; everything else is a name of the content. */
const WORDS: Record<Language, Record<string, string>> = {
  zh: {
    and: "且", or: "或", not: "非", if: "如果", then: "则", else: "否则", some: "任一", every: "每一", satisfies: "满足", for: "逐个", in: "属于", return: "取",
    between: "介于", sum: "合计", count: "个数", min: "较小", max: "较大", floor: "舍去零头", ceiling: "进位", round: "取整", age: "周岁", known: "已知", orElse: "先取已知的",
    monthly: "折成每月", yearly: "折成每年", months: "相隔月数", monthOf: "所在月", addMonths: "加月", addDays: "加天", addWorkingDays: "加工作日",
    workingDaysBetween: "相隔工作日", startOfMonth: "月初", endOfMonth: "月末", date: "日期", true: "是", false: "否", null: "无",
  },
  en: {
    家庭成员: "members", 决定日: "decision date", 人: "person", not: "not", known: "known", orElse: "first known of", addMonths: "add months", addDays: "add days",
    addWorkingDays: "add working days", workingDaysBetween: "working days between", startOfMonth: "start of month", endOfMonth: "end of month", monthOf: "month of", null: "none",
  },
};
const SIGNS: Record<string, string> = { ">=": "≥", "<=": "≤", "!=": "≠", "*": "×" };
const WORD = /"[^"]*"|[A-Za-z_]\w*|家庭成员|决定日|[<>!]=|\*/gu;

/** A word or sign of the formula language as a reader says it; anything else stays. */
export function wordOf(piece: string, language: Language): string {
  return SIGNS[piece] ?? WORDS[language][piece] ?? piece;
}

/** A whole formula as a reader says it; names and quoted texts stay. */
export function formulaIn(text: string, language: Language): string {
  return text.replace(WORD, (piece) => wordOf(piece, language));
}
