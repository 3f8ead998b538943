import { moneyShort, type Decision, type Language, type Member, type NearestYes } from "@huimin/shared";
import { groupedBy } from "../../app/grouped-by";

const RANK = { granted: 0, "needs-information": 1, refused: 2, "not-applicable": 3 } as const;

/** Nothing about the household is missing, only a value of the place. */
export const waitsForBureau = (decision: Decision) => !!decision.missing?.length && decision.missing.every((item) => item.parameter);

/** Decisions to show, most useful first; those that do not apply at all are only counted. */
export function arranged(decisions: Decision[]): { shown: Decision[]; others: Decision[] } {
  const shown = decisions.filter((each) => each.outcome !== "not-applicable");
  return {
    shown: shown.toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome] || Number(waitsForBureau(a)) - Number(waitsForBureau(b))),
    others: decisions.filter((each) => each.outcome === "not-applicable"),
  };
}

/** What a decision says apart from whom it is about: where that is the same, several members are told together. */
function saying(decision: Decision): string {
  const { programme, outcome, amount, reasons, missing, nearestYes, components } = decision;
  const lacking = missing?.map((item) => item.fact ?? item.parameter ?? item.rule ?? item.zh);
  const parts = components?.map((part) => [part.id, part.amount]);
  return JSON.stringify([programme, outcome, amount, reasons?.map((reason) => [reason.rule, reason.text]), lacking, parts, nearestYes ? decision.member : ""]);
}

/** Decisions of one programme that say the same of several members, together and in order. */
export function alike(decisions: Decision[]): Decision[][] {
  return [...groupedBy(decisions, saying).values()];
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
