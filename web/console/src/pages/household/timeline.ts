import { day, type FactLine, type FactLineVersion } from "@huimin/shared";

/** A version of a fact as an event: what was believed from that day on, and what before. */
export interface TimelineEvent {
  key: string;
  line: FactLine;
  version: FactLineVersion;
  /** The version it took the place of; undefined when this is the first one known to us. */
  before?: FactLineVersion;
}

export interface TimelineDay {
  date: string;
  events: TimelineEvent[];
}

export interface TimelineFilter {
  fact: string;
  /** Id of a dataset, or "declared". */
  source: string;
}

/** A version without a value came from nowhere: the source it lost is the one that counts. */
const sourcesOf = (event: TimelineEvent) => (event.version.sources.length ? event.version.sources : (event.before?.sources ?? []));

/** All versions of all facts as events by day, newest first; those of one day in the order of the facts. */
export function chronicle(lines: FactLine[], filter: TimelineFilter): TimelineDay[] {
  const days = new Map<string, TimelineEvent[]>();
  for (const line of lines) {
    if (filter.fact && line.fact !== filter.fact) continue;
    line.versions.forEach((version, index) => {
      const event = { key: `${line.fact} ${version.knownFrom}`, line, version, before: line.versions[index + 1] };
      if (filter.source && !sourcesOf(event).some((source) => source.dataset === filter.source)) return;
      const date = day(version.knownFrom);
      days.set(date, [...(days.get(date) ?? []), event]);
    });
  }
  return [...days].map(([date, events]) => ({ date, events })).toSorted((a, b) => b.date.localeCompare(a.date));
}

/** The sources there are, each once, by name. */
export function sourcesIn(lines: FactLine[]): { id: string; name: FactLineVersion["sources"][number]["name"] }[] {
  const names = new Map<string, FactLineVersion["sources"][number]["name"]>();
  for (const source of lines.flatMap((line) => line.versions.flatMap((version) => version.sources))) {
    if (!names.has(source.dataset)) names.set(source.dataset, source.name);
  }
  return [...names].map(([id, name]) => ({ id, name }));
}

/** A line with its earlier versions behind those we have. */
export function extended(lines: FactLine[], earlier: FactLine[]): FactLine[] {
  return lines.map((line) => {
    const found = earlier.find((each) => each.fact === line.fact);
    return found ? { ...line, versions: [...line.versions, ...found.versions], more: found.more } : line;
  });
}
