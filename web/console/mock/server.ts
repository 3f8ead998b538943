// A stand-in for the platform while developing pages: `npm run dev` without HUIMIN_SERVER. Never part of the build.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import { cockpit } from "./cockpit.ts";
import { imports, importView, quarantine, runs, runView } from "./work.ts";
import { childrenOf, datasets, DISTRICT, findings, household, placeOf, programmes, towns, villages, within, timeline } from "./world.ts";

const ALL = ["VIEW_FIGURES", "VIEW_FINDINGS", "VIEW_HOUSEHOLD", "UNMASK", "IMPORT", "RUN", "EXPORT"];
const ACCOUNTS = [
  { username: "county", name: "林主任", role: "审批", place: "翔安区" },
  { username: "data", name: "许工", role: "数据管理", place: "翔安区" },
  { username: "town", name: "洪办事员", role: "经办", place: "马巷街道" },
];
let current: object | null = null;

class Refusal {
  constructor(readonly status: number, readonly title: string, readonly detail?: string, readonly remedy?: string) {}
}

function paged<T>(list: T[], query: URLSearchParams) {
  const page = Number(query.get("page") ?? 1);
  const size = Number(query.get("size") ?? 20);
  return { items: list.slice((page - 1) * size, page * size), total: list.length, page, size };
}

function findingList(query: URLSearchParams) {
  const matches = findings.filter(
    (each) => each.kind === query.get("kind") && within(query.get("place") ?? DISTRICT.code, each.place) && (!query.get("programme") || each.programme === query.get("programme")) &&
      (!query.get("certainty") || each.certainty === query.get("certainty")) && (!query.get("q") || each.name.includes(query.get("q")!) || each.household.number.includes(query.get("q")!)),
  );
  const sort = query.get("sort") ?? "-age";
  const key = { age: "ageDays", entitled: "amountEntitled", paid: "amountPaid", place: "place" }[sort.replace("-", "")] as "ageDays";
  return matches.toSorted((a, b) => (Number(a[key]) - Number(b[key])) * (sort.startsWith("-") ? -1 : 1));
}

function signIn(body: { username?: string; password?: string }) {
  const account = ACCOUNTS.find((each) => each.username === body.username);
  if (!account || body.password !== "huimin-demo") throw new Refusal(401, "账号或密码不对");
  const permissions = account.username === "county" ? ALL : account.username === "data" ? ["IMPORT", "VIEW_FIGURES", "RUN"] : ALL.filter((each) => !["IMPORT", "RUN"].includes(each));
  current = { username: account.username, name: account.name, roles: [account.role], permissions, place: account.username === "town" ? towns[1] : DISTRICT };
  return current;
}

function startImport(body: string) {
  const files = [...body.matchAll(/filename="([^"]+)"/g)].map((match) => Buffer.from(match[1]!, "latin1").toString("utf8"));
  imports.unshift({ id: `b${imports.length}`, start: Date.now(), seconds: 4 + files.length * 2, place: DISTRICT.code, files });
  return importView(imports[0]!);
}

function answer(method: string, path: string, query: URLSearchParams, body: string): unknown {
  const [, , kind, id = "", part = ""] = path.split("/");
  if (kind === "about") return { name: "惠民", version: "mock", demo: true, accounts: ACCOUNTS.map((each) => ({ ...each, password: "huimin-demo" })) };
  if (kind === "session" && method === "POST") return signIn(JSON.parse(body));
  if (kind === "session" && method === "DELETE") return (current = null);
  if (!current) throw new Refusal(401, "未登录");
  if (kind === "session") return current;
  if (kind === "places" && id === "search") return [...towns, ...villages].filter((each) => each.name.includes(query.get("q")!)).slice(0, 12).map((each) => placeOf(each.code));
  if (kind === "places") return part ? childrenOf(id) : placeOf(id);
  if (kind === "programmes") return programmes;
  if (kind === "cockpit") return cockpit(query.get("place") ?? DISTRICT.code);
  if (kind === "findings") return paged(findingList(query), query);
  if (kind === "households" && !id) return findings.filter((each) => each.name.includes(query.get("q")!) || each.household.number.includes(query.get("q")!)).slice(0, 8).map((each) => ({ ...each, id: each.household.id, number: each.household.number }));
  if (kind === "households" && part === "members") return timeline(id, path.split("/")[5]!) ?? missing("这户没有这个人");
  if (kind === "households" && part) return { value: "350213197103140017" };
  if (kind === "households") return household(id) ?? missing("没有这户，或者不在您的管辖范围内");
  if (kind === "datasets") return datasets;
  if (kind === "imports" && method === "POST") return startImport(body);
  if (kind === "imports" && part) return paged(quarantine, query);
  if (kind === "imports" && id) return importView(imports.find((each) => each.id === id) ?? missing("没有这个批次"));
  if (kind === "imports") return paged(imports.map(importView), query);
  if (kind === "runs" && part) return runView(Object.assign(runs.find((each) => each.id === id)!, { cancelled: true }));
  if (kind === "runs" && method === "POST") return runView((runs.unshift({ id: `r${runs.length}`, start: Date.now(), seconds: 40, ...JSON.parse(body) }), runs[0]!));
  if (kind === "runs") return paged(runs.map(runView), query);
  return missing("没有这个地址");
}

function missing(detail: string): never {
  throw new Refusal(404, "没有找到", detail);
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("latin1");
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = new URL(request.url ?? "/", "http://mock");
  const raw = await read(request);
  const multipart = request.headers["content-type"]?.startsWith("multipart");
  const body = multipart ? raw : Buffer.from(raw, "latin1").toString("utf8");
  response.setHeader("content-type", "application/json");
  response.setHeader("set-cookie", "XSRF-TOKEN=mock; Path=/");
  try {
    if (/\.(xlsx|csv)$/.test(address.pathname)) {
      response.setHeader("content-type", "application/octet-stream");
      response.setHeader("content-disposition", `attachment; filename="${address.pathname.split("/").pop()}"`);
      response.end("mock");
    } else response.end(JSON.stringify(answer(request.method ?? "GET", address.pathname, address.searchParams, body) ?? null));
  } catch (thrown) {
    const refusal = thrown instanceof Refusal ? thrown : new Refusal(500, "模拟服务器出错", String(thrown));
    response.statusCode = refusal.status;
    response.setHeader("content-type", "application/problem+json");
    response.end(JSON.stringify({ ...refusal }));
  }
}

const middleware: Connect.NextHandleFunction = (request, response, next) => {
  if (request.url?.startsWith("/api/")) void serve(request, response);
  else next();
};

export function mockServer(): Plugin {
  return {
    name: "huimin-mock",
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => {
      // the platform's own policy, so that a page that breaks it is seen before it is shipped
      server.middlewares.use((_request, response, next) => {
        response.setHeader("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        next();
      });
      server.middlewares.use(middleware);
    },
  };
}
