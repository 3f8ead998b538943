// Imports and runs of the mock: they move on by the clock.
import { DISTRICT, datasets, placeOf } from "./world.ts";

interface Work { id: string; start: number; seconds: number; cancelled?: boolean; place: string; files?: string[]; asOf?: string }

export const imports: Work[] = [{ id: "b0", start: Date.now() - 86400_000, seconds: 9, place: DISTRICT.code, files: ["户籍_202610.csv", "养老金发放_202610.csv", "机动车登记_202610.xlsx"] }];
export const runs: Work[] = [{ id: "r1", start: Date.now() - 5 * 3600_000, seconds: 74, place: DISTRICT.code, asOf: "2026-11-21" }, { id: "r0", start: Date.now() - 29 * 3600_000, seconds: 81, place: DISTRICT.code, asOf: "2026-11-20" }];

const share = (work: Work) => Math.min(1, (Date.now() - work.start) / 1000 / work.seconds);
const finishedAt = (work: Work) => (share(work) < 1 ? null : new Date(work.start + work.seconds * 1000).toISOString());

export function importView(work: Work) {
  const done = share(work);
  return {
    id: work.id, state: done < 1 ? "running" : "done", startedAt: new Date(work.start).toISOString(), finishedAt: finishedAt(work), by: "data", place: work.place,
    files: (work.files ?? []).map((file, index) => {
      const percent = Math.round(Math.max(0, Math.min(1, done * (work.files!.length + 1) - index)) * 100);
      const rows = Math.round(((48211 * percent) / 100) / (index + 1));
      const quarantined = percent === 100 ? 7 - index * 2 : 0;
      return { dataset: datasets.find((each) => file.startsWith(each.files[0]!))?.id ?? null, file, state: percent === 100 ? "done" : percent ? "running" : "waiting", rows, accepted: Math.round(rows * 0.12), unchanged: rows - Math.round(rows * 0.12) - quarantined, quarantined, percent };
    }),
  };
}

export const quarantine = Array.from({ length: 15 }, (_, index) => ({
  file: index < 9 ? "户籍_202610.csv" : "养老金发放_202610.csv", row: 118 + index * 731, field: index % 2 ? "发放金额" : "公民身份号码", value: index % 2 ? "12,0O0" : "35021319710230001X",
  reason: index % 2 ? { zh: "不是金额：含字母 O", en: "not an amount: contains the letter O" } : { zh: "校验码不对，出生日期 1971-02-30 不存在", en: "the check digit is wrong, and 1971-02-30 is no date" },
  remedy: index % 2 ? { zh: "改成数字，例如 12000.00", en: "write a number such as 12000.00" } : { zh: "与户口簿核对后改正号码", en: "check the number against the household booklet" },
}));

export function runView(work: Work) {
  const done = work.cancelled ? 0.4 : share(work);
  return {
    id: work.id, state: work.cancelled ? "cancelled" : done < 1 ? "running" : "done", place: work.place, placeName: placeOf(work.place).name, asOf: work.asOf, percent: Math.round(done * 100),
    partitionsDone: Math.round(done * 64), partitions: 64, households: Math.round(done * 198211), members: Math.round(done * 612345), changed: Math.round(done * 1834), missed: Math.round(done * 448), wrong: Math.round(done * 298),
    startedAt: new Date(work.start).toISOString(), finishedAt: work.cancelled ? new Date().toISOString() : finishedAt(work), etaSeconds: Math.round((1 - done) * work.seconds), by: "county",
  };
}
