import type { ProgrammeName } from "@huimin/shared";
import { defineStore } from "pinia";
import { shallowRef } from "vue";
import { useSpeech } from "../i18n";
import { api } from "./api";

/** Names of the programmes and their conditions; read once, they change only with the content. */
export const useProgrammes = defineStore("programmes", () => {
  const { say } = useSpeech();
  const all = shallowRef<ProgrammeName[]>([]);
  let reading: Promise<void> | null = null;

  function load(): Promise<void> {
    reading ??= api.programmes().then(
      (programmes) => void (all.value = programmes),
      (thrown: unknown) => {
        reading = null;
        throw thrown;
      },
    );
    return reading;
  }

  const of = (id: string) => all.value.find((programme) => programme.id === id);
  const nameOf = (id: string) => say(of(id)) || id;
  return { all, load, of, nameOf };
});
