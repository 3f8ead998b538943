/** Groups the whole part of a decimal text in threes; exact, as it never becomes a float. */
export function grouped(text: string): string {
  const match = /^([+-]?)(\d+)(\.\d+)?$/.exec(text.trim());
  if (!match) return text;
  const [, sign, whole, fraction = ""] = match;
  return (sign === "-" ? "−" : "") + whole!.replace(/\B(?=(\d{3})+$)/g, ",") + fraction;
}

/** Money as the server sends it ("1570.00", yuan) for a column of sums; a dash where there is none. */
export function money(yuan: string | number | null | undefined): string {
  if (yuan == null || yuan === "") return "—";
  const text = typeof yuan === "number" ? yuan.toFixed(2) : yuan;
  return grouped(/\.\d$/.test(text) ? text + "0" : text);
}

/** Money inside a sentence: whole yuan lose their ".00". */
export function moneyShort(yuan: string | number | null | undefined): string {
  return money(yuan).replace(/\.00$/, "");
}

export function count(value: number | string | null | undefined): string {
  return value == null || value === "" ? "—" : grouped(String(value));
}

/** Large sums of a cockpit in 万/亿 or M/bn, with the exact value left to the tooltip and table. */
export function large(value: number, language: "zh" | "en"): { value: string; scale: string } {
  const steps: [number, string][] =
    language === "zh"
      ? [[1e8, "亿"], [1e4, "万"]]
      : [[1e9, "bn"], [1e6, "M"]];
  for (const [size, scale] of steps) {
    if (Math.abs(value) >= size * 10) return { value: grouped((value / size).toFixed(1)), scale };
  }
  return { value: grouped(String(Number.isInteger(value) ? value : value.toFixed(2))), scale: "" };
}

/** A share as a whole per cent, never "0 %" for something and never "100 %" for less than all. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return "—";
  const share = (part / whole) * 100;
  if (share > 0 && share < 1) return "< 1 %";
  if (share > 99 && share < 100) return "> 99 %";
  return `${Math.round(share)} %`;
}

export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(0)} kB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}
