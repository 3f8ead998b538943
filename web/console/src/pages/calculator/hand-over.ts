import type { DecideInput } from "@huimin/shared";

/** A household on its way to the calculator: kept in memory only, never in an address or a store. */
export interface HandedOver {
  input: DecideInput;
  from: string;
  /** Names to show for members, by their id. */
  names?: Record<string, string>;
}

let waiting: HandedOver | null = null;

export function handOver(household: HandedOver): void {
  waiting = household;
}

export function takeOver(): HandedOver | null {
  const taken = waiting;
  waiting = null;
  return taken;
}
