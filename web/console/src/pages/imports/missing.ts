import { count, type ImportFile } from "@huimin/shared";

/** Files of a batch that lack rows of earlier deliveries: a question to whoever brought them. */
export const lacking = (files: ImportFile[]): ImportFile[] => files.filter((file) => (file.missing ?? 0) > 0);

export type Standing = "open" | "overtaken" | "gone";

/** Whether the question can still be answered on this file. */
export function standing(file: ImportFile): Standing {
  if (file.confirmable) return "open";
  return file.overtaken ? "overtaken" : "gone";
}

/** The figures of the question, for the texts. */
export function figures(file: ImportFile) {
  const missing = file.missing ?? 0;
  const of = file.compared ?? 0;
  return {
    file: file.file,
    n: count(missing),
    missing: count(missing),
    of: count(of),
    share: of > 0 ? `${((100 * missing) / of).toFixed(1)}%` : "—",
    guard: file.guard ?? 0,
  };
}
