// What is written on several lines is drawn on several lines, wherever it is shown.
import type { Locator } from "@playwright/test";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

const NOTE = "一行めのこと\n二行めのこと\n三行めのこと";

/** On how many lines the text of an element stands. */
function lines(element: Locator): Promise<number> {
  return element.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  });
}

test("three lines stay three lines on every page that shows them", async ({ page, admin, theme, js }) => {
  const board = await theme({ description: NOTE });
  await board.pinned(GOOD, { [NOTE]: 1 });
  const staff = new Staff(page, board, js);
  const text = (root = page) => root.locator("[dir=auto]:not(textarea)").filter({ hasText: "二行めのこと" });
  const expectThree = async (where: string, root = page) => {
    await expect(text(root).first(), where).toBeVisible();
    for (const one of await text(root).all()) {
      if (!(await one.isVisible())) continue;
      // Where a report quotes several notes below each other, each has its three.
      const notes = (await one.innerText()).match(/一行/g)!.length;
      expect(await lines(one), where).toBe(3 * notes);
    }
  };
  await staff.open();
  await expectThree("the board: what it asks, and the note");
  expect(await text().count()).toBe(2);
  await page.goto("/");
  await expectThree("the entrance");
  await page.goto(`${board.path}/screen`);
  await expectThree("the wall screen");
  await admin.goto(board.admin);
  await expectThree("the organizers' list", admin);

  // Two places that only this browser shows: one's own notes, and near notes while one writes.
  await staff.open();
  await staff.write(GOOD, "べつの一行\nべつの二行めのこと\nべつの三行");
  await staff.expectInTheBox();
  await page.goto(board.mine);
  await expectThree("one's own page");
  if (js) {
    await staff.open();
    await (await staff.startNote(GOOD)).fill("一行めのこと 二行めのこと 三行めのこと");
    const near = page.locator(".similar p").filter({ hasText: "二行めのこと" }).first();
    await expect(near).toBeVisible();
    expect(await lines(near), "near notes").toBe(3);
  }
  await board.move("review");
  await board.move("answered");
  await admin.goto(board.report);
  await expectThree("the report", admin);
});
