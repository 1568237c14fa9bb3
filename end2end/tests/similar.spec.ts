// While somebody writes: notes that say nearly the same, named in the browser, with the board's own stickers.
import type { Locator, Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff, stickers } from "../fixtures/staff";
import { expect, isCover, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

const SEAL = "決裁が紙のままなので、はんこのためだけに出勤した。";
const PHONE = "電話が鳴らず、下調べがはかどった。";
const TYPED = "決裁が紙なので、はんこを押すためだけに出勤している";

const named = (page: Page): Locator => page.getByRole("group", { name: "似た付箋があります。いいねしますか？" });

test("a near note is named, said once, and takes a sticker as on the board", async ({ page, js, theme }) => {
  const board = await theme();
  await board.pinned(BAD, { [SEAL]: 2, [PHONE]: 0 });
  const staff = new Staff(page, board, js);
  await staff.open();
  const field = await staff.startNote(GOOD);
  const asked: string[] = [];
  if (js) page.on("request", (request) => isCover(request) || asked.push(request.method()));
  await field.fill(TYPED);
  if (!js) {
    await expect(named(page)).toHaveCount(0);
    await expect(page.locator(".similar").first()).toBeHidden();
    return;
  }
  const near = named(page);
  await expect(near.getByRole("listitem")).toHaveCount(1);
  await expect(near.getByRole("listitem")).toContainText(SEAL);
  await expect(page.getByRole("status").filter({ hasText: "似た付箋があります。" })).toHaveCount(1);
  expect(
    asked.filter((method) => method === "POST"),
    "nothing is sent",
  ).toEqual([]);
  await expect(field).toBeFocused();
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(page, ["color-contrast"]);
  await expectToFit(page);

  const button = near.getByRole("button", { name: "いいね" });
  await button.click();
  await expect(near.getByRole("button", { name: "貼りました" })).toHaveAttribute("aria-pressed", "true");
  const onBoard = page.getByRole("article").filter({ hasText: SEAL });
  await expect(onBoard.locator("button.like")).toHaveText("貼りました");
  await staff.seesAfterTick(() => expect(stickers(onBoard)).toHaveText("いいね 3", { timeout: 500 }));
  // Peeled off on the board, it is off here as well.
  await onBoard.locator("button.like").click();
  await expect(near.getByRole("button", { name: "いいね" })).toHaveAttribute("aria-pressed", "false");

  // It never blocks: the note is posted all the same, and the next one begins without a word.
  await staff.paste(GOOD);
  await staff.expectInTheBox();
  await staff.startNote(GOOD);
  await expect(near).toBeHidden();
});

test("closed by the button or Escape it stays closed for this text @any-width", async ({ page, js, theme }) => {
  test.skip(!js, "made by the island");
  const board = await theme();
  await board.pinned(BAD, { [SEAL]: 0 });
  const staff = new Staff(page, board, js);
  await staff.open();
  const field = await staff.startNote(GOOD);
  await field.fill(TYPED);
  const near = named(page);
  await expect(near).toBeVisible();
  await field.press("Escape");
  await expect(near).toBeHidden();
  await expect(field, "the first Escape leaves the form open").toBeFocused();
  await field.press("End");
  await field.pressSequentially("。");
  await page.waitForTimeout(1_500);
  await expect(near).toBeHidden();
  await field.press("Escape");
  await expect(field, "the second one closes it").toBeHidden();

  await staff.startNote(GOOD);
  await field.fill("");
  await page.waitForTimeout(1_000);
  await field.fill(TYPED);
  await expect(near).toBeVisible();
  await near.getByRole("button", { name: "このまま書く" }).click();
  await expect(near).toBeHidden();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(TYPED);
});

test("other matters, one's own notes and hidden ones are not named; three at most @any-width", async ({
  page,
  js,
  theme,
}) => {
  test.skip(!js, "made by the island");
  const board = await theme();
  const roofs = [
    "駐輪場に屋根がほしい",
    "駐輪場に屋根をつけてほしい。",
    "駐輪場の屋根がほしいです",
    "駐輪場に屋根をつけて",
  ];
  await board.pinned(BAD, Object.fromEntries([PHONE, ...roofs].map((text) => [text, 0])));
  const staff = new Staff(page, board, js);
  await staff.open();
  const field = await staff.startNote(GOOD);
  await field.fill("休暇の申請を電子にしてほしい。");
  await page.waitForTimeout(1_500);
  await expect(named(page)).toBeHidden();
  await field.fill("駐輪場に屋根をつけてほしい");
  await expect(named(page).getByRole("listitem")).toHaveCount(3);
  await expect(named(page).getByRole("listitem").filter({ hasText: "駐輪場" })).toHaveCount(3);

  // One's own note is known by the receipt that this browser keeps.
  await field.fill(SEAL);
  await staff.paste(GOOD);
  await staff.expectInTheBox();
  await board.openBox();
  await expect(staff.note(SEAL)).toBeVisible();
  const again = await staff.startNote(GOOD);
  await again.fill(TYPED);
  await page.waitForTimeout(1_500);
  await expect(named(page)).toBeHidden();
});

test("picture", async ({ page, js, theme }, { project }) => {
  test.skip(!process.env.SHOTS || !js, "only on request");
  const board = await theme();
  await board.pinned(BAD, { [SEAL]: 5, "はんこのための出勤が月に四回ある。決裁が紙のままだから。": 2, [PHONE]: 0 });
  const staff = new Staff(page, board, js);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await staff.open();
    await (await staff.startNote(GOOD)).fill(TYPED);
    await expect(named(page)).toBeVisible();
    await page.screenshot({ path: `shots/similar-${project.name}-${colorScheme}.png`, fullPage: true });
  }
});
