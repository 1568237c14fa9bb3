// A button with two states does what it says when it is pressed: pressed twice by mistake, in a second window, after Back, while the first press
// is still on its way.
import { Staff, stickers } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

declare global {
  interface Window {
    now?: number;
  }
}

/** Milliseconds after which a press is another press, and some more. */
const APART = 900;
const NOTE = "通勤がなくなった。";

// With everything that moves: what is pressed here may be on its way.
test.use({ contextOptions: { reducedMotion: "no-preference" } });

for (const pause of [0, 60, 120, 300, 450]) {
  test(`a double click with ${pause} ms between is one press`, async ({ page, theme, js }) => {
    test.skip(!js, "without JavaScript there is no button to peel off on the board");
    const board = await theme();
    await board.pinned(GOOD, { [NOTE]: 0 });
    // A clock that stands still between the presses, however busy the machine is.
    await page.addInitScript(() => {
      Object.assign(window, { now: 1_000 });
      Object.defineProperty(Event.prototype, "timeStamp", { get: () => window.now });
    });
    const staff = new Staff(page, board, true);
    await staff.open();
    const like = staff.likeButton(NOTE);
    const press = (after: number) =>
      like.evaluate((button: HTMLElement, after) => {
        window.now! += after;
        button.click();
      }, after);
    await press(0);
    await press(pause);
    await page.waitForTimeout(APART);
    await expect(like).toHaveAttribute("aria-pressed", "true");
    await expect(like).toHaveText("貼りました");
    await board.openBox();
    await expect(stickers(staff.note(NOTE))).toHaveText("いいね 1");
    // Pressed once more, on purpose, it is peeled off.
    await press(APART);
    await expect(like).toHaveAttribute("aria-pressed", "false");
    await page.waitForTimeout(APART);
    await board.openBox();
    await expect(stickers(staff.note(NOTE))).toHaveText("いいね 0");
  });
}

test("what is pressed while the first press is on its way is done after it", async ({ page, theme, js }) => {
  test.skip(!js, "without JavaScript each press is a page of its own");
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const staff = new Staff(page, board, true);
  await staff.open();
  const acts: string[] = [];
  await page.route("**/anon", async (route) => {
    const act = /"(like|unlike)":/.exec(route.request().postData() ?? "")?.[1];
    if (act) acts.push(act);
    if (act) await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  const like = staff.likeButton(NOTE);
  await like.click();
  await expect.poll(() => acts).toEqual(["like"]);
  await page.waitForTimeout(APART);
  await like.click();
  await expect(like).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => acts, { timeout: 10_000 }).toEqual(["like", "unlike"]);
  await expect(like).toHaveText("いいね");
  await page.waitForTimeout(2_000);
  await board.openBox();
  await expect(stickers(staff.note(NOTE))).toHaveText("いいね 0");
  await expect(like).toHaveAttribute("aria-pressed", "false");
});

test("a second window and a page that one comes back to say what is so", async ({ page, theme, js }) => {
  test.skip(!js, "without JavaScript the board says nothing of one's own stickers");
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const [here, there] = [new Staff(page, board, true), new Staff(await page.context().newPage(), board, true)];
  await here.open();
  await there.open();
  await here.likeButton(NOTE).click();
  // The other window learns it from the browser's storage.
  await expect(there.likeButton(NOTE)).toHaveAttribute("aria-pressed", "true");
  await there.likeButton(NOTE).click();
  await expect(here.likeButton(NOTE)).toHaveAttribute("aria-pressed", "false");
  await here.page.goto(board.mine);
  await there.page.waitForTimeout(APART);
  await there.likeButton(NOTE).click();
  await expect(there.likeButton(NOTE)).toHaveText("貼りました");
  await here.page.goBack();
  await expect(here.likeButton(NOTE)).toHaveAttribute("aria-pressed", "true");
  await board.openBox();
  await expect(stickers(there.note(NOTE))).toHaveText("いいね 1");
});
