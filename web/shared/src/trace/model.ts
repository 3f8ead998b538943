import type { Named } from "../format/language";

export type OutcomeName = "granted" | "refused" | "needs-information" | "not-applicable";

export interface Reason extends Named {
  rule?: string;
  text?: string;
  textEn?: string;
  law?: string | null;
  clause?: string | null;
  clauseEn?: string | null;
}

/** What must be known first: a fact, a parameter of a place, or a rule left to the region. */
export interface MissingItem extends Named {
  fact?: string;
  parameter?: string;
  rule?: string;
  member?: string | null;
  reason?: string;
  reasonEn?: string;
}

export interface NearestYes extends Partial<Named> {
  fact?: string;
  member?: string | null;
  from?: string;
  to?: string;
  text?: string;
  textEn?: string;
}

/** One programme's decision for a household or one of its members, schema 1 of the engine's decisions. */
export interface Decision extends Named {
  programme: string;
  unit: "household" | "member";
  member?: string | null;
  outcome: OutcomeName;
  amount?: string | null;
  components?: (Named & { id: string; amount: string })[];
  coveredMembers?: string[];
  reasons?: Reason[];
  missing?: MissingItem[];
  clauses?: string[];
  note?: string;
  noteEn?: string;
  nearestYes?: NearestYes | null;
  trace?: unknown;
}

export type TraceKind = "programme" | "rule" | "fact" | "parameter" | "result";

/** A step of the calculation: a rule with its formula, or a fact or parameter with its source. */
export interface TraceNode {
  /** Position in the tree; unique in one trace. */
  key: string;
  kind: TraceKind;
  id: string;
  name: Named;
  member?: string;
  /** For machines: "1570.00", "true"; null when nobody knows it. */
  value: string | null;
  /** For people. */
  shown: Named;
  unit: Named;
  clause?: Named;
  /** In the Chinese names of rules, facts and parameters, as written, and in their English ones. */
  formula?: Named;
  note?: Named;
  /** Which department's row a fact comes from, when the server has added it. */
  source?: Named;
  origin?: { source: Named; from: string; clause?: Named; verified: boolean };
  missing: Named[];
  /** Its inputs stand earlier in the same trace. */
  repeated: boolean;
  inputs: TraceNode[];
}

type Loose = Record<string, unknown>;

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Words in both languages: Chinese under the part's name, English under the same with En; none when there are no words. */
export function words(raw: object, part: string): Named | undefined {
  const said = raw as Loose;
  const zh = text(said[part]);
  return zh === undefined ? undefined : { zh, en: text(said[`${part}En`]) };
}

function originFrom(raw: unknown): TraceNode["origin"] {
  if (!raw || typeof raw !== "object") return undefined;
  const origin = raw as Loose;
  return { source: words(origin, "source") ?? { zh: "" }, from: text(origin.from) ?? "", clause: words(origin, "clause"), verified: origin.verified === true };
}

function missingFrom(zh: unknown, en: unknown): Named[] {
  const english = Array.isArray(en) ? en : [];
  return Array.isArray(zh) ? zh.flatMap((each, index) => (text(each) ? [{ zh: text(each)!, en: text(english[index]) }] : [])) : [];
}

function nodeFrom(raw: unknown, key: string): TraceNode {
  const node = (raw ?? {}) as Loose;
  const inputs = Array.isArray(node.inputs) ? node.inputs : [];
  return {
    key,
    kind: (text(node.kind) ?? "rule") as TraceKind,
    id: text(node.id) ?? "",
    name: { zh: text(node.zh) ?? text(node.id) ?? "", en: text(node.en) },
    member: text(node.member),
    value: text(node.value) ?? null,
    shown: words(node, "shown") ?? { zh: "" },
    unit: words(node, "unit") ?? { zh: "" },
    clause: words(node, "clause") ?? words(node, "law"),
    formula: words(node, "formula"),
    note: words(node, "note"),
    source: words(node, "source"),
    origin: originFrom(node.origin),
    missing: missingFrom(node.missing, node.missingEn),
    repeated: node.repeated === true,
    inputs: inputs.map((child: unknown, index: number) => nodeFrom(child, `${key}.${index}`)),
  };
}

/** Reads a stored trace; null when there is none. Parts added by later versions are passed over. */
export function traceFrom(stored: unknown): TraceNode | null {
  return stored && typeof stored === "object" ? nodeFrom(stored, "0") : null;
}

/** True when this step led to the outcome by itself: a rule that failed, or a value nobody knows. */
function decides(node: TraceNode, outcome: OutcomeName): boolean {
  switch (outcome) {
    case "refused":
    case "not-applicable":
      return node.kind === "rule" && node.value === "false";
    case "needs-information":
      return node.value === null;
    case "granted":
      return false;
  }
}

/** What nobody knows at the ends of a step, each by what it is and whose; a step worked out above has told its own there. */
function unknownEnds(node: TraceNode): string[] {
  if (node.value !== null || node.repeated) return [];
  return node.inputs.length > 0 ? node.inputs.flatMap(unknownEnds) : [`${node.kind} ${node.id} ${node.member ?? ""}`];
}

/**
 * Keys of the steps to show open at first: from the top down as long as each step decided the one above it. A false rule
 * below a number decided nothing by itself and stays closed; so does a step that waits only for what an earlier one waits for.
 */
export function decidingPath(root: TraceNode, outcome: OutcomeName): Set<string> {
  const open = new Set<string>([root.key]);
  const told = new Set<string>();
  const follow = (node: TraceNode): void => {
    for (const input of node.inputs) {
      const ends = outcome === "needs-information" ? unknownEnds(input) : [];
      const news = outcome !== "needs-information" || ends.some((end) => !told.has(end));
      if (input.inputs.length > 0 && decides(input, outcome) && news) {
        open.add(input.key);
        follow(input);
      }
      ends.forEach((end) => told.add(end));
    }
  };
  follow(root);
  return open;
}

/** The law as people cite it: of the decision and of the steps on its deciding path, each once. */
export function citedClauses(root: TraceNode, outcome: OutcomeName): Named[] {
  const open = decidingPath(root, outcome);
  const cited = steps(root).filter((step) => open.has(step.key) || step.key.split(".").length === 2);
  const clauses = new Map<string, Named>();
  for (const { clause } of cited) if (clause && !clauses.has(clause.zh)) clauses.set(clause.zh, clause);
  return [...clauses.values()];
}

/** Every step of a trace, top first. */
export function steps(root: TraceNode): TraceNode[] {
  return [root, ...root.inputs.flatMap(steps)];
}
