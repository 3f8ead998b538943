import { grouped, money, type FactVersion, type Named } from "@huimin/shared";

export interface Fact {
  id: string;
  latest: FactVersion;
  /** Earlier versions, newest first. */
  earlier: FactVersion[];
}

const when = (version: FactVersion) => version.recordedAt ?? version.asOf ?? version.validFrom ?? "";

/** Versions of the same fact together, the newest on top, in the order the server first names each fact. */
export function byFact(versions: FactVersion[]): Fact[] {
  const groups = new Map<string, FactVersion[]>();
  for (const version of versions) {
    groups.set(version.fact, [...(groups.get(version.fact) ?? []), version]);
  }
  return [...groups].map(([id, all]) => {
    const [latest, ...earlier] = all.toSorted((a, b) => when(b).localeCompare(when(a)));
    return { id, latest: latest!, earlier };
  });
}

/** Facts that are known differently today: by id, what they are now; null when nothing is known any more. */
export function changedSince(then: FactVersion[], now: FactVersion[]): Map<string, FactVersion | null> {
  const today = new Map(byFact(now).map((fact) => [fact.id, fact.latest]));
  const changes = new Map<string, FactVersion | null>();
  for (const { id, latest } of byFact(then)) {
    const current = today.get(id) ?? null;
    if (JSON.stringify(current?.value) !== JSON.stringify(latest.value)) changes.set(id, current);
  }
  return changes;
}

const MONEY = /money|元|yuan/;

/** The value as people write it; `yes` and `no` are the words of the reader's language. */
export function factValue(version: { value: FactVersion["value"] }, unit: string, yes: string, no: string, say: (label: Named) => string = (label) => label.zh): string {
  const { value } = version;
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "object") return say(value);
  if (typeof value === "boolean") return value ? yes : no;
  if (MONEY.test(unit)) return money(String(value));
  return typeof value === "number" ? grouped(String(value)) : value;
}
