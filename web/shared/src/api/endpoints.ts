import type { Named } from "../format/language";
import type { Client, Query } from "./client";
import type {
  CalculatorAnswer, CalculatorForm, CalculatorStart, DecideInput, ParameterChange, PolicyCase, PolicyPapers, PolicyProgramme, Preview,
  ProgrammeHead, Proposal,
} from "./policy";
import type {
  About, Cockpit, Dataset, Finding, Household, HouseholdHit, ImportBatch, MissingFigure, Page, Place, ProgrammeName,
  QuarantinedRow, Run, Session, Timeline,
} from "./types";

/** Every call of the console, named as a use case. */
export function endpoints(client: Client) {
  const each = encodeURIComponent;
  return {
    about: () => client.get<About>("/api/about"),
    session: () => client.get<Session>("/api/session"),
    signIn: (username: string, password: string) =>
      client.send<Session>("POST", "/api/session", { username, password }),
    changePassword: (current: string, wanted: string) =>
      client.send<Session>("POST", "/api/session/password", { current, wanted }),
    signOut: () => client.send<void>("DELETE", "/api/session"),

    place: (code: string) => client.get<Place>(`/api/places/${each(code)}`),
    placesWithin: (code: string) => listOf(client.get<Place[] | Page<Place>>(`/api/places/${each(code)}/children`)),
    searchPlaces: (q: string, signal?: AbortSignal) =>
      listOf(client.get<Place[] | Page<Place>>("/api/places/search", { q }, signal)),

    programmes: () => client.get<ProgrammeName[]>("/api/programmes"),
    cockpit: (place: string, signal?: AbortSignal) => client.get<Cockpit>("/api/cockpit", { place }, signal),

    findings: (query: Query, signal?: AbortSignal) => client.get<Page<Finding>>("/api/findings", query, signal),
    findingsWorkbook: (query: Query, progress: (received: number) => void) =>
      client.download("/api/findings.xlsx", query, progress),

    household: (id: string, asOf?: string, signal?: AbortSignal) =>
      client.get<Household>(`/api/households/${each(id)}`, { asOf }, signal),
    timeline: (household: string, member: string, query: Query, signal?: AbortSignal) =>
      client.get<Timeline>(`/api/households/${each(household)}/members/${each(member)}/timeline`, query, signal),
    searchHouseholds: (q: string, signal?: AbortSignal) =>
      listOf(client.get<HouseholdHit[] | Page<HouseholdHit>>("/api/households", { q }, signal)),
    unmask: (household: string, memberId: string, field: string, reason: string) =>
      client.send<{ value: string }>("POST", `/api/households/${each(household)}/unmask`, { memberId, field, reason }),

    datasets: () => client.get<Dataset[]>("/api/datasets"),
    imports: (query: Query = {}) => client.get<Page<ImportBatch>>("/api/imports", query),
    import: (id: string) => client.get<ImportBatch>(`/api/imports/${each(id)}`),
    startImport: (place: string, files: File[], progress: (share: number) => void) => {
      const form = new FormData();
      form.set("place", place);
      for (const file of files) form.append("files", file, file.name);
      return client.upload<ImportBatch>("/api/imports", form, progress);
    },
    confirmMissing: (file: string) => client.send<ImportBatch>("POST", `/api/imports/files/${each(file)}/confirm-missing`),
    quarantine: (id: string, query: Query) =>
      client.get<Page<QuarantinedRow>>(`/api/imports/${each(id)}/quarantine`, query),
    quarantineFile: (id: string) => client.download(`/api/imports/${each(id)}/quarantine.csv`),

    runs: (query: Query = {}) => client.get<Page<Run>>("/api/runs", query),
    run: (id: string) => client.get<Run>(`/api/runs/${each(id)}`),
    startRun: (place: string, asOf: string) => client.send<Run>("POST", "/api/runs", { place, asOf }),
    missingFigures: (id: string, signal?: AbortSignal) => client.get<MissingFigure[]>(`/api/runs/${each(id)}/missing`, undefined, signal),
    cancelRun: (id: string) => client.send<Run>("POST", `/api/runs/${each(id)}/cancel`),

    policies: (place: string, on?: string, signal?: AbortSignal) =>
      client.get<ProgrammeHead[]>("/api/policy/programmes", { place, on }, signal),
    policy: (id: string, place: string, on?: string, signal?: AbortSignal) =>
      client.get<PolicyProgramme>(`/api/policy/programmes/${each(id)}`, { place, on }, signal),
    policyCases: (id: string) => client.get<PolicyCase[]>(`/api/policy/programmes/${each(id)}/cases`),
    policyPapers: (id: string, place: string, on?: string, signal?: AbortSignal) =>
      client.get<PolicyPapers>(`/api/policy/programmes/${each(id)}/papers`, { place, on }, signal),
    parametersWorkbook: (id: string) => client.download(`/api/policy/programmes/${each(id)}/parameters.xlsx`),

    changes: (state?: string) => client.get<ParameterChange[]>("/api/policy/changes", { state }),
    changesWaiting: () => client.get<{ count: number }>("/api/policy/changes/waiting"),
    changesLeftAside: () => client.get<{ id: string; problems: Named[] }[]>("/api/policy/changes/left-aside"),
    change: (id: string) => client.get<ParameterChange>(`/api/policy/changes/${each(id)}`),
    proposeChange: (proposal: Proposal) => client.send<ParameterChange>("POST", "/api/policy/changes", proposal),
    startPreview: (id: string) => client.send<Preview>("POST", `/api/policy/changes/${each(id)}/preview`),
    preview: (id: string) => client.get<Preview>(`/api/policy/changes/${each(id)}/preview`),
    previewWorkbook: (id: string) => client.download(`/api/policy/changes/${each(id)}/preview.xlsx`),
    decideChange: (id: string, how: "approve" | "refuse" | "withdraw", reason: string) =>
      client.send<ParameterChange>("POST", `/api/policy/changes/${each(id)}/${how}`, { reason }),
    approvedTables: () => client.download("/api/policy/changes/approved.zip"),

    calculatorForm: () => client.get<CalculatorForm>("/api/calculator/form"),
    calculate: (input: DecideInput) => client.send<CalculatorAnswer>("POST", "/api/calculator", input),
    calculatorHousehold: (id: string, on?: string) =>
      client.get<CalculatorStart>(`/api/calculator/households/${each(id)}`, { on }),
  };
}

export type Endpoints = ReturnType<typeof endpoints>;

async function listOf<T>(answer: Promise<T[] | Page<T>>): Promise<T[]> {
  const list = await answer;
  return Array.isArray(list) ? list : list.items;
}
