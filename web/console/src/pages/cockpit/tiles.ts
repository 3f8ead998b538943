import type { PlaceFigures } from "@huimin/shared";

/** Missed cases for each thousand households; null where the number of households is not known. */
export function missedRate(child: PlaceFigures): number | null {
  return child.households ? (child.missed / child.households) * 1000 : null;
}

/** A shade from 0 (none) to 4 (most), by quarters of the highest rate shown. */
export function shade(rate: number, rates: number[]): number {
  const highest = Math.max(...rates, 0);
  if (rate <= 0 || highest <= 0) return 0;
  return Math.min(4, Math.ceil((rate / highest) * 4));
}
