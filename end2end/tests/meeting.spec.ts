// From the shortlist to the minutes: by keys alone, by clicks alone, without JavaScript; and what was typed lasts when the session ends, the
// network drops, or somebody else writes at the same time.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD, type Theme } from "../fixtures/themes";

const NOTES = { 会議室がいつも埋まっている: 2, 空調が寒い: 1 };
const PAPER = "決裁が紙のままなので出勤する日ができる";
const [ROOM, AIR] = Object.keys(NOTES) as [string, string];

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** A theme with three notes on its shortlist, most stickers first, each with a box of ten minutes. */
async function listed(page: Page, make: () => Promise<Theme>): Promise<Theme> {
  const board = await make();
  await board.pinned(GOOD, NOTES);
  await board.pinned(BAD, { [PAPER]: 3 });
  await page.goto(board.admin);
  await page.getByRole("link", { name: "検討リスト" }).click();
  await page.getByLabel("いいねシールの多い順に、何件").fill("3");
  await page.getByRole("button", { name: "上位を入れる" }).click();
  await expect(names(page)).toHaveText([PAPER, ROOM, AIR]);
  return board;
}

const names = (page: Page) => page.locator(".listed .name");
const state = (page: Page) => page.locator("#state");
const text = (page: Page) => page.getByLabel("記録の内容");

async function meeting(page: Page, board: Theme, at = 1): Promise<void> {
  await page.goto(`${board.admin}/meeting?at=${at}`);
  await expect(page.locator("#keys"), "awake").toBeVisible();
}

/** What another page of the board says of an item, by its place in the meeting. */
async function stored(page: Page, board: Theme, at: number): Promise<string> {
  const other = await page.context().newPage();
  await other.goto(`${board.admin}/meeting?at=${at}`);
  const says = await other.evaluate(() => (document.getElementById("text") as HTMLTextAreaElement).defaultValue);
  await other.close();
  return says;
}

test("by clicks alone: ordered, timed, printed, decided", async ({ admin, theme, js }) => {
  const board = await listed(admin, theme);
  await looksWell(admin);
  await admin.getByRole("button", { name: `「${AIR}」を上へ` }).click();
  await expect(names(admin)).toHaveText([PAPER, AIR, ROOM]);
  await admin.getByRole("button", { name: `「${ROOM}」を先頭へ` }).click();
  await expect(names(admin)).toHaveText([ROOM, PAPER, AIR]);
  await admin.getByRole("button", { name: `「${ROOM}」を下へ` }).click();
  await expect(names(admin)).toHaveText([PAPER, ROOM, AIR]);
  await admin.getByRole("button", { name: `「${AIR}」を検討リストから外す` }).click();
  await expect(names(admin)).toHaveText([PAPER, ROOM]);
  await admin.getByRole("checkbox", { name: AIR }).check();
  await admin.getByRole("button", { name: "選んだものを入れる" }).click();
  await expect(names(admin)).toHaveText([PAPER, ROOM, AIR]);

  // What is no number is said beside its field, and the rest stays typed.
  await admin.locator("#on").fill("2099-12-04");
  await admin.getByLabel("始まりの時刻").fill("13:30");
  await admin.getByLabel(`「${PAPER}」の時間（分）`).fill("20");
  await admin.getByLabel(`「${ROOM}」の時間（分）`).fill("200");
  await admin.getByRole("button", { name: "日と時間を保存する" }).click();
  await expect(admin.getByRole("alert").getByRole("link")).toHaveText("0から180までの数を入れてください。");
  await expect(admin.getByLabel(`「${PAPER}」の時間（分）`)).toHaveValue("20");
  await looksWell(admin);
  await admin.getByLabel(`「${ROOM}」の時間（分）`).fill("15");
  await admin.getByLabel(`「${AIR}」の時間（分）`).fill("10");
  await admin.getByRole("button", { name: "日と時間を保存する" }).click();
  await expect(admin.getByText("14:15に終わる予定")).toBeVisible();

  await admin.getByRole("link", { name: "次第" }).click();
  await expect(admin.getByText("13:50–14:05")).toBeVisible();
  await looksWell(admin);
  await admin.emulateMedia({ media: "print" });
  await expect(admin.getByRole("link", { name: "会議を始める" }), "on paper there are no buttons").toBeHidden();
  await expect(admin.getByText("メモ").first()).toBeVisible();
  await admin.emulateMedia({ media: null });

  await admin.getByRole("link", { name: "会議を始める" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(PAPER);
  if (js) await expect(admin.locator("#keys")).toBeAttached();
  if (js) await expect(admin.getByRole("timer")).toHaveText(/^(20:00|19:\d\d)$/);
  else await expect(admin.getByRole("timer")).toHaveText("20分");
  await looksWell(admin);
  await admin.getByRole("radio", { name: "見送りの方向" }).click();
  await text(admin).fill("今年度の予算にない。");
  await admin.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(state(admin)).toHaveText("保存しました。");
  await admin.getByRole("link", { name: "次へ" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(ROOM);
  await expect(text(admin)).toHaveValue("");
  await admin.getByRole("link", { name: "前へ" }).click();
  await expect(text(admin)).toHaveValue("今年度の予算にない。");
  await expect(admin.getByRole("radio", { name: "見送りの方向" })).toBeChecked();

  // Beside the item, with a hint for whoever writes the answer.
  await admin.goto(`${board.admin}/shortlist`);
  await admin.getByRole("link", { name: PAPER }).click();
  await expect(admin.getByRole("region", { name: "会議の記録" })).toContainText("今年度の予算にない。");
  await expect(admin.getByText("区分は「見送り」が合いそうです。")).toBeVisible();
  await looksWell(admin);
});

test.describe("with its program", () => {
  test.beforeEach(({ js, isMobile }) => test.skip(!js || isMobile, "for people with a keyboard"));

  test("by keys alone @any-width", async ({ admin, theme }) => {
    const board = await listed(admin, theme);
    await expect(admin.locator("#keys")).toBeVisible();
    const press = (key: string) => admin.keyboard.press(key);
    await admin.getByLabel(`「${AIR}」の順番`).focus();
    await press("Alt+ArrowUp");
    await expect(names(admin)).toHaveText([PAPER, AIR, ROOM]);
    await expect(admin.locator("#said")).toHaveText("2番目/3");
    await expect(admin.getByLabel(`「${AIR}」の順番`), "the focus goes along").toBeFocused();
    await press("Alt+ArrowUp");
    await expect(names(admin)).toHaveText([AIR, PAPER, ROOM]);
    await press("Alt+ArrowDown");
    await press("Alt+ArrowUp");
    await expect(admin.getByLabel(`「${AIR}」の順番`)).toBeFocused();
    await admin.getByLabel(`「${ROOM}」の順番`).focus();
    await admin.getByLabel(`「${ROOM}」の順番`).fill("1");
    await press("Enter");
    await expect(names(admin).first()).toHaveText(ROOM);

    await meeting(admin, board);
    const title = admin.getByRole("heading", { level: 1 });
    await expect(title).toHaveText(ROOM);
    await press("1");
    await expect(admin.getByRole("radio", { name: "実施の方向" })).toBeChecked();
    await expect(state(admin)).toHaveText("保存しました。");
    await press("m");
    await expect(text(admin)).toBeFocused();
    await admin.keyboard.type("n p 1 2 f ");
    await expect(title, "in a field a letter is a letter").toHaveText(ROOM);
    await expect(admin.getByRole("radio", { name: "実施の方向" })).toBeChecked();
    await press("Escape");
    await expect(title).toBeFocused();
    await expect(state(admin)).toHaveText("保存しました。");
    for (const key of ["ArrowRight", "n"]) await go(admin, key);
    await expect(admin.getByText("3 / 3")).toBeVisible();
    for (const key of ["ArrowLeft", "p"]) await go(admin, key);
    await expect(text(admin)).toHaveValue("n p 1 2 f");
    await go(admin, "Space");
    await expect(admin).toHaveURL(/at=2/);
    await admin.goBack();
    await expect(title).toHaveText(ROOM);
    await press("f");
    await expect.poll(() => admin.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  });

  async function go(page: Page, key: string): Promise<void> {
    const before = await page.getByRole("heading", { level: 1 }).textContent();
    await page.keyboard.press(key);
    await expect(page.getByRole("heading", { level: 1 }), key).not.toHaveText(before!);
  }

  test("what was typed lasts when the session ends @any-width", async ({ admin, theme }) => {
    const board = await listed(admin, theme);
    await meeting(admin, board);
    const cookies = await admin.context().cookies();
    await admin.context().clearCookies();
    await text(admin).fill("サインインが切れた後に書いた。");
    await expect(state(admin)).toContainText("サインインの時間が切れました。");
    await expect(admin.getByRole("link", { name: "サインインして保存する" })).toBeVisible();
    await looksWell(admin);
    await admin.getByRole("link", { name: "サインインして保存する" }).click();
    await expect(admin).toHaveURL(/\/login\?next=/);
    // As if signed in: the same page again.
    await admin.context().addCookies(cookies);
    await admin.goto(`${board.admin}/meeting?at=1`);
    await expect(text(admin)).toHaveValue("サインインが切れた後に書いた。");
    await expect(state(admin)).toContainText("まだ保存されていない記録を戻しました。");
    await expect(state(admin)).toContainText("保存しました。");
    expect(await stored(admin, board, 1)).toBe("サインインが切れた後に書いた。");
    expect(await admin.evaluate(() => localStorage.length), "let go once it is saved").toBe(0);
  });

  // In a browser that is not watched: without a network it complains in its console.
  test("what was typed lasts when the network drops @any-width", async ({ admin, app, browser, theme }) => {
    const board = await listed(admin, theme);
    const context = await browser.newContext({ baseURL: app.url });
    await context.addCookies(await admin.context().cookies());
    const page = await context.newPage();
    await meeting(page, board);
    await text(page).fill("一");
    await expect(state(page)).toHaveText("保存しました。");
    await context.setOffline(true);
    await text(page).fill("一、二");
    await expect(state(page)).toContainText("ネットワークがつながりません。");
    await page.getByRole("link", { name: "次へ" }).click();
    await expect(state(page)).toContainText("ほかの項目を開けません");
    await expect(text(page), "nobody is left before an empty window").toHaveValue("一、二");
    await context.setOffline(false);
    await expect(state(page)).toHaveText("保存しました。", { timeout: 15_000 });
    expect(await stored(page, board, 1)).toBe("一、二");

    // Offline again, and the window is closed: it is sent when the page is opened again, at whichever item.
    await context.setOffline(true);
    await text(page).fill("一、二、三");
    await expect(state(page)).toContainText("ネットワークがつながりません。");
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await meeting(again, board, 2);
    await expect.poll(() => stored(again, board, 1)).toBe("一、二、三");
    await context.close();
  });

  test("two who write at one item put both together @any-width", async ({ admin, person, theme }) => {
    const board = await listed(admin, theme);
    const other = await person();
    await other.context().addCookies(await admin.context().cookies());
    await meeting(admin, board);
    await meeting(other, board);
    await text(admin).fill("先の文");
    await expect(state(admin)).toHaveText("保存しました。");
    await text(other).fill("後の文");
    await expect(other.getByText("いま保存されている記録")).toBeVisible();
    await expect(other.locator("#stored-text")).toHaveText("先の文");
    await expect(text(other)).toHaveValue("後の文");
    await looksWell(other);
    await other.getByRole("button", { name: "両方をつなげて保存する" }).click();
    await expect(text(other)).toHaveValue("先の文\n後の文");
    await expect(state(other)).toHaveText("保存しました。");
    await text(admin).fill("先の文と、その続き");
    await expect(admin.locator("#stored-text")).toHaveText("先の文\n後の文");
    await admin.getByRole("button", { name: "欄の文で置きかえる" }).click();
    await expect(state(admin)).toHaveText("保存しました。");
    expect(await stored(admin, board, 1)).toBe("先の文と、その続き");
  });
});
