// How people type on their devices: in every order of events that an input method sends, and on a phone that zooms into small fields.
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

test("a key that ends composing does nothing else @any-width", async ({ page, theme, js }) => {
  test.skip(!js, "without JavaScript no key does anything");
  const board = await theme();
  const staff = new Staff(page, board, true);
  await staff.open();
  const field = await staff.startNote(GOOD);
  await field.fill("入力中");
  // Chromium and Firefox say that they compose; Safari ends composing first, and gives the key's code away.
  for (const how of [
    { isComposing: true, keyCode: 27 },
    { isComposing: false, keyCode: 229 },
  ])
    for (const key of ["Escape", "Enter"]) {
      await field.evaluate(
        (area, [key, how]) => {
          const event = new KeyboardEvent("keydown", {
            key,
            bubbles: true,
            cancelable: true,
            isComposing: how.isComposing,
          });
          Object.defineProperty(event, "keyCode", { value: how.keyCode });
          area.dispatchEvent(event);
        },
        [key, how] as const,
      );
      await expect(field).toBeVisible();
      await expect(field).toHaveValue("入力中");
    }
  await field.press("Escape");
  await expect(field).toBeHidden();
});

test("no field is so small that a phone zooms into it @any-width", async ({ admin, page, theme }) => {
  const board = await theme({ tier: "drawn", quorum: 5 });
  const small = () => {
    const fields = [
      ...document.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
        "input, select, textarea",
      ),
    ].filter((field) => !["hidden", "checkbox", "radio"].includes(field.type) && field.getClientRects().length > 0);
    return fields
      .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
      .map((field) => field.outerHTML);
  };
  await page.setViewportSize({ width: 375, height: 800 });
  for (const path of [board.path, "/login"]) {
    await page.goto(path);
    expect(await page.evaluate(small), path).toEqual([]);
  }
  await admin.setViewportSize({ width: 375, height: 800 });
  for (const path of [board.admin, "/admin/themes/new", "/admin/roster"]) {
    await admin.goto(path);
    expect(await admin.evaluate(small), path).toEqual([]);
  }
});

test("an address alone makes no page say that something was done @any-width", async ({ page, theme, js }) => {
  const board = await theme();
  await board.pinned(GOOD, { "通勤がなくなった。": 0 });
  for (const done of ["posted", "liked", "wiped"]) {
    await page.goto(`${board.path}?done=${done}`);
    await expect(page.locator(".banner.good")).toHaveCount(0);
  }
  if (js) return;
  const staff = new Staff(page, board, false);
  await staff.open();
  await staff.likeButton("通勤がなくなった。").click();
  await expect(page.getByRole("status").filter({ hasText: "シールを貼りました。" })).toBeVisible();
  expect(page.url()).not.toMatch(/#n-/);
});
