import type { ChangeState } from "@huimin/shared";

export const STATE_TAG: Record<ChangeState, string> = { proposed: "warn", approved: "good", refused: "bad", withdrawn: "", superseded: "" };
