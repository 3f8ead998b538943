import type { LocationQuery, LocationQueryRaw } from "vue-router";

/** What a list of findings shows. All but `text` lives in the address; `text` may name a person and does not. */
export interface Filters {
  place: string;
  programme: string;
  reason: string;
  certainty: string;
  sort: string;
  page: number;
  size: number;
}

export const SIZES = [20, 50, 100];
export const SORTS = ["place", "age", "entitled", "paid"];
const STANDARD_SORT = "-age";
/** What the data prove comes first; "all" and what is still open are asked for. */
export const CERTAINTIES = ["certain", "needs-information", "all"];

const one = (query: LocationQuery, name: string): string => {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
};

function sortFrom(text: string): string {
  return SORTS.includes(text.replace(/^-/, "")) ? text : STANDARD_SORT;
}

/** Reads an address; anything senseless in it becomes the standard, so that an old link still opens. */
export function filtersFrom(query: LocationQuery, ownPlace: string): Filters {
  const page = Number.parseInt(one(query, "page"), 10);
  const size = Number.parseInt(one(query, "size"), 10);
  const place = one(query, "place");
  return {
    place: /^\d{2,12}$/.test(place) ? place : ownPlace,
    programme: one(query, "programme"),
    reason: one(query, "reason"),
    certainty: CERTAINTIES.includes(one(query, "certainty")) ? one(query, "certainty") : CERTAINTIES[0]!,
    sort: sortFrom(one(query, "sort")),
    page: page > 0 ? page : 1,
    size: SIZES.includes(size) ? size : SIZES[0]!,
  };
}

/** Writes an address: only what differs from the standard, so that addresses stay short. */
export function queryFrom(filters: Filters, ownPlace: string): LocationQueryRaw {
  const query: LocationQueryRaw = {};
  if (filters.place && filters.place !== ownPlace) query.place = filters.place;
  if (filters.programme) query.programme = filters.programme;
  if (filters.reason) query.reason = filters.reason;
  if (filters.certainty !== CERTAINTIES[0]) query.certainty = filters.certainty;
  if (filters.sort !== STANDARD_SORT) query.sort = filters.sort;
  if (filters.page > 1) query.page = String(filters.page);
  if (filters.size !== SIZES[0]) query.size = String(filters.size);
  return query;
}

/** A changed filter starts again at the first page, and a reason belongs to one programme only. */
export function changed(filters: Filters, change: Partial<Filters>): Filters {
  const programmeChanged = change.programme !== undefined && change.programme !== filters.programme;
  return { ...filters, page: 1, ...(programmeChanged ? { reason: "" } : {}), ...change };
}

/** The question to the server: "all" is no filter. */
export function askedCertainty(filters: Filters): string {
  return filters.certainty === "all" ? "" : filters.certainty;
}

export function isNarrowed(filters: Filters, text: string, ownPlace: string): boolean {
  return !!(filters.programme || filters.reason || filters.certainty !== CERTAINTIES[0] || text || filters.place !== ownPlace);
}
