import type { Named } from "../format/language";
import type { Decision } from "../trace/model";
import type { PlaceName } from "./types";

/** How a value is written: its kind, decimal places, unit of money, codes of a code list. */
export interface ValueType {
  kind: "money" | "decimal" | "count" | "months" | "boolean" | "date" | "month" | "code" | "plain" | "text";
  scale: number;
  unit: string;
  codes: (Named & { code: string })[];
}

export interface ProgrammeHead extends Named {
  id: string;
  shortName: string;
  unit: "household" | "member";
  order: number;
  paid: boolean;
  kind: Named;
  law: string;
  clause: Named;
  rules: number;
  cases: number;
  parameters: { all: number; missing: number; unverified: number; local: number; newest: string | null };
}

export interface DecisionTable {
  hitPolicy: string;
  columns: string[];
  /** How many of the columns are conditions; the others are results. */
  conditions: number;
  /** Each with its label first. */
  rows: string[][];
}

export interface RuleVariant {
  from: string | null;
  to: string | null;
  place: string;
  law: string;
  clause: Named;
  gist: Named;
  formula: string;
  table: DecisionTable | null;
  refusal: Named;
  note: Named;
  leftOut: Named;
  inForce: boolean;
}

export interface PolicyRule extends Named {
  id: string;
  role: "applies" | "condition" | "covers" | "component" | "step";
  entity: "member" | "household";
  type: ValueType;
  variants: RuleVariant[];
}

/** A name as it stands in formulas, and what it means. */
export interface FormulaName extends Named {
  text: string;
  kind: "fact" | "rule" | "parameter" | "result" | "code";
  id: string;
  programme: string;
  type: string;
  typeEn: string;
}

export interface ParameterRow {
  index: number;
  place: string;
  level: number;
  urbanRural: "urban" | "rural" | "*";
  from: string;
  until: string | null;
  value: string | null;
  shown: string | null;
  source: Named;
  clause: Named;
  verified: boolean;
  change: string | null;
}

/** From when to when which row applies; row null = no value. */
export interface ParameterSpan {
  urbanRural: "urban" | "rural" | "*";
  from: string;
  until: string | null;
  row: number | null;
}

export interface PolicyParameter extends Named {
  id: string;
  note: Named;
  type: ValueType;
  lowestLevel: number;
  rows: ParameterRow[];
  spans: ParameterSpan[];
  elsewhere: number;
}

export interface PolicyFact extends Named {
  id: string;
  entity: "member" | "household";
  type: ValueType;
  absent: "none" | "unknown";
  sensitive: boolean;
  formula: string;
  formulaEn: string;
  group: string;
  readBy: string[];
}

export interface PolicyAct extends Named {
  id: string;
  issuer: Named;
  number: string;
  version: string;
  note: Named;
  articles: { number: string; gist: Named }[];
}

export interface PolicyProgramme {
  head: ProgrammeHead;
  readme: Named;
  questions: { file: string; question: Named; rules: PolicyRule[] }[];
  names: FormulaName[];
  parameters: PolicyParameter[];
  facts: PolicyFact[];
  refersTo: (Named & { id: string })[];
  readBy: (Named & { id: string })[];
  acts: PolicyAct[];
  library: string;
}

/** A household as `bin/decide` takes it; null = unknown. */
export interface DecideInput {
  place: string;
  on: string;
  unlisted?: string;
  household: { members: Record<string, FactValue>[]; [fact: string]: FactValue | Record<string, FactValue>[] };
}

export type FactValue = string | number | boolean | null;

/** The page a citizen reads and the questions of the application; empty lists when unwritten. */
export interface PolicyPapers {
  page: { heading: Named; text: Named }[];
  fields: { fact: string; name: Named; ask: Named; need: Named; when: Named }[];
  documents: { name: Named; need: Named; when: Named }[];
}

export interface PolicyCase {
  file: string;
  line: number;
  name: string;
  law: Named;
  place: string;
  on: string;
  household: DecideInput;
  expect: Record<string, unknown>;
  because: string;
  passed: boolean;
  differences: string[];
}

export type ChangeState = "proposed" | "approved" | "refused" | "withdrawn" | "superseded";

export interface ParameterChange {
  id: string;
  programme: Named & { id: string };
  parameter: Named & { id: string };
  type: ValueType | null;
  place: PlaceName;
  path: PlaceName[];
  urbanRural: "urban" | "rural" | "*";
  effective: string;
  value: string;
  shown: string | null;
  before: { urbanRural: string; place: string; level: number; from: string; value: string; shown: string; source: Named }[];
  source: string;
  clause: string;
  reason: string;
  state: ChangeState;
  proposedBy: string;
  proposer: string;
  proposedAt: string;
  decidedBy: string | null;
  decider: string | null;
  decidedAt: string | null;
  decisionReason: string;
  warnings: { zh: string; en: string }[];
  mayDecide: boolean;
  mayWithdraw: boolean;
  maySimulate: boolean;
}

export interface Proposal {
  programme: string;
  parameter: string;
  place: string;
  urbanRural: string;
  effective: string;
  value: string;
  source: string;
  clause: string;
  reason: string;
}

export interface ImpactRow {
  dimension: "all" | "place" | "decile" | "family";
  key: string;
  name?: string;
  programme: string;
  households: number;
  people: number;
  upTo: string | null;
  householdsBefore: number;
  householdsAfter: number;
  peopleBefore: number;
  peopleAfter: number;
  costBefore: string;
  costAfter: string;
  winners: number;
  losers: number;
  gained: string;
  lost: string;
  entered: number;
  left: number;
  openBefore: number;
  openAfter: number;
}

export interface ImpactReport {
  before: string;
  after: string;
  on: string;
  placeLevel: number;
  programmes: (Named & { id: string })[];
  families: (Named & { id: string })[];
  poverty: { households: number; people: number; unmeasured: number; poorBefore: number; poorAfter: number; gapBefore: string; gapAfter: string };
  rows: ImpactRow[];
}

export interface Preview {
  state: "waiting" | "running" | "done" | "failed";
  people: number;
  peopleDone: number;
  before: string;
  after: string;
  askedAt: string;
  finishedAt: string | null;
  failure: string | null;
  report: ImpactReport | null;
}

export interface CalculatorForm {
  groups: (Named & { id: string; facts: string[] })[];
  facts: PolicyFact[];
  today: string;
}

export interface CalculatorAnswer {
  place: string;
  on: string;
  library: string;
  decisions: Decision[];
}

export interface CalculatorStart {
  number: string;
  input: DecideInput;
  members: Record<string, string>;
}
