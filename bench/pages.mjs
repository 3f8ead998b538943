// Times the calls behind the console's pages, as one person who is signed in, one call after the other.
// node bench/pages.mjs [ADDRESS] [USER] [PASSWORD]: of an installation with a decided county (demonstration accounts: county).
const [base = "http://127.0.0.1:8080", username = "county", password = "huimin-demo"] = process.argv.slice(2);
const COUNTED = 40;
const cookies = new Map();

async function call(path, body) {
  const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), "Content-Type": "application/json" };
  if (cookies.has("XSRF-TOKEN")) headers["X-XSRF-TOKEN"] = decodeURIComponent(cookies.get("XSRF-TOKEN"));
  const answer = await fetch(base + path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
  for (const line of answer.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
    cookies.set(name, value);
  }
  const text = await answer.text();
  if (!answer.ok && path !== "/api/session") throw new Error(`${path} answered ${answer.status}: ${text}`);
  return text;
}

await call("/api/session");
const { place } = JSON.parse(await call("/api/session", { username, password }));
const listed = JSON.parse(await call("/api/findings?kind=missed&certainty=needs-information&size=100")).items;
const households = [...new Set(listed.map((each) => each.household.id))].slice(0, COUNTED);
const [town] = JSON.parse(await call(`/api/places/${place.code}/children`)).items ?? JSON.parse(await call(`/api/places/${place.code}/children`));
const members = new Map();
for (const id of households) members.set(id, JSON.parse(await call(`/api/households/${id}`)).members[0].id);

const possible = "/api/findings?kind=missed&certainty=needs-information&size=50";
const same = (path) => Array(COUNTED).fill(path);
const pages = {
  household: households.map((id) => `/api/households/${id}`),
  "time line of a member": households.map((id) => `/api/households/${id}/members/${members.get(id)}/timeline`),
  "list of the missed": same("/api/findings?kind=missed&size=20"),
  "list, 50 of those with unknowns": same(possible),
  "list, by place": same(`${possible}&sort=place`),
  "list, page 5": same(`${possible}&page=5`),
  "list, one town": same(`${possible}&place=${town.code}`),
  "list, part of a name": same(`${possible}&q=${encodeURIComponent("陈")}`),
  "list of the wrong, by amount": same("/api/findings?kind=wrong&size=20&sort=-paid"),
  cockpit: same("/api/cockpit"),
  "cockpit of a town": same(`/api/cockpit?place=${town.code}`),
  "search of places": Array.from({ length: COUNTED }, (_, n) => `/api/places/search?q=${encodeURIComponent([town.name, town.name.slice(0, 2), "xm", "xindian"][n % 4])}`),
  "search of households": same(`/api/households?q=${encodeURIComponent("陈")}`),
};

console.log("| call | median | 95 % | worst |\n|---|---|---|---|");
for (const [name, paths] of Object.entries(pages)) {
  for (const path of paths.slice(0, 10)) await call(path);
  const times = [];
  for (const path of paths) {
    const begin = performance.now();
    await call(path);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const at = (share) => `${times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1)} ms`;
  console.log(`| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`);
}
