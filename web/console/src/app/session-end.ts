import { ref } from "vue";

/** True while the dialog asks to sign in again on top of the page that was open. */
export const askingToSignIn = ref(false);

let waiting: ((signedIn: boolean) => void)[] = [];
let signedIn = false;

/** Told by the session store: only a page that was signed in can lose its session. */
export function rememberSignedIn(value: boolean): void {
  signedIn = value;
}

/** Called by the API client on 401: waits until the person has signed in again, or has left. */
export function signInAgain(): Promise<boolean> {
  if (!signedIn) return Promise.resolve(false);
  askingToSignIn.value = true;
  return new Promise((resolve) => waiting.push(resolve));
}

/** Releases every call that waits for the new session. */
export function settleSignIn(success: boolean): void {
  askingToSignIn.value = false;
  const released = waiting;
  waiting = [];
  released.forEach((release) => release(success));
}
