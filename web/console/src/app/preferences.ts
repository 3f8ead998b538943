import { defineStore } from "pinia";
import { reactive, watchEffect } from "vue";
import { i18n } from "../i18n";

export interface Preferences {
  language: "zh" | "en";
  textSize: "standard" | "large";
  colours: "system" | "light" | "dark";
  density: "comfortable" | "compact";
  singleKeys: boolean;
}

const KEPT_AS = "huimin.display";
const STANDARD: Preferences = {
  language: "zh", textSize: "standard", colours: "system", density: "comfortable", singleKeys: true,
};

function kept(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}") as Partial<Preferences>;
  } catch {
    return {};
  }
}

/** How this reader wants to see the console; kept in this browser only, holds nothing personal. */
export const usePreferences = defineStore("preferences", () => {
  const chosen = reactive<Preferences>({ ...STANDARD, ...kept() });
  const systemDark = matchMedia("(prefers-color-scheme: dark)");
  const system = reactive({ dark: systemDark.matches });
  systemDark.addEventListener("change", (event) => (system.dark = event.matches));

  watchEffect(() => {
    const root = document.documentElement;
    root.lang = chosen.language === "zh" ? "zh-CN" : "en";
    root.dataset.size = chosen.textSize;
    root.dataset.density = chosen.density;
    root.classList.toggle("dark", chosen.colours === "dark" || (chosen.colours === "system" && system.dark));
    i18n.global.locale.value = chosen.language;
    localStorage.setItem(KEPT_AS, JSON.stringify(chosen));
  });

  const isDark = () => chosen.colours === "dark" || (chosen.colours === "system" && system.dark);
  return { chosen, isDark };
});
