import { describe, expect, it } from "vitest";
import { addressOf, ApiProblem, createClient, csrfToken, problemFrom, type Language } from "../src";

type Call = { path: string; init: RequestInit };

function fakeServer(...answers: Response[]) {
  const calls: Call[] = [];
  const fetchNow = async (path: RequestInfo | URL, init: RequestInit = {}) => {
    calls.push({ path: String(path), init });
    const answer = answers.shift();
    if (!answer) throw new TypeError("network");
    return answer;
  };
  return { calls, fetch: fetchNow as typeof fetch };
}
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { "content-type": "application/problem+json" } });
const options = (fetchNow: typeof fetch, language: Language = "zh") => ({ language: () => language, fetch: fetchNow, cookies: () => "a=1; XSRF-TOKEN=t%3D1; b=2" });
const refusal = async (promise: Promise<unknown>) => {
  const thrown = await promise.then(() => null, (each: unknown) => each);
  expect(thrown).toBeInstanceOf(ApiProblem);
  return (thrown as ApiProblem).problem;
};

describe("the API client", () => {
  it("leaves empty filters out of the address", () => {
    expect(addressOf("/api/findings", { place: "350213", q: "", page: 2, reason: undefined })).toBe("/api/findings?place=350213&page=2");
  });
  it("sends the CSRF token of the cookie with every write and with no read", async () => {
    const server = fakeServer(json(200, {}), json(200, {}));
    const client = createClient(options(server.fetch));
    await client.get("/api/session");
    await client.send("POST", "/api/runs", { place: "350213" });
    expect(new Headers(server.calls[0]!.init.headers).has("X-XSRF-TOKEN")).toBe(false);
    expect(new Headers(server.calls[1]!.init.headers).get("X-XSRF-TOKEN")).toBe("t=1");
    expect(server.calls[1]!.init.body).toBe('{"place":"350213"}');
    expect(csrfToken("other=1")).toBeUndefined();
  });
  it("repeats a call once after the person has signed in again", async () => {
    const server = fakeServer(json(401, {}), json(200, { total: 3 }));
    let asked = 0;
    const client = createClient({ ...options(server.fetch), signInAgain: async () => ++asked === 1 });
    expect(await client.get("/api/findings")).toEqual({ total: 3 });
    expect(asked).toBe(1);
  });
  it("gives up when the person leaves instead", async () => {
    const server = fakeServer(json(401, {}));
    const client = createClient({ ...options(server.fetch), signInAgain: async () => false });
    expect((await refusal(client.get("/api/findings"))).status).toBe(401);
  });
  it("never asks to sign in again for a wrong password", async () => {
    const server = fakeServer(json(401, { detail: "账号或密码不对" }));
    const client = createClient({ ...options(server.fetch), signInAgain: () => Promise.reject(new Error("asked")) });
    expect((await refusal(client.send("POST", "/api/session", {}))).detail).toBe("账号或密码不对");
  });
  it("says in the reader's language that the server cannot be reached", async () => {
    const problem = await refusal(createClient(options(fakeServer().fetch, "en")).get("/api/runs"));
    expect(problem).toMatchObject({ status: 0, title: "The server cannot be reached" });
    expect(problem.remedy).toBeTruthy();
  });
  it("collects a file, tells its progress and its Chinese name", async () => {
    const headers = { "content-disposition": "attachment; filename*=UTF-8''%E6%BC%8F%E4%BF%9D.xlsx" };
    const heard: number[] = [];
    const client = createClient(options(fakeServer(new Response("12345", { headers })).fetch));
    const file = await client.download("/api/findings.xlsx", {}, (received) => heard.push(received));
    expect([file.fileName, file.blob.size, heard.at(-1)]).toEqual(["漏保.xlsx", 5, 5]);
  });
});

describe("a problem", () => {
  it("keeps the server's words and fills gaps with ours", () => {
    const problem = problemFrom(403, { title: "没有权限", detail: "账号 town 无权接入数据" }, "zh");
    expect(problem).toMatchObject({ title: "没有权限", detail: "账号 town 无权接入数据" });
    expect(problem.remedy).toContain("系统管理员");
  });
  it("chooses the reader's language, nested or beside", () => {
    expect(problemFrom(400, { title: "有误", titleEn: "Wrong" }, "en").title).toBe("Wrong");
    expect(problemFrom(400, { title: "有误", en: { title: "Wrong" } }, "en").title).toBe("Wrong");
    expect(problemFrom(400, { title: { zh: "有误", en: "Wrong" } }, "en").title).toBe("Wrong");
  });
  it("names field, row and reason of each error", () => {
    const { errors } = problemFrom(422, { errors: [{ field: "金额", row: 12, reason: { zh: "不是数字", en: "no number" } }, "x"] }, "zh");
    expect(errors).toEqual([{ field: "金额", row: 12, reason: "不是数字", remedy: undefined }, { reason: "x" }]);
  });
  it("is understood even when the answer is no problem document", () => {
    expect(problemFrom(502, "<html>", "zh")).toMatchObject({ status: 502, title: "服务器出了问题" });
  });
});
