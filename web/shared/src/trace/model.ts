import type { Named } from "../format/language";

export type OutcomeName = "granted" | "refused" | "needs-information" | "not-applicable";

export interface Reason extends Named {
  rule?: string;
  text?: string;
  law?: string | null;
}

/** One programme's decision for a household or one of its members, as the engine writes it. */
export interface Decision extends Named {
  programme: string;
  unit: "household" | "member";
  member?: string | number | null;
  outcome: OutcomeName;
  amount?: string | number | null;
  components?: (Named & { id: string; amount: string | number })[];
  reasons?: Reason[];
  missing?: (Named & { fact: string; member?: string | null })[];
  clauses?: string[];
  nearestYes?: unknown;
  trace?: unknown;
}

/** A step of the calculation: a rule with its formula, or a fact or parameter with its source. */
export interface TraceNode {
  key: string;
  name: Named;
  clause?: string;
  formula?: string;
  value: string | number | boolean | null;
  unknown: boolean;
  unit: string;
  source?: string;
  inputs: TraceNode[];
}

type Loose = Record<string, unknown>;

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

function valueOf(node: Loose): TraceNode["value"] {
  const value = node.value;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

function nodeFrom(raw: unknown, key: string): TraceNode {
  const node = (raw ?? {}) as Loose;
  const children = [node.inputs, node.children].find(Array.isArray) ?? [];
  const value = valueOf(node);
  return {
    key,
    name: { zh: text(node.zh) ?? text(node.name) ?? text(node.rule) ?? text(node.id) ?? "", en: text(node.en) },
    clause: text(node.clause) ?? text(node.law),
    formula: text(node.formula),
    value,
    unknown: node.unknown === true || value === null,
    unit: text(node.unit) ?? text(node.type) ?? "",
    source: text(node.source) ?? text(node.note),
    inputs: children.map((child: unknown, index: number) => nodeFrom(child, `${key}.${index}`)),
  };
}

/** Reads a stored trace; null when there is none. Unknown keys of later versions are passed over. */
export function traceFrom(stored: unknown): TraceNode | null {
  if (!stored || typeof stored !== "object") return null;
  const loose = stored as Loose;
  return nodeFrom(loose.root ?? loose.trace ?? loose, "0");
}

/** True when this very step led to the outcome: a condition that failed, or a value nobody knows. */
function decides(node: TraceNode, outcome: OutcomeName): boolean {
  switch (outcome) {
    case "refused":
    case "not-applicable":
      return node.value === false;
    case "needs-information":
      return node.unknown;
    case "granted":
      return false;
  }
}

/** Keys of the steps to show open at first: the way from the top to what decided. */
export function decidingPath(root: TraceNode, outcome: OutcomeName): Set<string> {
  const open = new Set<string>([root.key]);
  const visit = (node: TraceNode): boolean => {
    const below = node.inputs.map(visit).some(Boolean);
    const here = decides(node, outcome);
    if ((here || below) && node.inputs.length > 0) open.add(node.key);
    return here || below;
  };
  visit(root);
  return open;
}

/** Every step of a trace, top first. */
export function steps(root: TraceNode): TraceNode[] {
  return [root, ...root.inputs.flatMap(steps)];
}
