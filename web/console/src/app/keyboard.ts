import { onBeforeUnmount, onMounted, ref } from "vue";
import { usePreferences } from "./preferences";
import { router } from "./router";
import { useSession } from "./session";
import { MENU } from "./menu";

export const helpShown = ref(false);

const GO: Record<string, string> = { c: "cockpit", m: "missed", w: "wrong", p: "programmes", a: "changes", t: "calculator" };

/** Rows that can be walked with j and k mark their main link with `data-row`. */
function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("#content [data-row]")].filter((row) => row.offsetParent !== null);
}

function step(by: 1 | -1): void {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row === document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by));
  all[next]!.focus();
  all[next]!.scrollIntoView({ block: "nearest" });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && !!target.closest("input, textarea, select, [contenteditable], dialog, [role=listbox], [role=menu]");
}

function go(letter: string): void {
  const entry = MENU.find((each) => each.name === GO[letter]);
  if (entry && useSession().may(entry.permission)) void router.push(entry.path);
}

/** Single keys work outside of fields and dialogs and can be turned off (WCAG 2.1.4). */
export function useKeyboard(): void {
  const preferences = usePreferences();
  let wentG = 0;

  function onKey(event: KeyboardEvent): void {
    if (!preferences.chosen.singleKeys || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const afterG = Date.now() - wentG < 1500;
    wentG = 0;
    if (afterG && event.key in GO) go(event.key);
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") focusSearch(event);
    else if (event.key === "?") helpShown.value = true;
    else if (event.key === "g") wentG = Date.now();
  }

  function focusSearch(event: KeyboardEvent): void {
    event.preventDefault();
    document.getElementById("global-search")?.focus();
  }

  onMounted(() => document.addEventListener("keydown", onKey));
  onBeforeUnmount(() => document.removeEventListener("keydown", onKey));
}
