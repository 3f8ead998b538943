import { onBeforeUnmount } from "vue";

/** Calls `look` again and again while it answers true; pauses while the page is hidden, ends with the component. */
export function usePolling(look: () => Promise<boolean>, everyMs = 1500): { start: () => void } {
  let timer = 0;
  let ended = false;

  async function turn(): Promise<void> {
    const goOn = document.hidden || (await look());
    if (goOn && !ended) timer = window.setTimeout(turn, everyMs);
  }

  function start(): void {
    clearTimeout(timer);
    timer = window.setTimeout(turn, everyMs);
  }

  onBeforeUnmount(() => {
    ended = true;
    clearTimeout(timer);
  });
  return { start };
}
