/** One vocabulary of states for runs and imports, whatever case the server writes them in. */
export type Work = "waiting" | "running" | "done" | "failed" | "cancelled" | "partial" | "known" | "incomplete";

const SAME: Record<string, Work> = {
  waiting: "waiting", queued: "waiting", pending: "waiting", received: "waiting",
  running: "running", reading: "running", importing: "running", started: "running", cancelling: "running",
  done: "done", finished: "done", completed: "done", accepted: "done", unchanged: "done",
  failed: "failed", refused: "failed", abandoned: "failed",
  cancelled: "cancelled", canceled: "cancelled", partial: "partial", "done-with-errors": "incomplete",
  known: "known",
};

export function workState(state: string): Work {
  return SAME[state.toLowerCase().replaceAll("_", "-")] ?? "running";
}

export const isOpen = (state: string): boolean => ["waiting", "running"].includes(workState(state));

export const tagOf: Record<Work, string> = {
  waiting: "", running: "info", done: "good", failed: "bad", cancelled: "", partial: "warn", known: "good", incomplete: "warn",
};
