import { describe, expect, it } from "vitest";
import { changed, filtersFrom, isNarrowed, queryFrom, type Filters } from "../src/pages/findings/filters";

const OWN = "350213000000";
const standard: Filters = { place: OWN, programme: "", reason: "", certainty: "certain", sort: "-age", page: 1, size: 20 };

describe("filters in the address", () => {
  it("are all standard in an empty address", () => expect(filtersFrom({}, OWN)).toEqual(standard));
  it("come back from the address they were written to", () => {
    const filters: Filters = { place: "350213001000", programme: "specimen", reason: "incomeBelow", certainty: "all", sort: "entitled", page: 3, size: 50 };
    expect(filtersFrom(queryFrom(filters, OWN) as Record<string, string>, OWN)).toEqual(filters);
  });
  it("keep the address short", () => expect(queryFrom(standard, OWN)).toEqual({}));
  it("turn nonsense into the standard", () => {
    expect(filtersFrom({ page: "-2", size: "7", sort: "name; drop", place: "abc", certainty: "maybe" }, OWN)).toEqual(standard);
  });
  it("take the first of a repeated name", () => expect(filtersFrom({ certainty: ["needs-information", "x"] }, OWN).certainty).toBe("needs-information"));
});

describe("a changed filter", () => {
  it("starts again at the first page, unless the page itself is turned", () => {
    expect(changed({ ...standard, page: 9 }, { certainty: "all" }).page).toBe(1);
    expect(changed({ ...standard, page: 9 }, { page: 10 }).page).toBe(10);
  });
  it("drops the reason of another programme", () => {
    expect(changed({ ...standard, programme: "a", reason: "r" }, { programme: "b" }).reason).toBe("");
    expect(changed({ ...standard, programme: "a", reason: "r" }, { sort: "paid" }).reason).toBe("r");
  });
});

it("knows whether a list is narrowed", () => {
  expect(isNarrowed(standard, "", OWN)).toBe(false);
  expect(isNarrowed(standard, "王", OWN)).toBe(true);
  expect(isNarrowed({ ...standard, place: "350213001000" }, "", OWN)).toBe(true);
});
