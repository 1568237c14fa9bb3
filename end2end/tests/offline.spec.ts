// A corridor without a network: what was read stays readable, what is written waits and goes out once.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { App } from "../fixtures/app";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Line } from "../fixtures/line";
import { Staff, TICK, stickers } from "../fixtures/staff";
import { expect, isCover, test } from "../fixtures/test";
import { GOOD, type Theme } from "../fixtures/themes";

const NOTE = "通勤の往復2時間がなくなった。";
const MINE = "電波のないところで書いた。";
const WAITS = "つながったら、自動で一度だけ送ります。";
const OFFLINE = "最後に見たときの内容です。";

test.beforeEach(({ js }) => test.skip(!js, "without JavaScript the browser says itself that there is no network"));

interface Somebody {
  staff: Staff;
  context: BrowserContext;
  line: Line;
  lose: () => Promise<void>;
  find: () => Promise<void>;
}

/** Somebody with a network that can be lost. Not watched like other people: a browser without a network complains in its console. */
async function somebody(browser: Browser, app: App, board: Theme): Promise<Somebody> {
  const line = await Line.to(app.url);
  const context = await browser.newContext({ baseURL: line.url });
  context.on("close", () => void line.cut());
  return {
    context,
    line,
    staff: new Staff(await context.newPage(), board, true),
    lose: async () => {
      await line.cut();
      await context.setOffline(true);
    },
    find: async () => {
      await line.mend();
      await context.setOffline(false);
    },
  };
}

/** Until the worker has the board and everything that it is made of. */
async function kept(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(async () =>
        (await (await caches.open("pages-2")).keys()).map((page) => new URL(page.url).pathname),
      ),
    )
    .toContain(new URL(page.url()).pathname);
}

const button = (staff: Staff) => staff.likeButton(NOTE);
const slip = (staff: Staff) => staff.column(GOOD).getByRole("listitem").filter({ hasText: MINE });
const storage = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

test("the board stays readable; a note and a sticker wait, also over a new start, and go out once", async ({
  browser,
  app,
  theme,
}) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 2 });
  const { context, staff, lose, find } = await somebody(browser, app, board);
  const { page } = staff;
  await staff.open();
  await kept(page);
  await expect(page.getByText(OFFLINE)).toBeHidden();

  await lose();
  await expect(page.getByText(OFFLINE)).toBeVisible();
  await button(staff).click();
  await expect(button(staff)).toHaveText("送信待ち");
  await expect(button(staff)).toHaveAttribute("aria-pressed", "true");
  await staff.write(GOOD, MINE);
  await expect(slip(staff)).toContainText(WAITS);
  await expect(staff.column(GOOD).locator("textarea")).toHaveValue("");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expectNoAxeViolations(page);
  await expectToFit(page);
  if (process.env.SHOTS) await page.screenshot({ path: `shots/offline-${page.viewportSize()!.width}.png` });

  // The telephone is put away, and the board opened again, still without a network.
  await page.close();
  const again = new Staff(await context.newPage(), board, true);
  await again.open();
  await expect(again.page.getByText(OFFLINE)).toBeVisible();
  await expect(again.note(NOTE)).toBeVisible();
  await expect(button(again)).toHaveText("送信待ち");
  await expect(slip(again)).toContainText(WAITS);

  await find();
  await expect(again.page.getByText(OFFLINE)).toBeHidden();
  await expect(button(again)).toHaveText("貼りました");
  await again.seesAfterTick(() => expect(again.note(MINE)).toHaveCount(1, { timeout: 500 }));
  await expect(slip(again).filter({ hasText: WAITS })).toHaveCount(0);
  await again.seesAfterTick(() => expect(stickers(again.note(NOTE))).toHaveText("いいね 3", { timeout: 500 }));
  await again.open();
  await expect(again.note(MINE)).toHaveCount(1);
  expect(await storage(again.page)).not.toContain(encodeURIComponent(MINE));
  await context.close();
});

/** Nothing waits on one's own page: what did not go out is said, and the same button does it once there is a network again. */
test("on one's own page the button works again when the network is back", async ({ browser, app, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 2 });
  const { context, staff, lose, find } = await somebody(browser, app, board);
  const { page } = staff;
  await staff.open();
  await button(staff).click();
  await staff.seesAfterTick(() => expect(stickers(staff.note(NOTE))).toHaveText("いいね 3", { timeout: 500 }));
  await page.getByRole("link", { name: "自分の付箋とシール" }).click();
  const peel = page.getByRole("listitem").filter({ hasText: NOTE }).getByRole("button", { name: "はがす" });
  await expect(peel).toBeVisible();

  await lose();
  await peel.click();
  await expect(page.getByRole("alert")).toHaveText("通信できませんでした。もう一度おしてください。");

  await find();
  await peel.click();
  await expect(page.getByRole("status").filter({ hasText: "シールをはがしました。" })).toBeVisible();
  await context.close();
});

for (const lie of [true, false]) {
  test(`a browser that never says so, and says onLine is ${lie}: what comes through tells @any-width`, async ({
    browser,
    app,
    theme,
  }) => {
    const board = await theme();
    await board.pinned(GOOD, { [NOTE]: 0 });
    const { context, staff, line } = await somebody(browser, app, board);
    const { page } = staff;
    await context.addInitScript((lie) => {
      Object.defineProperty(Navigator.prototype, "onLine", { get: () => lie });
      for (const event of ["online", "offline"])
        addEventListener(event, (said) => said.stopImmediatePropagation(), true);
    }, lie);
    await staff.open();
    await kept(page);
    await line.cut();
    await button(staff).click();
    await expect(button(staff)).toHaveText("送信待ち");
    await expect(page.getByText(OFFLINE)).toBeVisible();
    // Opened again, still without a network: nobody says when it is back.
    await page.reload();
    await expect(page.getByText(OFFLINE)).toBeVisible();
    await expect(button(staff)).toHaveText("送信待ち");
    await line.mend();
    await expect(page.getByText(OFFLINE)).toBeHidden();
    await expect(button(staff)).toHaveText("貼りました");
    await staff.seesAfterTick(() => expect(stickers(staff.note(NOTE))).toHaveText("いいね 1", { timeout: 500 }));
    await context.close();
  });
}

test("a portal that answers with a page of its own is no answer @any-width", async ({ browser, app, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const { context, staff } = await somebody(browser, app, board);
  await staff.open();
  const portal = {
    status: 200,
    contentType: "text/html",
    body: "<!DOCTYPE html><title>Wi-Fi</title><h1>Welcome</h1><form><button>OK</button></form>",
  };
  await context.route(/\/anon$|\/t\//, (route) => route.fulfill(portal));
  await button(staff).click();
  await expect(button(staff)).toHaveText("送信待ち");
  await expect(staff.page.getByText(OFFLINE)).toBeVisible();
  await expect(staff.note(NOTE)).toBeVisible();
  await staff.write(GOOD, MINE);
  await expect(slip(staff)).toContainText(WAITS);
  await context.unroute(/\/anon$|\/t\//);
  await expect(staff.page.getByText(OFFLINE)).toBeHidden();
  await expect(button(staff)).toHaveText("貼りました");
  await staff.seesAfterTick(() => expect(staff.note(MINE)).toHaveCount(1, { timeout: 500 }));
  await context.close();
});

test("where only the answer is lost, nothing is there twice @any-width", async ({ browser, app, theme }) => {
  const board = await theme({ maxNotes: 5 });
  await board.pinned(GOOD, { [NOTE]: 0 });
  const { context, staff } = await somebody(browser, app, board);
  await staff.open();
  // Three times the server does it, and the browser never hears of it.
  let lost = 0;
  await staff.page.route("**/anon", async (route) => {
    if (isCover(route.request())) return route.continue();
    await route.fetch();
    lost += 1;
    return route.abort();
  });
  await staff.write(GOOD, MINE);
  await expect(slip(staff)).toContainText(WAITS);
  await button(staff).click();
  await expect(button(staff)).toHaveText("送信待ち");
  await staff.page.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(() => lost).toBeGreaterThan(2);
  await staff.page.unroute("**/anon");
  // Nobody has to press anything: when the page's countdown ends it sends what waits.
  await expect(button(staff)).toHaveText("貼りました", TICK);
  await staff.seesAfterTick(() => expect(staff.note(MINE)).toHaveCount(1, { timeout: 500 }));
  await expect(slip(staff).filter({ hasText: WAITS })).toHaveCount(0);
  await staff.seesAfterTick(() => expect(stickers(staff.note(NOTE))).toHaveText("いいね 1", { timeout: 500 }));
  await staff.page.goto(board.mine);
  await expect(staff.page.getByRole("article").filter({ hasText: MINE })).toHaveCount(1);
  await expect(staff.page.getByText("あと4枚")).toBeVisible();
  await context.close();
});

test("after sending what waited the board does not ask for itself: who asks tells who acted @any-width", async ({
  browser,
  app,
  theme,
}) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const { context, staff } = await somebody(browser, app, board);
  await staff.open();
  await staff.page.route("**/anon", (route) => route.abort());
  await button(staff).click();
  await expect(button(staff)).toHaveText("送信待ち");
  // The next update, which sends what waits too, is some seconds away.
  await expect(staff.page.getByText(/次の更新まで ([6-9]|10)秒/)).toBeVisible(TICK);
  await staff.page.unroute("**/anon");
  const asked: string[] = [];
  staff.page.on("request", (request) => isCover(request) || asked.push(new URL(request.url()).pathname));
  await staff.page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(button(staff)).toHaveText("貼りました");
  await staff.page.waitForTimeout(2_500);
  expect(asked).toEqual(["/anon"]);
  await context.close();
});

test("too late: the text comes back with the reason @any-width", async ({ browser, app, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const { context, staff, lose, find } = await somebody(browser, app, board);
  await staff.open();
  await lose();
  await staff.write(GOOD, MINE);
  await expect(slip(staff)).toContainText(WAITS);
  await board.move("review");
  await find();
  // In its field, or on its slip where the place to write is gone already.
  const shown = () =>
    staff.page.evaluate(() =>
      [document.body.innerText, ...[...document.querySelectorAll("textarea")].map((area) => area.value)].join(),
    );
  await expect.poll(shown).toContain(MINE);
  await expect(staff.page.getByRole("alert").filter({ hasText: "付箋の受付は終わりました" })).toBeVisible();
  expect(await storage(staff.page)).not.toContain(encodeURIComponent(MINE));
  await context.close();
});

test("public boards are kept, one's own pages and other views are not @any-width", async ({ browser, app, theme }) => {
  const board = await theme();
  const { context, staff, lose } = await somebody(browser, app, board);
  await staff.open();
  await kept(staff.page);
  await staff.page.goto(board.mine);
  await staff.page.goto("/trust");
  await staff.open("?sort=stickers");
  const pages = () =>
    staff.page.evaluate(async () =>
      (await (await caches.open("pages-2")).keys()).map((page) => new URL(page.url).pathname),
    );
  expect((await pages()).sort()).toEqual(["/", board.path].sort());
  await lose();
  await expect(staff.page.goto(board.mine)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await context.close();
});

test("a phone can install it", async ({ page, request }) => {
  await page.goto("/");
  const manifest: { icons: Record<"src" | "sizes" | "type", string>[] } = await (
    await request.get((await page.locator("link[rel=manifest]").getAttribute("href"))!)
  ).json();
  expect(manifest).toMatchObject({ name: "気づきボード", start_url: "/", display: "standalone" });
  for (const { src, sizes, type } of manifest.icons) {
    const answer = await request.get(src);
    expect(answer.headers()["content-type"]).toBe(type);
    const body = await answer.body();
    expect(`${body.readUInt32BE(16)}x${body.readUInt32BE(20)}`, "width and height of a PNG").toBe(sizes);
  }
});
