// The service worker does what the server says and never what a note says: which files it fetches, with which cookies, and what it keeps.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { App } from "../fixtures/app";
import { Recorder } from "../fixtures/recorder";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD, organizer, type Theme } from "../fixtures/themes";

test.beforeEach(({ js }) => test.skip(!js, "there is no worker without JavaScript"));

/** Everything in Cache Storage: the names of the caches, and of each answer its address and its text. */
const stored = (page: Page) =>
  page.evaluate(async () => {
    const found: { cache: string; address: string; text: string }[] = [];
    for (const cache of await caches.keys())
      for (const request of await (await caches.open(cache)).keys()) {
        const answer = await (await caches.open(cache)).match(request);
        // It may have been taken away meanwhile.
        if (!answer) continue;
        const url = new URL(request.url);
        found.push({ cache, address: url.pathname + url.search, text: await answer.text() });
      }
    return found;
  });

async function keptPages(page: Page): Promise<string[]> {
  return (await stored(page)).filter(({ cache }) => cache.startsWith("pages")).map(({ address }) => address);
}

async function behind(
  browser: Browser,
  app: App,
): Promise<{ recorder: Recorder; context: BrowserContext; page: Page }> {
  const recorder = await Recorder.before(app.url);
  const context = await browser.newContext({ baseURL: recorder.url });
  context.on("close", () => void recorder.stop());
  return { recorder, context, page: await context.newPage() };
}

/** What people could write to steer it, each in several spellings. */
function baits({ mine, path }: Theme): string[] {
  return [
    `/pkg/..${mine}/ticket`,
    `/pkg/..${mine}`,
    "/pkg/../admin",
    "/pkg/../lang/en",
    "/pkg/nothing",
    "/pkg/kizuki.js?x",
    `/pkg/%2e%2e${mine}/ticket`,
    "/pkg/.%2E/lang/en",
    `/pkg/%2e%2e%2fadmin`,
    "/pkg/..;/lang/en",
    `/pkg/kizuki.js?v=0123456789abcdef/../..${path}`,
    "/pkg/kizuki.js?v=0123456789abcdef",
    "x-kizuki-files: /pkg/other.js?v=0123456789abcdef",
  ];
}

test("no note steers the worker, and one's own pages are nowhere on the disk", async ({
  browser,
  app,
  theme,
  desk,
}) => {
  const board = await theme({ maxNotes: 5 });
  await board.pinned(GOOD, Object.fromEntries(baits(board).map((bait) => [`見て ${bait} ね`, 0])));
  const { recorder, context, page } = await behind(browser, app);
  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.write(GOOD, "わたしの付箋");
  await staff.expectInTheBox();
  const ticket = (await context.cookies()).find(({ name }) => name === "kizuki_ticket")!.value;
  await expect.poll(() => keptPages(page)).toContain(board.path);

  // From now on the worker is in charge. An organizer's cookie is there as well.
  await context.addCookies([{ name: "kizuki_session", value: desk.cookie(), url: recorder.url }]);
  recorder.sent.length = 0;
  for (let i = 0; i < 3; i++) await staff.open();
  await expect.poll(() => keptPages(page)).toEqual(expect.arrayContaining(["/", board.path]));
  const asked = new Set(recorder.sent.map(({ path }) => path));
  for (const path of asked)
    expect(path).toMatch(
      new RegExp(`^(/|${board.path}(/live|/mine/ticket)?|/anon|/pkg/kizuki\\.(js|wasm)|/sw\\.js|/icon.*|/manifest.*)$`),
    );
  expect(recorder.sent.filter(({ headers }) => headers.cookie?.includes(ticket))).toEqual([]);

  const all = await stored(page);
  expect(new Set(all.map(({ cache }) => cache))).toEqual(new Set(["pages-2", "files-2"]));
  for (const { cache, address, text } of all) {
    expect(address).toMatch(
      cache === "pages-2" ? new RegExp(`^(/|${board.path})$`) : /^\/pkg\/kizuki\.(css|js|wasm)\?v=[0-9a-f]{16}$/,
    );
    expect(text).not.toContain(ticket);
    expect(text).not.toContain(organizer.email);
  }
  expect(
    all
      .filter(({ cache }) => cache === "files-2")
      .map(({ address }) => address.split("?")[0])
      .sort(),
  ).toEqual(["/pkg/kizuki.css", "/pkg/kizuki.js", "/pkg/kizuki.wasm"]);
  expect((await context.cookies()).map(({ name }) => name)).not.toContain("kizuki_lang");
  await context.close();
});

test("the worker's own requests carry no cookie where none is needed, and no address", async ({
  browser,
  app,
  theme,
}) => {
  const board = await theme();
  const { recorder, context, page } = await behind(browser, app);
  await context.addCookies([{ name: "canary", value: "bird", url: recorder.url }]);
  await new Staff(page, board, true).open(`?q=${encodeURIComponent("さがす言葉")}`);
  await expect.poll(() => keptPages(page)).toContain("/");
  const files = recorder.sent.filter(({ path }) => path === "/pkg/kizuki.css");
  expect(files, "the page has its own style; the worker asked for that of the entrance").toHaveLength(1);
  for (const { headers } of files) expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
  for (const { path, headers } of recorder.sent) {
    expect([undefined, `${recorder.url}/`], path).toContain(headers.referer);
  }
  await context.close();
});

test("one file that cannot be had keeps no board from being kept", async ({ browser, app, theme }) => {
  const board = await theme();
  const { context, page } = await behind(browser, app);
  await page.goto(board.path);
  await page.evaluate(async () => {
    // As after a new build: the page names files that are not there any more.
    await navigator.serviceWorker.ready;
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  });
  await context.route("**/pkg/*.wasm*", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(board.path);
  await expect.poll(() => keptPages(page)).toContain(board.path);
  await context.close();
});

test("a worker of the version before is replaced, and what it kept goes", async ({ browser, app, theme }) => {
  const board = await theme();
  // Each pushes the other out, so that it is asked for at every reading.
  await board.pinned(GOOD, {
    [`見て /pkg/..${board.mine}/ticket?1 ね`]: 0,
    [`見て /pkg/..${board.mine}/ticket?2 ね`]: 0,
  });
  const { recorder, context, page } = await behind(browser, app);
  recorder.instead.set("/sw.js", await readFile(resolve(import.meta.dirname, "../fixtures/worker-before.js"), "utf8"));
  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.write(GOOD, "わたしの付箋");
  await staff.expectInTheBox();
  const ticket = (await context.cookies()).find(({ name }) => name === "kizuki_ticket")!.value;
  await expect(async () => {
    await staff.open();
    expect(JSON.stringify(await stored(page)), "the hole is there").toContain(ticket);
  }).toPass();

  recorder.instead.clear();
  // The browser looks for a new worker some time after a page was read; with a look under way it does not begin another.
  await expect(async () => {
    await staff.open();
    expect(new Set((await stored(page)).map(({ cache }) => cache))).toEqual(new Set(["pages-2", "files-2"]));
  }).toPass();
  await staff.open();
  await staff.open();
  const all = await stored(page);
  expect(JSON.stringify(all)).not.toContain(ticket);
  expect(new Set(all.map(({ cache }) => cache))).toEqual(new Set(["pages-2", "files-2"]));
  await context.close();
});

test("signing out, forgetting the ticket and the wipe take what was kept; the ticket stays when an organizer signs out", async ({
  browser,
  app,
  theme,
  desk,
}) => {
  const board = await theme();
  const { recorder, context, page } = await behind(browser, app);
  const staff = new Staff(page, board, true);
  const fill = async () => {
    await staff.open();
    await expect.poll(() => keptPages(page)).toContain(board.path);
  };
  await staff.open();
  await staff.write(GOOD, "わたしの付箋");
  await staff.expectInTheBox();
  await fill();
  await staff.open();
  await context.addCookies([{ name: "kizuki_session", value: await desk.another(), url: recorder.url }]);
  await page.goto("/admin");
  await page.getByRole("button", { name: "サインアウト" }).click();
  await expect.poll(() => keptPages(page)).not.toContain(board.path);
  expect(await page.evaluate((id) => localStorage.getItem(`kizuki.${id}`), board.id)).toMatch(/^[0-9A-Z]{4}-/);

  await fill();
  await page.goto(board.mine);
  await page.getByText("この端末の券を忘れる").first().click();
  await page.getByRole("button", { name: "この端末の券を忘れる" }).click();
  await expect(page.getByText("この端末の券を忘れました。")).toBeVisible();
  await expect.poll(() => keptPages(page)).toEqual([]);

  await fill();
  await page.goto(`${board.path}?done=wiped`);
  await expect.poll(() => keptPages(page)).toEqual([]);
  await context.close();
});
