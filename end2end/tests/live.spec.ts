// A board on a bad line, on a computer whose clock is wrong, and with more notes than a page holds.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff, TICK } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

declare global {
  interface Window {
    right?: () => number;
  }
}

const MANY = 270;
/** Of them on one page. */
const PAGE = 250;

test("a line that a proxy answered in the server's place is opened again @any-width", async ({ person, js, theme }) => {
  test.skip(!js, "without JavaScript there is no line");
  const board = await theme();
  const page = await person({ serviceWorkers: "block" });
  const staff = new Staff(page, board, js);
  let asked = 0;
  // As while a new version is put in place. An answer that is no line ends it for the browser.
  await page.route("**/live?*", (route) =>
    ++asked <= 2 ? route.fulfill({ status: 429, body: "wait" }) : route.continue(),
  );
  await staff.open();
  // The third is let through, and stays open.
  await expect.poll(() => asked, { timeout: 60_000 }).toBe(3);
  await page.waitForTimeout(9_000);
  expect(asked, "no more once it is open").toBe(3);
  await board.pinned(GOOD, { 一枚: 0 });
  await expect(staff.note("一枚")).toBeVisible(TICK);
});

test("the countdown goes by the server's clock @any-width", async ({ person, js, theme }) => {
  test.skip(!js, "without JavaScript there is no countdown");
  const board = await theme();
  const page = await person({ serviceWorkers: "block" });
  await page.addInitScript(() => {
    const right = Date.now;
    Date.now = () => right() + 86_404_000;
    Object.assign(window, { right });
  });
  await page.goto(board.path);
  const apart = () =>
    page.evaluate(() => {
      const right = window.right!();
      const shown = Number(/\d+/.exec(document.querySelector(".tick")?.textContent ?? "")?.[0]);
      return ((shown - (10 - (Math.floor(right / 1000) % 10)) + 15) % 10) - 5;
    });
  // It shows whole seconds and is written anew each second, on a busy machine a little late; by the computer's clock it is four off.
  for (let i = 0; i < 4; i++) {
    await expect.poll(async () => Math.abs(await apart())).toBeLessThanOrEqual(2);
    await page.waitForTimeout(1_300);
  }
});

test("a board with many notes is read page by page", async ({ page, js, theme }) => {
  const board = await theme({ prompts: { [GOOD]: "lemon", [BAD]: "peach" } });
  await board.pinned(
    GOOD,
    Object.fromEntries(Array.from({ length: MANY }, (_, i) => [`資料は前の日に配る。その${i}。`, 0])),
  );
  const staff = new Staff(page, board, js);
  await staff.open();
  const notes = page.getByRole("article");
  await expect(notes).toHaveCount(PAGE);
  const pages = page.getByRole("navigation", { name: "付箋のページ" });
  await expect(pages).toContainText(`${MANY}枚のうち 1〜${PAGE}枚目`);
  await expect(pages.getByRole("link", { name: "1ページ" })).toHaveAttribute("aria-current", "page");
  await expectNoAxeViolations(page);
  await expectToFit(page);

  await pages.getByRole("link", { name: "次へ" }).click();
  await expect(page).toHaveURL(`${board.path}?page=2`);
  await staff.awake();
  await expect(notes).toHaveCount(MANY - PAGE);
  await expect(staff.column(BAD)).toContainText("まだ付箋がありません。");
  await page.goBack();
  await expect(notes).toHaveCount(PAGE);
  await page.goForward();
  await staff.awake();

  // A new note goes to the first page. Its slip on this one leaves with the tick, and nothing is announced that is not here.
  await staff.write(BAD, "電話が鳴らない。");
  await staff.expectInTheBox();
  const slip = staff.column(BAD).getByRole("listitem").filter({ hasText: "箱に入りました" });
  await board.openBox();
  if (js) {
    await expect(slip).toHaveCount(0, TICK);
    await expect(page.getByText("枚貼り出されました")).toHaveCount(0);
  }
  await staff.open();
  await expect(staff.note("電話が鳴らない。")).toBeVisible();
  await expect(pages).toContainText(`${MANY + 1}枚のうち`);
});
