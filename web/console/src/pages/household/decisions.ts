import { moneyShort, type Decision, type Language, type Member } from "@huimin/shared";

const RANK = { granted: 0, "needs-information": 1, refused: 2, "not-applicable": 3 } as const;

/** Decisions to show, most useful first; those that do not apply at all are only counted. */
export function arranged(decisions: Decision[]): { shown: Decision[]; others: Decision[] } {
  const shown = decisions.filter((each) => each.outcome !== "not-applicable");
  return {
    shown: shown.toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome]),
    others: decisions.filter((each) => each.outcome === "not-applicable"),
  };
}

/** The person a decision is about; null for one about the whole household. */
export function personOf(decision: Decision, members: Member[]): Member | null {
  const { member } = decision;
  if (member == null) return null;
  return members.find((each) => each.id === String(member)) ?? (typeof member === "number" ? members[member] ?? null : null);
}

type Loose = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** The nearest yes as a sentence: the engine's own words where it has some, else fact, value now and value needed. */
export function nearestText(nearest: unknown, language: Language): string {
  if (typeof nearest === "string") return nearest;
  if (!nearest || typeof nearest !== "object") return "";
  const loose = nearest as Loose;
  const said = text(loose[language === "en" ? "textEn" : "text"]) || text(loose.text) || text(loose.sentence);
  if (said) return said;
  const fact = (language === "en" && text(loose.en)) || text(loose.zh) || text(loose.fact);
  const now = moneyShort(text(loose.from) || text(loose.current));
  const needed = moneyShort(text(loose.to) || text(loose.needed) || text(loose.value));
  if (!fact) return "";
  return language === "zh" ? `${fact}由 ${now} 变为 ${needed} 即可` : `${fact}: ${needed} instead of ${now} would do`;
}
