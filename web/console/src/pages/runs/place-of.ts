import type { Run } from "@huimin/shared";

/** The name of a run's place, or its code where the server gave no name. */
export function placeOf(run: Run): string {
  return run.placeName ?? (typeof run.place === "string" ? run.place : run.place.name);
}
