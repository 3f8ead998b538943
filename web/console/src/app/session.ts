import { ApiProblem, type Permission, type Session } from "@huimin/shared";
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { api } from "./api";
import { rememberSignedIn } from "./session-end";

/** Who is signed in, what they may do and where. */
export const useSession = defineStore("session", () => {
  const current = shallowRef<Session | null>(null);
  let asked = false;

  function set(session: Session | null): void {
    current.value = session;
    rememberSignedIn(session !== null);
  }

  /** Asks the server once after the page is opened; anybody not signed in is a null session. */
  async function restore(): Promise<void> {
    if (asked) return;
    try {
      set(await api.session());
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem) || thrown.problem.status !== 401) throw thrown;
    }
    asked = true;
  }

  async function signIn(username: string, password: string): Promise<void> {
    set(await api.signIn(username, password));
    asked = true;
  }

  /** The server ends every other session of the account and goes on with a new one here. */
  async function changePassword(old: string, wanted: string): Promise<void> {
    set(await api.changePassword(old, wanted));
  }

  async function signOut(): Promise<void> {
    await api.signOut();
    set(null);
  }

  const may = (permission: Permission) => current.value?.permissions.includes(permission) ?? false;
  const scope = computed(() => current.value?.place ?? null);
  return { current, scope, restore, signIn, changePassword, signOut, may, forget: () => set(null) };
});
