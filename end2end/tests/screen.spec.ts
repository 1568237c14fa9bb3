// The screen in a lobby: large, by itself, with JavaScript or without.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { App } from "../fixtures/app";
import { expectToFit } from "../fixtures/layout";
import { TICK, stickers } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD, type Theme } from "../fixtures/themes";

const LOBBY = { width: 1920, height: 1080 };
const TURN = 20_000;

const notes = (page: Page) => page.getByRole("list", { name: "付箋" }).getByRole("article");
const inView = (page: Page) =>
  notes(page).evaluateAll((all) =>
    all
      .filter((note) => {
        const box = note.getBoundingClientRect();
        return box.left >= 0 && box.right <= innerWidth - 300;
      })
      .map((note) => note.id),
  );

async function hang(board: Theme, count: number): Promise<void> {
  for (const prompt of [GOOD, BAD]) {
    const texts = Array.from({ length: count / 2 }, (_, i) => [`${prompt}の付箋、その${i}。`.repeat(4), i % 3]);
    await board.pinned(prompt, Object.fromEntries(texts));
  }
}

test("notes, stickers and the way to join; nothing to press; news by itself", async ({ page, js, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { 通勤の往復2時間がなくなった: 3 });
  await page.goto(`${board.path}/screen`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(board.title);
  const first = notes(page).first();
  await expect(first).toContainText("通勤の往復2時間がなくなった");
  await expect(first).toContainText(GOOD);
  await expect(stickers(first)).toHaveText("いいね 3");
  const code = page.getByRole("img", { name: /^QRコード：http:.*\/t\/theme-\d+$/ });
  await expect(code).toBeVisible();
  await expect(page.locator("a, button, input, form")).toHaveCount(0);
  // axe would have no page load itself again. The alternative here is a wall that nobody in the lobby can bring up to date.
  await expectNoAxeViolations(page, undefined, js ? [] : ["meta-refresh"]);
  await expectToFit(page);
  if (!js) {
    expect(await page.content()).toMatch(/<noscript>\s*<meta http-equiv="refresh" content="60"/);
    return;
  }
  await expect(page.locator("main[data-awake]")).toHaveCount(1);
  await page.evaluate(() => document.body.setAttribute("data-e2e", "not loaded again"));
  await board.pinned(BAD, { 決裁が紙のまま: 0 });
  await expect(notes(page).filter({ hasText: "決裁が紙のまま" })).toBeVisible(TICK);
  await expect(page.getByText("1枚")).toHaveCount(2);
  await expect(page.locator("body")).toHaveAttribute("data-e2e", "not loaded again");
});

test("pages turn, every note has its page, and what is new comes next @any-width", async ({ page, js, theme }) => {
  test.skip(!js, "without JavaScript all notes stand below each other");
  await page.setViewportSize(LOBBY);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const board = await theme();
  await hang(board, 40);
  await page.clock.install();
  await page.goto(`${board.path}/screen`);
  const number = page.locator(".pages");
  await expect(number).toHaveText(/^1／\d+ページ$/);
  const pages = Number(/／(\d+)/.exec((await number.textContent())!)![1]);
  expect(pages).toBeGreaterThan(1);
  const seen = new Set<string>();
  for (let at = 1; at <= pages; at++) {
    await expect(number).toHaveText(`${at}／${pages}ページ`);
    for (const id of await inView(page)) seen.add(id);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(LOBBY.height);
    await page.clock.runFor(TURN);
  }
  expect(seen.size).toBe(40);
  await expect(number).toHaveText(`1／${pages}ページ`);

  // Whoever comes to the wall with the keyboard stops it.
  await page.keyboard.press("Tab");
  await page.clock.runFor(3 * TURN);
  await expect(number).toHaveText(`1／${pages}ページ`);
  await page.evaluate(() => {
    if (!(document.activeElement instanceof HTMLElement)) throw new Error("nothing has the focus");
    document.activeElement.blur();
  });
  await page.clock.runFor(TURN);
  await expect(number).toHaveText(`2／${pages}ページ`);

  await board.pinned(GOOD, { いま貼られた付箋: 0 });
  const fresh = notes(page).filter({ hasText: "いま貼られた付箋" });
  await expect(async () => {
    await page.clock.runFor(1_000);
    await expect(fresh).toHaveCount(1, { timeout: 200 });
  }).toPass(TICK);
  await expect(async () => {
    await page.clock.runFor(TURN / 2);
    expect(await inView(page)).toContain(await fresh.getAttribute("id"));
  }).toPass(TICK);
  await expect(number).toHaveText(/^1／/);
  await page.clock.runFor(TURN);
  await expect(number).toHaveText(/^[23]／/);
});

test("every state fits, light and dark, on a lobby's screen and on a phone", async ({ page, js, theme, isMobile }) => {
  test.skip(!js, "how it looks does not depend on scripts");
  const long = "ながい切り口の名前がここに入りますよ".slice(0, 15);
  const boards: [Theme, RegExp][] = [
    [await theme({ state: "announced", opensIn: 3 }), /まもなく始まります/],
    [await theme(), /最初の1枚を待っています/],
    [
      await theme({
        tally: "hidden",
        prompts: { [GOOD]: "lemon", [long]: "peach", 案: "mint", 問い: "sky", 感想: "lilac", 他: "lemon" },
      }),
      /数は締切後/,
    ],
    [await theme({ state: "review" }), /検討メンバーが読んでいます/],
    [await theme({ state: "answered" }), /回答が出ています/],
  ];
  await boards[2]![0].pinned(GOOD, {
    ["あ".repeat(200)]: 15,
    "https://example.jp/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": 0,
  });
  // A wall's sizes are looked at once.
  const walls = isMobile ? [] : [LOBBY, { width: 1080, height: 1920 }];
  for (const size of [...walls, page.viewportSize()!]) {
    await page.setViewportSize(size);
    for (const [board, says] of boards) {
      await page.goto(`${board.path}/screen`);
      await expect(page.getByText(says)).toBeVisible();
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await expectNoAxeViolations(page);
      await expectToFit(page);
      // Colours are the same at every size.
      if (size !== LOBBY) continue;
      await page.emulateMedia({ colorScheme: "dark" });
      await expectNoAxeViolations(page, ["color-contrast"]);
    }
  }
});

test("the organizer's page of the theme leads to it", async ({ admin, theme }) => {
  const board = await theme();
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "掲示画面をひらく" }).click();
  await expect(admin).toHaveURL(`${board.path}/screen`);
  const draft = await theme({ draft: true });
  await admin.goto(draft.admin);
  await expect(admin.getByRole("link", { name: "掲示画面をひらく" })).toHaveCount(0);
});

test("pictures", async ({ person }, { project }) => {
  test.skip(!process.env.SHOTS || project.name !== "js-1280", "only on request");
  const app = await App.start(["demo"]);
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await person({ baseURL: app.url, viewport: LOBBY, colorScheme, reducedMotion: "reduce" });
    for (const slug of ["hatarakiyasui-shokuba", "zaitaku-kinmu"]) {
      await page.goto(`/t/${slug}/screen`);
      await expect(page.locator("main[data-awake]")).toHaveCount(1);
      await page.screenshot({ path: `shots/screen-${slug}-${colorScheme}.png` });
    }
  }
  await app.stop();
});
