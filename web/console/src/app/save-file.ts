import type { Download } from "@huimin/shared";

/** Hands a received file to the browser's download folder. */
export function saveFile({ blob, fileName }: Download): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
