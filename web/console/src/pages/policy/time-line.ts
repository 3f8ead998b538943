import type { ParameterRow, ParameterSpan, PolicyParameter } from "@huimin/shared";
import { groupedBy } from "../../app/grouped-by";

export interface Segment {
  span: ParameterSpan;
  row: ParameterRow | null;
  /** Share of the whole length, per cent. */
  left: number;
  width: number;
  now: boolean;
}

export interface Lane {
  urbanRural: ParameterSpan["urbanRural"];
  segments: Segment[];
}

const at = (day: string) => new Date(`${day}T00:00:00`).getTime();
const YEAR = 365.25 * 86_400_000;

/** The spans of a parameter laid out from its first day to a year after today or after its last row. */
export function lanes(parameter: PolicyParameter, today: string): { lanes: Lane[]; today: number; years: { year: number; left: number }[] } {
  if (parameter.spans.length === 0) return { lanes: [], today: 0, years: [] };
  const starts = parameter.spans.map((span) => at(span.from));
  const begin = Math.min(...starts, at(today) - YEAR);
  const end = Math.max(...starts, at(today)) + YEAR;
  const share = (time: number) => ((time - begin) / (end - begin)) * 100;
  const byLane = groupedBy(parameter.spans, (span) => span.urbanRural);
  const laid = [...byLane].map(([urbanRural, spans]) => ({
    urbanRural,
    segments: spans.map((span) => {
      const left = share(at(span.from));
      const stop = span.until ? share(at(span.until) + 86_400_000) : 100;
      return { span, row: span.row === null ? null : (parameter.rows[span.row] ?? null), left, width: stop - left, now: holds(span, today) };
    }),
  }));
  const years = [];
  const first = new Date(begin).getFullYear() + 1;
  const step = Math.max(1, Math.ceil((new Date(end).getFullYear() - first) / 10));
  for (let year = first; year <= new Date(end).getFullYear(); year += step) years.push({ year, left: share(at(`${year}-01-01`)) });
  // the number stands right of its mark: at the very end there is no room for it
  while (years.length && years.at(-1)!.left > 93) years.pop();
  return { lanes: laid, today: share(at(today)), years };
}

function holds(span: ParameterSpan, day: string): boolean {
  return span.from <= day && (!span.until || day <= span.until);
}

/** What applies on a day: one entry, or one each for urban and rural. */
export function inForce(parameter: PolicyParameter, day: string): { urbanRural: string; row: ParameterRow | null }[] {
  return parameter.spans.filter((span) => holds(span, day)).map((span) => ({ urbanRural: span.urbanRural, row: span.row === null ? null : (parameter.rows[span.row] ?? null) }));
}
