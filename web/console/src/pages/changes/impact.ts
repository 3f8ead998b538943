import type { ImpactReport, ImpactRow } from "@huimin/shared";

export type Dimension = "place" | "decile" | "family" | "programme";

/** Exact difference of two sums of yuan with two decimals, as text. */
export function difference(after: string, before: string): string {
  const fen = (text: string) => BigInt(text.replace(".", ""));
  const by = fen(after) - fen(before);
  const digits = (by < 0n ? -by : by).toString().padStart(3, "0");
  return `${by < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Everybody, over all programmes. */
export function totalOf(report: ImpactReport): ImpactRow | undefined {
  return report.rows.find((row) => row.dimension === "all" && row.programme === "total");
}

/** The groups of one division, over all programmes; or every programme over everybody. */
export function rowsOf(report: ImpactReport, dimension: Dimension): ImpactRow[] {
  return dimension === "programme"
    ? report.rows.filter((row) => row.dimension === "all" && row.programme !== "total")
    : report.rows.filter((row) => row.dimension === dimension && row.programme === "total");
}

export function isUnchanged(row: ImpactRow): boolean {
  return row.winners === 0 && row.losers === 0 && row.entered === 0 && row.left === 0 && row.costBefore === row.costAfter;
}
