import { defineStore } from "pinia";
import { ref } from "vue";
import { api } from "./api";
import { useSession } from "./session";

/** How many changes wait for the signed-in person; asked for now and then, and after each decision. */
export const useWaiting = defineStore("waiting", () => {
  const changes = ref(0);

  async function load(): Promise<void> {
    if (!useSession().may("APPROVE_POLICY")) {
      changes.value = 0;
      return;
    }
    changes.value = await api.changesWaiting().then((answer) => answer.count, () => changes.value);
  }
  return { changes, load };
});
