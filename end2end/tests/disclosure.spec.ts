// Words are covered in the copy that somebody receives who asks for the office's documents. By plain forms, so alike with and without
// JavaScript.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

async function download(page: Page, link: string): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator(link).click()]);
  return readFile(await file.path(), "utf8");
}

test("words that tell of a person are covered in the copy for disclosure", async ({ organizer, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { 田中さんが電話を取りすぎている: 2, 三階の窓口が寒い: 1, 会議が短い: 0 });
  await organizer.goto(board.admin);
  await organizer.getByRole("link", { name: "開示用の写しを作る" }).click();
  await expect(organizer.getByText("締め切ったあとに作れます")).toBeVisible();
  await board.move("review");
  await organizer.reload();
  await expect(organizer.getByText("まだ決めていない候補が1件あります")).toBeVisible();
  await looksWell(organizer);
  expect(await download(organizer, 'a[href$="disclosed.md"]')).not.toContain("田中");
  expect(await download(organizer, 'a[href$="working.md"]')).toContain("【田中さん】");

  // Words of one's own that are in no note are said beside their field, and what was chosen stays.
  await organizer.getByLabel("「田中さん」をどうするか").selectOption("shown");
  await organizer.getByLabel("候補にない言葉を隠す").fill("四階の窓口");
  await organizer.getByLabel("足した言葉をどうするか").selectOption("operation");
  await organizer.getByRole("button", { name: "決めたことを保存する" }).press("Enter");
  await expect(organizer.getByText("どの付箋にもありません").last()).toBeVisible();
  await expect(organizer.getByLabel("「田中さん」をどうするか")).toHaveValue("shown");
  await expect(organizer.getByLabel("足した言葉をどうするか")).toHaveValue("operation");
  await looksWell(organizer);
  await organizer.getByLabel("候補にない言葉を隠す").fill("三階の窓口");
  await organizer.getByRole("button", { name: "決めたことを保存する" }).press("Enter");
  await expect(organizer.getByRole("status")).toHaveText("決めたことを保存しました。");
  await expect(organizer.getByRole("region", { name: "付箋をすべて読む" }).locator("mark")).toHaveText("三階の窓口");

  // A whole note, by its button.
  await organizer.getByRole("listitem").filter({ hasText: "会議が短い" }).getByRole("button", { name: "1枚すべて隠す" }).click();
  await expect(organizer.getByLabel("「会議が短い」をどうするか")).toHaveValue("person");
  await looksWell(organizer);
  const copy = await download(organizer, 'a[href$="disclosed.md"]');
  for (const words of ["三階", "会議が短い"]) {
    expect(copy).not.toContain(words);
  }
  expect(copy).toContain("■■■が寒い");
  expect(copy).toContain("田中さん");
});
