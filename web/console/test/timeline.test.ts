import type { FactLine, FactLineVersion } from "@huimin/shared";
import { describe, expect, it } from "vitest";
import { chronicle, extended, sourcesIn } from "../src/pages/household/timeline";

const version = (value: string | null, knownFrom: string, dataset?: string): FactLineVersion => ({
  value, none: value === null, knownFrom, knownTo: null, validFrom: null, validTo: null, cause: "delivered", rows: 1,
  sources: dataset ? [{ dataset, name: { zh: dataset }, batch: "1", file: "a.csv", row: 2, asOf: null, recordedAt: knownFrom }] : [],
});
const line = (fact: string, ...versions: FactLineVersion[]): FactLine => ({ fact, zh: fact, versions, more: false });
const lines = [
  line("wage", version("3", "2026-11-01", "wages"), version("2", "2026-08-01", "declared"), version("1", "2026-05-01", "wages")),
  line("cars", version(null, "2026-11-01"), version("1", "2026-05-01", "vehicles")),
];
const all = { fact: "", source: "" };

describe("the time line of a person", () => {
  it("tells days newest first, each change with what was before", () => {
    const days = chronicle(lines, all);
    expect(days.map((each) => [each.date, each.events.length])).toEqual([["2026-11-01", 2], ["2026-08-01", 1], ["2026-05-01", 2]]);
    expect(days[0]!.events.map((event) => event.before?.value)).toEqual(["2", "1"]);
    expect(days[2]!.events[0]!.before).toBeUndefined();
  });
  it("narrows to a fact and to a source; what vanished counts to the source it lost", () => {
    expect(chronicle(lines, { fact: "cars", source: "" }).flatMap((each) => each.events)).toHaveLength(2);
    expect(chronicle(lines, { fact: "", source: "declared" }).map((each) => each.date)).toEqual(["2026-08-01"]);
    expect(chronicle(lines, { fact: "", source: "vehicles" }).map((each) => each.date)).toEqual(["2026-11-01", "2026-05-01"]);
    expect(sourcesIn(lines).map((source) => source.id)).toEqual(["wages", "declared", "vehicles"]);
  });
  it("grows backwards", () => {
    const [wage] = extended(lines, [{ ...line("wage", version("0", "2026-01-01", "wages")), more: true }]);
    expect(wage!.versions.map((each) => each.value)).toEqual(["3", "2", "1", "0"]);
    expect(wage!.more).toBe(true);
  });
});
