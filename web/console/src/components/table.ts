export interface Column {
  key: string;
  title: string;
  align?: "right";
  /** Name of the server's sort order; a column without it cannot be sorted. */
  sort?: string;
  /** Shown as the heading of the card on a phone. */
  lead?: boolean;
  /** On a card at the right of the heading, without its column's name. */
  beside?: boolean;
  /** On a card without its column's name: it says by itself what it is. */
  bare?: boolean;
  /** Column may shrink and wrap; others keep to one line. */
  wraps?: boolean;
}

/** Sort orders as in the address: `age` or `-age`. */
export function toggledSort(current: string, column: string): string {
  return current === `-${column}` ? column : `-${column}`;
}

export function ariaSort(current: string, column: string | undefined): "ascending" | "descending" | undefined {
  if (!column) return undefined;
  if (current === column) return "ascending";
  return current === `-${column}` ? "descending" : undefined;
}
