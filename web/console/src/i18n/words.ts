/** Texts of one part of the console: TypeScript refuses a text that is missing in either language. */
export function words<T extends object>(zh: T, en: T): { zh: T; en: T } {
  return { zh, en };
}
