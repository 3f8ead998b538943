import type { Language } from "../format/language";
import { ApiProblem, problemFrom } from "./problem";

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface ClientOptions {
  language: () => Language;
  /** Called on 401 of a signed-in page; true means signed in again and the call is repeated. */
  signInAgain?: () => Promise<boolean>;
  fetch?: typeof fetch;
  cookies?: () => string;
}

export interface Client {
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<T>;
  /** Sends a form with files; `progress` hears the share sent, 0 to 1. */
  upload<T>(path: string, form: FormData, progress?: (share: number) => void): Promise<T>;
  /** Receives a file; `progress` hears the bytes received so far. */
  download(path: string, query?: Query, progress?: (received: number) => void): Promise<Download>;
}

export interface Download {
  blob: Blob;
  fileName: string;
}

export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export function csrfToken(cookies: string): string | undefined {
  const pair = cookies.split(/;\s*/).find((each) => each.startsWith("XSRF-TOKEN="));
  return pair && decodeURIComponent(pair.slice("XSRF-TOKEN=".length));
}

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (response.status === 204 || !type.includes("json")) return undefined;
  return response.json().catch(() => undefined);
}

function fileNameOf(response: Response, path: string): string {
  const header = response.headers.get("content-disposition") ?? "";
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? path.split("/").pop() ?? "file";
}

async function collect(response: Response, progress?: (received: number) => void): Promise<Blob> {
  const reader = response.body?.getReader();
  if (!reader) return response.blob();
  const parts: BlobPart[] = [];
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    received += value.length;
    progress?.(received);
  }
  return new Blob(parts, { type: response.headers.get("content-type") ?? "" });
}

/** The one way to talk to the server: same origin, session cookie, CSRF header, typed answers. */
export function createClient(options: ClientOptions): Client {
  const fetchNow = options.fetch ?? ((...args) => fetch(...args));
  const cookies = options.cookies ?? (() => document.cookie);

  function headers(writes: boolean): Headers {
    const all = new Headers({
      Accept: "application/json, application/problem+json, */*",
      "Accept-Language": options.language() === "zh" ? "zh-CN" : "en",
      "X-Requested-With": "fetch",
    });
    const token = csrfToken(cookies());
    if (writes && token) all.set("X-XSRF-TOKEN", token);
    return all;
  }

  async function attempt(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetchNow(path, { credentials: "same-origin", ...init });
    } catch (thrown) {
      if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
      throw new ApiProblem(problemFrom(0, undefined, options.language()));
    }
  }

  async function call(path: string, init: () => RequestInit): Promise<Response> {
    let response = await attempt(path, init());
    const mayRepeat = response.status === 401 && path !== "/api/session" && options.signInAgain;
    if (mayRepeat && (await options.signInAgain!())) response = await attempt(path, init());
    if (response.ok) return response;
    throw new ApiProblem(problemFrom(response.status, await bodyOf(response), options.language()));
  }

  function sendForm(path: string, form: FormData, progress?: (share: number) => void) {
    return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
      // fetch cannot tell how much of a body has gone out; XMLHttpRequest can
      const request = new XMLHttpRequest();
      request.open("POST", path);
      headers(true).forEach((value, name) => request.setRequestHeader(name, value));
      request.responseType = "json";
      request.upload.onprogress = (event) => progress?.(event.loaded / (event.total || 1));
      request.onload = () => resolve({ status: request.status, body: request.response });
      request.onerror = () =>
        reject(new ApiProblem(problemFrom(0, undefined, options.language())));
      request.send(form);
    });
  }

  return {
    async get<T>(path: string, query?: Query, signal?: AbortSignal) {
      const response = await call(addressOf(path, query), () => ({ headers: headers(false), signal }));
      return (await bodyOf(response)) as T;
    },
    async send<T>(method: string, path: string, body?: unknown) {
      const response = await call(path, () => {
        const all = headers(true);
        if (body !== undefined) all.set("Content-Type", "application/json");
        return { method, headers: all, body: body === undefined ? undefined : JSON.stringify(body) };
      });
      return (await bodyOf(response)) as T;
    },
    async upload<T>(path: string, form: FormData, progress?: (share: number) => void) {
      let answer = await sendForm(path, form, progress);
      if (answer.status === 401 && options.signInAgain && (await options.signInAgain())) {
        answer = await sendForm(path, form, progress);
      }
      if (answer.status >= 200 && answer.status < 300) return answer.body as T;
      throw new ApiProblem(problemFrom(answer.status, answer.body, options.language()));
    },
    async download(path: string, query?: Query, progress?: (received: number) => void) {
      const response = await call(addressOf(path, query), () => ({ headers: headers(false) }));
      return { blob: await collect(response, progress), fileName: fileNameOf(response, path) };
    },
  };
}
