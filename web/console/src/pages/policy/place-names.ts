import type { PlaceName } from "@huimin/shared";
import { reactive } from "vue";
import { api } from "../../app/api";

const known = reactive(new Map<string, string>());
const asked = new Set<string>();

/** Names of places by code, asked for once; the code until the answer comes, and where there is none. */
export function placeNameOf(code: string): string {
  const full = code.padEnd(12, "0");
  if (!known.has(full) && !asked.has(full) && !/^0+$/.test(full)) {
    asked.add(full);
    api.place(full).then((place: PlaceName) => known.set(full, place.name), () => undefined);
  }
  return known.get(full) ?? code;
}
