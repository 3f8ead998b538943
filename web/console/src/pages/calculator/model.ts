import type { DecideInput, Decision, FactValue, PolicyFact } from "@huimin/shared";
import { groupedBy } from "../../app/grouped-by";

export type Facts = Record<string, FactValue | undefined>;

/** A household while it is being typed: a fact left out is not there, null is said to be unknown. */
export interface Draft {
  place: string;
  on: string;
  unlisted: string;
  household: Facts;
  members: (Facts & { id: string })[];
}

export function emptyDraft(place: string, on: string): Draft {
  return { place, on, unlisted: "policy", household: {}, members: [{ id: "1" }] };
}

export function copyOf(draft: Draft): Draft {
  return JSON.parse(JSON.stringify(draft)) as Draft;
}

/** The smallest number that is nobody's id. */
export function freeId(draft: Draft): string {
  const taken = new Set(draft.members.map((member) => member.id));
  let next = draft.members.length + 1;
  while (taken.has(String(next))) next++;
  return String(next);
}

const given = (facts: Facts) => Object.entries(facts).filter(([, value]) => value !== undefined && value !== "");

/** What `bin/decide` takes. */
export function toInput(draft: Draft): DecideInput {
  const members = draft.members.map((member) => Object.fromEntries(given(member)) as Record<string, FactValue>);
  return { place: draft.place, on: draft.on, unlisted: draft.unlisted, household: { ...(Object.fromEntries(given(draft.household)) as Record<string, FactValue>), members } };
}

/** Reads what `bin/decide` takes: facts by id or Chinese name, codes by code or name. Throws when it is something else. */
export function fromInput(input: unknown, facts: PolicyFact[]): Draft {
  const loose = input as Partial<DecideInput> | null;
  if (!loose || typeof loose !== "object" || typeof loose.household !== "object" || !Array.isArray(loose.household?.members)) throw new TypeError("no household");
  const byName = new Map(facts.flatMap((fact) => [[fact.zh, fact], [fact.id, fact]] as const));
  const read = (raw: Record<string, unknown>): Facts => Object.fromEntries(Object.entries(raw).map(([name, value]) => normal(name, value, byName.get(name))));
  const { members, ...own } = loose.household;
  return {
    place: String(loose.place ?? "").padEnd(12, "0"),
    on: String(loose.on ?? ""),
    unlisted: loose.unlisted ?? "policy",
    household: read(own),
    members: members.map((member, index) => {
      const { id, ...rest } = member as Record<string, unknown>;
      return { ...read(rest), id: String(id ?? index + 1) };
    }),
  };
}

function normal(name: string, value: unknown, fact: PolicyFact | undefined): [string, FactValue] {
  const id = fact?.id ?? name;
  if (value === null || value === undefined) return [id, null];
  if (fact?.type.kind === "boolean") return [id, typeof value === "boolean" ? value : ["true", "是"].includes(String(value)) ? true : ["false", "否"].includes(String(value)) ? false : String(value)];
  const text = String(value);
  const code = fact?.type.codes.find((each) => [each.code, each.zh, each.en].includes(text));
  return [id, code?.code ?? text];
}

/** Key of a fact of a member, or of the household. */
export const askedKey = (member: string | null | undefined, fact: string) => `${member ?? ""} ${fact}`;

/** What the answers of these programmes still lack: facts somebody could fill in. */
export function lacking(decisions: Decision[], programmes: string[]): string[] {
  const wanted = decisions.filter((each) => programmes.includes(each.programme)).flatMap((each) => each.missing ?? []);
  return [...new Set(wanted.flatMap((item) => (item.fact ? [askedKey(item.member, item.fact)] : [])))];
}

/** Path of a fact as the server names it in its errors. */
export function pathOf(fact: PolicyFact, member: number | null): string {
  return member === null ? `$.household.${fact.id}` : `$.household.members[${member}].${fact.id}`;
}

export interface Outcome {
  programme: string;
  name: { zh: string; en?: string | null };
  decisions: Decision[];
}

/** Decisions by programme, in the order of classification. */
export function byProgramme(decisions: Decision[]): Outcome[] {
  return [...groupedBy(decisions, (each) => each.programme)].map(([programme, list]) => ({ programme, name: list[0]!, decisions: list }));
}

const RANK = { granted: 0, "needs-information": 1, refused: 2, "not-applicable": 3 } as const;

/** What a programme says of the household as a whole: the best of its members' outcomes, and the sum. */
export function summary(decisions: Decision[]): { outcome: Decision["outcome"]; fen: bigint; granted: number } {
  const best = decisions.toSorted((a, b) => RANK[a.outcome] - RANK[b.outcome])[0]!;
  const paid = decisions.filter((each) => each.outcome === "granted");
  return { outcome: best.outcome, fen: paid.reduce((sum, each) => sum + fenOf(each.amount), 0n), granted: paid.length };
}

const fenOf = (yuan: string | null | undefined) => BigInt((yuan ?? "0.00").replace(".", ""));

export function yuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
