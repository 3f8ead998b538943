import type { ImportBatch, ImportFile } from "@huimin/shared";
import { workState, type Work } from "../../app/work";

export interface Totals {
  rows: number;
  accepted: number;
  unchanged: number;
  quarantined: number;
  closed: number;
  missing: number;
}

export function totals(batch: ImportBatch): Totals {
  const sum = (of: (file: ImportFile) => number) => batch.files.reduce((all, file) => all + (of(file) || 0), 0);
  return {
    rows: sum((file) => file.rows),
    accepted: sum((file) => file.accepted),
    unchanged: sum((file) => file.unchanged),
    quarantined: sum((file) => file.quarantined),
    closed: sum((file) => file.closed ?? 0),
    missing: sum((file) => file.missing ?? 0),
  };
}

/** A batch that is done but set rows aside says so. */
export function batchState(batch: ImportBatch): Work {
  const state = workState(batch.state);
  return state === "done" && totals(batch).quarantined > 0 ? "partial" : state;
}
