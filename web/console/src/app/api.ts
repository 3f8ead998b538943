import { createClient, endpoints, problemOf, type Language, type Problem } from "@huimin/shared";
import { onScopeDispose, ref, shallowRef, type Ref } from "vue";
import { i18n } from "../i18n";
import { signInAgain } from "./session-end";

const language = () => i18n.global.locale.value as Language;

export const api = endpoints(createClient({ language, signInAgain }));

export function problemNow(thrown: unknown): Problem {
  return problemOf(thrown, language());
}

export interface Loading<T> {
  data: Ref<T | null>;
  problem: Ref<Problem | null>;
  busy: Ref<boolean>;
  load: () => Promise<void>;
}

/**
 * Something the page reads from the server. A newer load cancels an older one, the last good answer stays visible while
 * the next is under way, and a failure becomes a problem to show instead of an exception.
 */
export function useLoading<T>(read: (signal: AbortSignal) => Promise<T>): Loading<T> {
  const data = shallowRef<T | null>(null);
  const problem = ref<Problem | null>(null);
  const busy = ref(false);
  let current: AbortController | null = null;

  async function load(): Promise<void> {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    busy.value = true;
    try {
      const answer = await read(mine.signal);
      if (current !== mine) return;
      data.value = answer;
      problem.value = null;
    } catch (thrown) {
      if (current !== mine) return;
      problem.value = problemNow(thrown);
    } finally {
      if (current === mine) busy.value = false;
    }
  }

  onScopeDispose(() => {
    current?.abort();
    current = null;
  });
  return { data, problem, busy, load };
}
