import { named, type Language, type Named } from "@huimin/shared";
import { computed } from "vue";
import { createI18n } from "vue-i18n";
import { calculator } from "./calculator";
import { changes } from "./changes";
import { cockpit } from "./cockpit";
import { common } from "./common";
import { findings } from "./findings";
import { household } from "./household";
import { imports } from "./imports";
import { errors, password, signIn } from "./entry";
import { policy } from "./policy";
import { runs } from "./runs";
import { shell } from "./shell";

const parts = { shell, common, signIn, password, errors, cockpit, findings, household, imports, runs, policy, changes, calculator };
type Parts = typeof parts;

function texts<L extends Language>(language: L) {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part[language]])) as {
    [P in keyof Parts]: Parts[P][L];
  };
}

export const messages = { zh: texts("zh"), en: texts("en") };

export const i18n = createI18n({ legacy: false, locale: "zh", fallbackLocale: "zh", messages });

/** Speaks: `t` for our own texts, `say` for names that come from the server in both languages. */
export function useSpeech() {
  const { t, locale } = i18n.global;
  const language = computed(() => locale.value as Language);
  const say = (text: Named | string | null | undefined) => named(text, language.value);
  const list = (items: string[]) => items.join(language.value === "zh" ? "、" : ", ");
  return { t, say, list, language };
}

/** A list of texts, for instance proposals to choose from. */
export function wordsOf(key: string, values: Record<string, unknown> = {}): string[] {
  return (i18n.global.tm(key) as unknown[]).map((each) => i18n.global.rt(each as string, values));
}
