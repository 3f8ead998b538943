import { describe, expect, it } from "vitest";
import { messages } from "../src/i18n";

type Tree = { [key: string]: string | string[] | Tree };

function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" ? flat(value as Tree, `${prefix}${key}.`) : [[`${prefix}${key}`, value] as [string, string]],
  );
}
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

describe("every text of the console", () => {
  const zh = new Map(flat(messages.zh as unknown as Tree));
  const en = new Map(flat(messages.en as unknown as Tree));
  it("is there in both languages", () => expect([...en.keys()].sort()).toEqual([...zh.keys()].sort()));
  it("has the same placeholders in both", () => {
    for (const [key, text] of zh) expect(placeholders(en.get(key)!), key).toBe(placeholders(text));
  });
  it("is Chinese in Chinese and not in English", () => {
    for (const [key, text] of en) expect(/[\u4e00-\u9fff]/.test(text), key).toBe(false);
    expect([...zh.values()].filter((text) => !/[\u4e00-\u9fff]/.test(text))).toEqual([]);
  });
});
