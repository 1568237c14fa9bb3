// Staff say of a note that somebody should look at it; organizers decide in the queue, quickly, and nobody learns who said so.
import { expect, test } from "../fixtures/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { GOOD } from "../fixtures/themes";
import { Staff } from "../fixtures/staff";

const TEXT = "あの窓口の人は話が長い";

test("a note is flagged, looked at and hidden, and whoever flagged it sees that", async ({
  page,
  theme,
  js,
  admin,
}) => {
  const board = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.write(GOOD, TEXT);
  await staff.expectInTheBox();
  await staff.seesAfterTick(async () => {
    await expect(staff.note(TEXT)).toBeVisible({ timeout: 1_000 });
  });

  await staff.note(TEXT).getByRole("button", { name: "知らせる" }).click();
  const asked = js ? page.getByRole("dialog", { name: "この付箋を知らせる" }) : page.locator("section.flag-ask");
  await expect(asked.getByText(TEXT)).toBeVisible();
  await expectNoAxeViolations(page);
  if (js) {
    // Thought better of it, and then of that.
    await asked.getByRole("button", { name: "やめる" }).click();
    await expect(asked).toBeHidden();
    await staff.note(TEXT).getByRole("button", { name: "知らせる" }).click();
  }
  // A reason must be chosen; the browser asks for it.
  await asked.getByRole("button", { name: "知らせる" }).click();
  await expect(asked.getByText(TEXT)).toBeVisible();
  await asked.getByLabel("個人が特定される").check();
  await asked.getByRole("button", { name: "知らせる" }).click();
  await expect(
    page.getByText("知らせました。主催者が読んで、決めます。").filter({ visible: true }).last(),
  ).toBeVisible();
  await expect(staff.note(TEXT)).toBeVisible();
  await board.openBox();

  await admin.goto("/admin/queue");
  const item = admin.locator(".queued").filter({ hasText: TEXT }).filter({ hasText: board.title });
  await expect(item.getByText("個人が特定される 1人")).toBeVisible();
  await item.getByRole("button", { name: "すぐ隠す" }).click();
  await expect(admin.locator(".queue-done").getByText("隠しました。ボードには「確認中」と出ています。")).toBeVisible();
  await staff.open();
  await expect(page.getByText("確認中").filter({ visible: true })).toBeVisible();
  await expect(item.getByText("理由待ち")).toBeVisible();
  await item.getByRole("button", { name: "個人が特定される" }).click();
  await expect(item).toHaveCount(0);
  await expect(admin.locator(".queue-done").getByText("隠しました。ボードには理由が出ています。")).toBeVisible();

  await page.goto(board.mine);
  const own = page.getByRole("region", { name: "知らせた付箋" });
  await expect(own.getByText("隠しました")).toBeVisible();
  await expect(own.getByText("いまは隠れている付箋")).toBeVisible();

  // The undo stands beside what was done.
  await admin.getByRole("button", { name: "元に戻す" }).click();
  await expect(item.getByText("理由待ち")).toBeVisible();
  await item.getByText("控え", { exact: true }).first().click();
  await item.getByRole("textbox", { name: "控え" }).fill("総務課と話した");
  await item.getByRole("button", { name: "控えを保存する" }).click();
  await expect(item.getByText("総務課と話した").first()).toBeVisible();
  await expectNoAxeViolations(admin);
  await item.getByRole("button", { name: "ボードに出す" }).click();
  await expect(item).toHaveCount(0);
  await page.reload();
  await expect(own.getByText("読んで、残しました")).toBeVisible();
});

test("a flag is taken back", async ({ page, theme, js }) => {
  const board = await theme();
  await board.pinned(GOOD, { 普通の付箋: 0 });
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.note("普通の付箋").getByRole("button", { name: "知らせる" }).click();
  const asked = js ? page.getByRole("dialog") : page.locator("section.flag-ask");
  await asked.getByLabel("テーマと無関係").check();
  await asked.getByRole("button", { name: "知らせる" }).click();
  await expect(page.getByText("知らせました。").filter({ visible: true }).last()).toBeVisible();
  await page.goto(board.mine);
  const own = page.getByRole("region", { name: "知らせた付箋" });
  await expect(own.getByText("まだ決まっていません")).toBeVisible();
  await own.getByRole("button", { name: "取り消す" }).click();
  await expect(page.getByText("知らせたことを取り消しました。")).toBeVisible();
  await expect(own).toHaveCount(0);
});

test("the queue is worked through with keys", async ({ theme, js, admin, page }) => {
  test.skip(!js, "keys are the program's");
  const board = await theme({ premoderated: true });
  await board.pinned(GOOD, { 一枚目の付箋: 0, 二枚目の付箋: 0, 三枚目の付箋: 0 });
  const item = (text: string) => admin.locator(".queued").filter({ hasText: text }).filter({ hasText: board.title });
  await admin.goto("/admin/queue");
  await expect(admin.locator("#keys")).toBeVisible();
  await item("一枚目の付箋").focus();
  // Keys with Ctrl are the browser's, and a key elsewhere means nothing.
  await admin.keyboard.press("Control+a");
  await expect(item("一枚目の付箋")).toBeVisible();
  await admin.keyboard.press("a");
  await expect(item("一枚目の付箋")).toHaveCount(0);
  await expect(admin.locator("#said")).toHaveText(/ボードに出しました。.*(枚です|全部です)。/);
  await expect(admin.locator(".queued:focus, #main:focus")).toHaveCount(1);

  await item("二枚目の付箋").focus();
  await admin.keyboard.press("n");
  await expect(item("二枚目の付箋").getByRole("textbox")).toBeFocused();
  // Letters in a field are text.
  await admin.keyboard.type("a1x");
  await expect(item("二枚目の付箋").getByRole("textbox")).toHaveValue("a1x");
  await item("二枚目の付箋").focus();
  await admin.keyboard.press("2");
  await expect(item("二枚目の付箋")).toHaveCount(0);
  // Undone from wherever the cursor is in the list.
  const there = await admin.locator(".queued").count();
  if (there > 0) await admin.keyboard.press("u");
  else await admin.getByRole("button", { name: "元に戻す" }).click();
  await expect(item("二枚目の付箋").getByText("理由待ち")).toBeVisible();

  // Under an input method a key has no name, but a place.
  await item("三枚目の付箋").focus();
  await item("三枚目の付箋").evaluate((note) => {
    const key = { key: "Process", code: "KeyA", bubbles: true, cancelable: true };
    note.dispatchEvent(new KeyboardEvent("keydown", key));
  });
  await expect(item("三枚目の付箋")).toHaveCount(0);
  await page.goto(board.path);
  await expect(page.getByText("三枚目の付箋").filter({ visible: true })).toBeVisible();
});

test("everybody can read the rules", async ({ page, theme }) => {
  const board = await theme();
  await page.goto("/policy");
  await expect(page.getByRole("heading", { name: "この板のきまり" })).toBeVisible();
  await expect(page.getByText("通報窓口")).toBeVisible();
  await expectNoAxeViolations(page);
  expect(board.path).toContain("/t/");
});
