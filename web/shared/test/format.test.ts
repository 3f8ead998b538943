import { describe, expect, it } from "vitest";
import { ago, bytes, count, day, grouped, large, lasting, moment, money, moneyShort, named, percent } from "../src";

describe("numbers", () => {
  it("groups the exact text of a sum, however large", () => {
    expect(money("1570.00")).toBe("1,570.00");
    expect(money("90071992547409931234.56")).toBe("90,071,992,547,409,931,234.56");
    expect(money("-1234.5")).toBe("−1,234.50");
    expect(money("0.00")).toBe("0.00");
  });
  it("shows a dash where there is no sum", () => {
    expect(money(null)).toBe("—");
    expect(count(undefined)).toBe("—");
  });
  it("leaves whole yuan without decimals inside a sentence", () => {
    expect(moneyShort("1120.00")).toBe("1,120");
    expect(moneyShort("93.01")).toBe("93.01");
  });
  it("does not touch what is not a number", () => expect(grouped("约 300")).toBe("约 300"));
  it("scales large figures in the reader's way", () => {
    expect(large(612345, "zh")).toEqual({ value: "61.2", scale: "万" });
    expect(large(21480, "zh")).toEqual({ value: "21,480", scale: "" });
    expect(large(18342110.5, "en")).toEqual({ value: "18.3", scale: "M" });
    expect(large(99999, "zh")).toEqual({ value: "99,999", scale: "" });
  });
  it("never rounds something to nothing or nearly all to all", () => {
    expect(percent(1, 1000)).toBe("< 1 %");
    expect(percent(999, 1000)).toBe("> 99 %");
    expect(percent(0, 10)).toBe("0 %");
    expect(percent(1, 0)).toBe("—");
  });
  it("names file sizes", () => expect([bytes(512), bytes(2048), bytes(3_500_000)]).toEqual(["512 B", "2 kB", "3.3 MB"]));
});

describe("dates", () => {
  it("writes days and moments the same way everywhere", () => {
    expect(day("2026-11-21")).toBe("2026-11-21");
    expect(moment("2026-11-21T02:13:00")).toBe("2026-11-21 02:13");
    expect(day(null)).toBe("—");
  });
  it("says how long something takes or is ago", () => {
    expect(lasting(42, "zh")).toBe("42 秒");
    expect(lasting(480, "zh")).toBe("8 分钟");
    expect(lasting(3 * 3600, "en")).toBe("3 h");
    const now = Date.parse("2026-11-21T12:00:00Z");
    expect(ago("2026-11-21T07:00:00Z", "zh", now)).toBe("5 小时前");
    expect(ago("2026-11-21T11:59:50Z", "en", now)).toBe("just now");
  });
});

it("falls back to Chinese where content has no English name", () => {
  expect(named({ zh: "低保", en: null }, "en")).toBe("低保");
  expect(named({ zh: "户籍", en: "register" }, "en")).toBe("register");
  expect(named(null, "zh")).toBe("");
});
