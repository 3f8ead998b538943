import { day, moment, type TrendPoint } from "@huimin/shared";

/** Names the points of a trend by their day, with the time where one day has several. */
export function pointNamer(trend: TrendPoint[]): (point: TrendPoint) => string {
  const days = trend.map((point) => day(point.date));
  const several = new Set(days.filter((each, index) => days.indexOf(each) !== index));
  return (point) => (several.has(day(point.date)) ? moment(point.date) : day(point.date));
}
