import type { Client, Query } from "./client";
import type {
  About, Cockpit, Dataset, Finding, Household, HouseholdHit, ImportBatch, Page, Place, ProgrammeName,
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
    quarantine: (id: string, query: Query) =>
      client.get<Page<QuarantinedRow>>(`/api/imports/${each(id)}/quarantine`, query),
    quarantineFile: (id: string) => client.download(`/api/imports/${each(id)}/quarantine.csv`),

    runs: (query: Query = {}) => client.get<Page<Run>>("/api/runs", query),
    run: (id: string) => client.get<Run>(`/api/runs/${each(id)}`),
    startRun: (place: string, asOf: string) => client.send<Run>("POST", "/api/runs", { place, asOf }),
    cancelRun: (id: string) => client.send<Run>("POST", `/api/runs/${each(id)}/cancel`),
  };
}

export type Endpoints = ReturnType<typeof endpoints>;

async function listOf<T>(answer: Promise<T[] | Page<T>>): Promise<T[]> {
  const list = await answer;
  return Array.isArray(list) ? list : list.items;
}
