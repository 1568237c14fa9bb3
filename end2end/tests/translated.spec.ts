// A page that something else has changed, before it woke and after: translated by the browser, put into another form by an extension.
import { Staff, stickers } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

const NOTE = "通勤がなくなった。";

/** As browsers translate a page: each text becomes two elements around it. */
function translate(): void {
  const wrap = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (!text.data.trim() || !parent || ["SCRIPT", "STYLE", "TEXTAREA", "FONT"].includes(parent.tagName)) continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(text);
    }
  };
  // Before the program runs, which waits for this event too, and whenever something new is shown.
  document.addEventListener("readystatechange", wrap);
  document.addEventListener("DOMContentLoaded", () => {
    wrap();
    new MutationObserver(wrap).observe(document.body, { childList: true, subtree: true });
  });
}

test("a translated board counts down, likes and posts", async ({ page, theme, js }) => {
  test.skip(!js, "without JavaScript nothing of ours changes a page");
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.addInitScript(translate);
  const staff = new Staff(page, board, true);
  await page.goto(board.path);
  await expect(page.locator("font").first()).toBeVisible();
  const left = () => page.locator("#tick").textContent();
  await expect.poll(left).toMatch(/次の更新まで \d+秒/);
  const before = await left();
  await expect.poll(left).not.toBe(before);
  await staff.likeButton(NOTE).click();
  await expect(staff.likeButton(NOTE)).toHaveText("貼りました");
  await expect(page.locator("#said")).toHaveText("次の更新で数に入ります");
  await staff.write(GOOD, "訳されたページから。");
  await staff.expectInTheBox();
  await page.waitForTimeout(700);
  await board.openBox();
  await expect(stickers(staff.note(NOTE))).toHaveText("いいね 1");
  await expect(staff.note("訳されたページから。")).toHaveCount(1);
  expect(errors).toEqual([]);
});

test("a board whose program fails is a board with plain forms", async ({ browser, app, theme, js }) => {
  test.skip(!js, "without JavaScript there is no program");
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  // Not watched like other pages: that the program fails stands in the console.
  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await page.route(/\.wasm/, (route) =>
    route.fulfill({ status: 200, contentType: "application/wasm", body: "no program" }),
  );
  const staff = new Staff(page, board, false);
  await page.goto(board.path);
  await staff.likeButton(NOTE).click();
  await expect(page.getByRole("status").filter({ hasText: "シールを貼りました。" })).toBeVisible();
  await staff.write(GOOD, "素の付箋。");
  await expect(page.getByText("箱に入りました。10秒以内に貼り出されます")).toBeVisible();
  await context.close();
});
