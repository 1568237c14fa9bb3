// What must not name anybody does not: every such request, as it goes over the wire, against the table of docs/anonymity.md.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { Recorder, type Sent } from "../fixtures/recorder";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

interface Row {
  name: string;
  method: string;
  path: RegExp;
  query: string[];
  cookies: string[];
  referrer: string;
  body: string;
}

type Cells = [string, string, string, string, string, string, string];
const isRow = (cells: string[]): cells is Cells => cells.length === 7;

async function table(): Promise<Row[]> {
  const text = await readFile(resolve(import.meta.dirname, "../../docs/anonymity.md"), "utf8");
  const lines = text
    .split(". What nameless requests carry\n")[1]!
    .split("\n")
    .filter((line) => line.startsWith("| "));
  const words = (cell: string) => (cell === "none" ? [] : [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1]!));
  return lines.slice(1).map((line) => {
    const cells = line.slice(2, -2).split(" | ");
    if (!isRow(cells)) throw new Error(`seven cells were looked for: ${line}`);
    const [name, method, path, query, cookies, referrer, body] = cells;
    return {
      name,
      method,
      path: new RegExp(`^${words(path)[0]!.replace(/\{\w+\}/g, "[^/]+")}$`),
      query: words(query),
      cookies: words(cookies),
      referrer,
      body,
    };
  });
}

/** What a request carries beyond its row. */
function beyond(row: Row, { query, headers, length }: Sent, origin: string): string[] {
  const found = [...new URLSearchParams(query).keys()].filter((field) => !row.query.includes(field));
  const cookies = (headers.cookie ?? "")
    .split("; ")
    .filter(Boolean)
    .map((cookie) => cookie.split("=")[0]!);
  found.push(...cookies.filter((cookie) => !row.cookies.includes(cookie)));
  const referrers = [undefined, ...(row.referrer === "origin" ? [`${origin}/`] : [])];
  if (!referrers.includes(headers.referer)) found.push(headers.referer!);
  if (row.body === "none" ? length > 0 : length === 0 || length % 4096 > 0) found.push(`${length} bytes`);
  return found;
}

async function pickUp(admin: Page): Promise<string> {
  await admin.goto("/admin/roster");
  await admin
    .getByLabel("または、ここに貼り付ける")
    .fill(Array.from({ length: 6 }, (_, i) => `N${100 + i}`).join("\n"));
  await admin.getByRole("button", { name: "この名簿に入れ替える" }).click();
  await admin.getByLabel(/全員に作る/).check();
  await admin.getByRole("button", { name: "リンクの一覧を出す" }).click();
  return new URL((await admin.locator(".where").first().textContent())!).pathname;
}

test("nameless requests carry what the table says and nothing else", async ({ browser, app, admin, theme, js }) => {
  test.skip(!js, "plain forms carry the ticket's cookie, by design");
  const rows = await table();
  expect(rows.map(({ path }) => String(path))).toHaveLength(6);
  const open = await theme();
  await open.pinned(GOOD, { "通勤がなくなった。": 0 });
  const sealed = await theme({ tier: "sealed", quorum: 5, draft: true });
  const link = await pickUp(admin);
  await sealed.move("open");
  const recorder = await Recorder.before(app.url);
  const context = await browser.newContext({ baseURL: recorder.url });
  const page = await context.newPage();
  await context.addCookies([{ name: "kizuki_lang", value: "ja", url: recorder.url }]);
  // The worker asks for the entrance's style, before any page does.
  await page.goto(open.path);
  await expect.poll(() => recorder.sent.filter(({ path }) => path === "/pkg/kizuki.css").length).toBe(1);

  // From a personal link to a note.
  await page.goto(link);
  await page.getByLabel("この端末は自分だけが使う").check();
  await page.getByRole("button", { name: "券を受け取る" }).click();
  const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: sealed.title }) });
  await expect(row.getByText("受け取りました。")).toBeVisible();
  await row.getByRole("link", { name: "ボードを開く" }).click();
  const staff = new Staff(page, sealed, true);
  await staff.awake();
  await staff.write(GOOD, "まだ早い。");
  await expect(staff.field(GOOD)).toHaveAccessibleDescription(/券が5枚出るまで待つ決まりです/);

  // With words to search in the address; one's own page, and the check of the receipts.
  const reader = new Staff(page, open, true);
  await reader.open();
  await reader.write(GOOD, "短い。");
  await reader.expectInTheBox();
  await reader.open(`?q=${encodeURIComponent("通勤")}`);
  await reader.likeButton("通勤がなくなった。").click();
  await expect(reader.likeButton("通勤がなくなった。")).toHaveText("貼りました");
  await open.openBox();
  await expect.poll(() => recorder.to(open.path).filter(({ query }) => query.includes("q=")).length).toBeGreaterThan(1);
  await page.goto(open.mine);
  await page.getByRole("button", { name: "確かめる" }).click();
  await expect.poll(() => recorder.to("/log.json").length).toBeGreaterThan(1);
  await page.getByText("取り下げる", { exact: true }).click();
  await page.getByRole("button", { name: "付箋を取り下げる" }).click();
  await expect(page.getByRole("status").filter({ hasText: "取り下げました。" })).toBeVisible();
  expect(new URL(page.url()).search, "what was done stands in no address").toBe("");

  const unseen = new Set(rows.map(({ name }) => name));
  for (const one of recorder.sent) {
    const row = rows.find(({ method, path }) => method === one.method && path.test(one.path));
    // A page asks for its files with its cookies; only the worker's requests come without where there are some.
    const ofPage = one.path.startsWith("/pkg/") && one.headers.cookie !== undefined;
    if (!row || ofPage) continue;
    unseen.delete(row.name);
    expect(beyond(row, one, recorder.url), `${one.method} ${one.path}${one.query}`).toEqual([]);
  }
  expect([...unseen], "never sent").toEqual([]);
  const token = link.split("/").pop()!;
  const told = recorder.sent.filter(
    ({ headers }) =>
      headers.referer?.includes(token) || headers.referer?.includes("q=") || /\/t\//.test(headers.referer ?? ""),
  );
  expect(told, "an address that goes along").toEqual([]);
  const posts = recorder.sent.filter(({ method, path }) => method === "POST" && path !== "/anon");
  expect([...new Set(posts.map(({ path }) => path))]).toEqual(["/pick", "/issue", "/pick/end"]);
  await context.close();
  await recorder.stop();
  // Whoever picks up in another test picks up for every theme that is open.
  await sealed.move("review");
});
