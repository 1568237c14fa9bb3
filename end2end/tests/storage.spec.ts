// A browser that stores nothing: it is set so, or it is full. One ticket serves for as long as the page is open, and the page says so.
import type { Page } from "@playwright/test";
import { Staff, stickers } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

const NOTE = "通勤がなくなった。";

const BROWSERS: Record<string, (page: Page) => Promise<unknown>> = {
  "storage is forbidden": (page) =>
    page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException("denied", "SecurityError");
          },
        });
    }),
  "storage is full": (page) =>
    page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    }),
  "storage forgets at once": (page) =>
    page.addInitScript(() => {
      Storage.prototype.setItem = () => {};
    }),
};

for (const [name, make] of Object.entries(BROWSERS)) {
  test(`${name}: one sticker stays one sticker, and the page says so`, async ({ page, theme, js }) => {
    test.skip(!js, "plain forms keep the ticket in a cookie");
    const board = await theme();
    await board.pinned(GOOD, { [NOTE]: 0 });
    await make(page);
    const staff = new Staff(page, board, true);
    await staff.open();
    const says = page.getByText("このブラウザーは、何も保存できない設定か");
    await expect(says).toBeHidden();
    const like = staff.likeButton(NOTE);
    for (const pressed of ["true", "false", "true"]) {
      await like.click();
      await expect(like).toHaveAttribute("aria-pressed", pressed);
      // Sooner, it would be the second click of a double click.
      await page.waitForTimeout(900);
    }
    await expect(says).toBeVisible();
    await staff.write(GOOD, "ここに書いた。");
    await staff.expectInTheBox();
    await board.openBox();
    await expect(stickers(staff.note(NOTE))).toHaveText("いいね 1");
    await expect(like).toHaveAttribute("aria-pressed", "true");
    await expect(staff.note("ここに書いた。")).toHaveCount(1);
  });
}
