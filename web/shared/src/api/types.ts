import type { Named } from "../format/language";
import type { Decision } from "../trace/model";

export type Permission =
  | "VIEW_FIGURES" | "VIEW_FINDINGS" | "VIEW_HOUSEHOLD" | "UNMASK" | "IMPORT" | "RUN" | "EXPORT" | "DECLARE_FACT"
  | "VIEW_POLICY" | "PROPOSE_POLICY" | "APPROVE_POLICY" | "SIMULATE_POLICY";

export interface PlaceName {
  code: string;
  name: string;
}

export interface Place extends PlaceName {
  level: string | number;
  path: PlaceName[];
  childCount: number;
}

export interface Session {
  username: string;
  name: string;
  roles: string[];
  permissions: Permission[];
  place: PlaceName & { level?: string | number };
}

export interface DemoAccount {
  username: string;
  password?: string;
  name?: string;
  role?: Named | string;
  place?: string;
}

export interface About {
  name: string;
  version: string;
  demo: boolean;
  accounts?: DemoAccount[];
}

export interface ProgrammeName extends Named {
  id: string;
  short?: string;
  unit?: "household" | "member";
  /** Money every month: what is missed and wrong is told of these. */
  paid?: boolean;
  /** What it gives, for people. */
  kind?: Named;
  conditions?: (Named & { id: string })[];
}

/** A list of the server: `page` starts at 1. */
export interface Page<T> {
  items: T[];
  total: number;
  page: number;
  size: number;
}

export interface Figure extends Named {
  id: string;
  value: string | number | null;
  unit: Named | string;
  period: Named | string | null;
  source: Named | string | null;
  freshness: string | null;
  definition?: Named | string | null;
}

export interface ProgrammeFigures extends Named {
  id: string;
  entitled: number;
  paid: number;
  missed: number;
  wrong: number;
  /** Not on a roll, and a fact that decides is missing. */
  unclear?: number;
  entitledAmount?: string;
  paidAmount?: string;
}

export interface PlaceFigures {
  place: PlaceName;
  population?: number;
  households?: number;
  missed: number;
  wrong: number;
  entitled?: number;
  paid?: number;
}

export interface TrendPoint {
  date: string;
  missed: number;
  wrong: number;
  entitled: number;
  paid: number;
}

export interface Cockpit {
  place: PlaceName & { childCount?: number };
  path: PlaceName[];
  run: { id: string; finishedAt: string; asOf: string } | null;
  figures: Figure[];
  programmes: ProgrammeFigures[];
  children: PlaceFigures[];
  trend: TrendPoint[];
}

export type FindingKind = "missed" | "wrong";

export interface Finding {
  id: string;
  kind: FindingKind;
  programme: string;
  programmeZh?: string;
  household: { id: string; number: string };
  member?: string | { id: string; name?: string } | null;
  headName: string;
  place: string;
  placeName: string;
  reasons: (Named & { id?: string })[];
  amountEntitled: string | null;
  amountPaid: string | null;
  firstSeen: string;
  ageDays: number;
  certainty: string;
}

export interface FactVersion extends Named {
  fact: string;
  value: Named | string | number | boolean | null;
  unit?: Named | string | null;
  source?: Named | string | null;
  dataset?: string | null;
  batch?: string | null;
  row?: string | number | null;
  asOf?: string | null;
  recordedAt?: string | null;
  validFrom?: string | null;
  validTo?: string | null;
  /** How many rows the value is made from. */
  rows?: number;
}

/** A row of a file, or a declaration, that a value came from. */
export interface FactOrigin {
  /** Id of the dataset; "declared" for a declaration. */
  dataset: string;
  name: Named;
  batch: string | null;
  file: string;
  row: number | null;
  asOf: string | null;
  recordedAt: string;
}

export type FactCause = "day" | "window" | "closed" | "delivered" | "corrected" | "retracted" | "declared";

/** What was believed of a fact from one moment to another. */
export interface FactLineVersion {
  value: Named | string | number | boolean | null;
  /** Without a value: there was none of it, rather than nobody knew. */
  none: boolean;
  knownFrom: string;
  knownTo: string | null;
  validFrom: string | null;
  validTo: string | null;
  cause: FactCause;
  sources: FactOrigin[];
  rows: number;
}

/** A fact over time, newest version first. */
export interface FactLine extends Named {
  fact: string;
  unit?: Named | null;
  sensitive?: boolean;
  versions: FactLineVersion[];
  /** There are earlier versions to be asked for. */
  more: boolean;
}

export interface Timeline {
  member: string;
  facts: FactLine[];
}

export interface Member {
  id: string;
  name: string;
  idMasked: string;
  age?: number | null;
  sex?: Named | string | null;
  relation?: Named | string | null;
  facts: FactVersion[];
}

export interface Household {
  id: string;
  number: string;
  place: string;
  path: PlaceName[];
  address?: string;
  urbanRural?: Named | string | null;
  members: Member[];
  facts?: FactVersion[];
  decisions: Decision[];
  findings: Finding[];
}

export interface HouseholdHit {
  id: string;
  number: string;
  headName: string;
  placeName: string;
  address?: string;
  members?: number;
}

export interface DatasetColumn extends Named {
  id: string;
  type: string;
  required?: boolean;
  note?: string;
}

export interface Dataset extends Named {
  id: string;
  department?: Named | string;
  order?: number;
  files?: string[];
  /** Percent of rows that may be missing from a delivery, which is full; null: it may be a part. */
  guard?: number | null;
  columns: DatasetColumn[];
}

export type WorkState = "waiting" | "running" | "done" | "failed" | "cancelled";

export interface ImportFile {
  id?: string;
  dataset: string | null;
  file: string;
  state: string;
  rows: number;
  accepted: number;
  unchanged: number;
  quarantined: number;
  /** Rows of earlier deliveries ended because this full one no longer has them. */
  closed?: number;
  /** Rows this one lacks, of so many `compared`; more than `guard` percent, so nothing was ended. */
  missing?: number;
  compared?: number;
  guard?: number | null;
  /** Somebody may say now that the file is complete. */
  confirmable?: boolean;
  /** The dataset has come again since. */
  overtaken?: boolean;
  percent: number;
  problem?: Named | string | null;
}

export interface ImportBatch {
  id: string;
  files: ImportFile[];
  state: string;
  startedAt: string;
  finishedAt: string | null;
  by: string;
  place?: PlaceName | string;
  placeName?: string;
}

export interface QuarantinedRow {
  file: string;
  dataset?: string;
  row: number;
  field: string;
  value?: string | null;
  reason: Named | string;
  remedy: Named | string;
}

/** A programme that waits in a county for parameters nobody entered. */
export interface MissingFigure {
  place: string;
  placeName: string;
  programme: string;
  programmeName: Named;
  parameters: { id: string; name: Named }[];
  households: number;
}

export interface Run {
  id: string;
  state: string;
  place: string | PlaceName;
  placeName?: string;
  asOf: string;
  percent: number;
  partitionsDone: number;
  partitions: number;
  households: number;
  members: number;
  changed: number;
  /** Told for the newest finished run of a place only. */
  missed?: number | null;
  wrong?: number | null;
  startedAt: string | null;
  finishedAt: string | null;
  etaSeconds?: number | null;
  by?: string;
  failure?: string | null;
}
