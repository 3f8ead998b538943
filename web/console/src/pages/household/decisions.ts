import { moneyShort, type Decision, type Language, type Member, type NearestYes } from "@huimin/shared";

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
  return members.find((each) => each.id === member) ?? null;
}

/** The nearest yes as the engine's sentence, with people by name instead of by id. */
export function nearestText(nearest: NearestYes | null | undefined, members: Member[], language: Language): string {
  if (!nearest) return "";
  const person = members.find((each) => each.id === nearest.member);
  if (language === "zh" && nearest.text) {
    const said = nearest.text.replace(/^差一点[：:]\s*/, "");
    return person ? said.replace(`成员 ${person.id} 的`, `${person.name}的`) : said;
  }
  if (language === "en" && nearest.textEn) {
    const said = nearest.textEn.replace(/^Nearly there:\s*i/, "I");
    return person ? said.replace(`member ${person.id}`, person.name) : said;
  }
  const fact = (language === "en" && nearest.en) || nearest.zh || nearest.fact || "";
  const [now, needed] = [moneyShort(nearest.from), moneyShort(nearest.to)];
  const whose = person ? `${person.name} · ` : "";
  return language === "zh" ? `${whose}${fact}由 ${now} 变为 ${needed} 即可` : `${whose}${fact}: ${needed} instead of ${now} would do`;
}
