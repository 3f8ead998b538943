import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../src/styles/tokens.css"), "utf8");

function tokens(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split("}")[0]!;
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]));
}
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([["light", tokens(":root")], ["dark", { ...tokens(":root"), ...tokens(":root.dark") }]])("%s colours", (_, colour) => {
  const grounds = ["ground", "ground-soft", "ground-hover"];
  it.each(["ink", "ink-soft", "ink-quiet", "accent", "link"])("%s can be read on every ground (4.5 : 1)", (ink) => {
    for (const ground of grounds) expect(contrast(colour[ink]!, colour[ground]!), ground).toBeGreaterThanOrEqual(4.5);
  });
  it.each([["on-accent", "accent"], ["on-accent", "accent-strong"], ["accent", "accent-wash"], ["good", "good-wash"], ["warn", "warn-wash"], ["link", "link-wash"], ["ink", "link-wash"], ["ink-quiet", "link-wash"]])("%s can be read on %s", (ink, ground) => {
    expect(contrast(colour[ink]!, colour[ground]!)).toBeGreaterThanOrEqual(4.5);
  });
  it("edges of controls stand out (3 : 1)", () => expect(contrast(colour["line-strong"]!, colour.ground!)).toBeGreaterThanOrEqual(3));
});
