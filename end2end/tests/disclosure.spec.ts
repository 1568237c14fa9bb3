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

test("words that tell of a person are covered in the copy for disclosure", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { 田中さんが電話を取りすぎている: 2, 三階の窓口が寒い: 1, 会議が短い: 0 });
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "開示用の写しを作る" }).click();
  await expect(admin.getByText("締め切ったあとに作れます")).toBeVisible();
  await board.move("review");
  await admin.reload();
  await expect(admin.getByText("まだ決めていない候補が1件あります")).toBeVisible();
  await looksWell(admin);
  expect(await download(admin, 'a[href$="disclosed.md"]')).not.toContain("田中");
  expect(await download(admin, 'a[href$="working.md"]')).toContain("【田中さん】");

  // Words of one's own that are in no note are said beside their field, and what was chosen stays.
  await admin.getByLabel("「田中さん」をどうするか").selectOption("shown");
  await admin.getByLabel("候補にない言葉を隠す").fill("四階の窓口");
  await admin.getByLabel("足した言葉をどうするか").selectOption("operation");
  await admin.getByRole("button", { name: "決めたことを保存する" }).press("Enter");
  await expect(admin.getByText("どの付箋にもありません").last()).toBeVisible();
  await expect(admin.getByLabel("「田中さん」をどうするか")).toHaveValue("shown");
  await expect(admin.getByLabel("足した言葉をどうするか")).toHaveValue("operation");
  await looksWell(admin);
  await admin.getByLabel("候補にない言葉を隠す").fill("三階の窓口");
  await admin.getByRole("button", { name: "決めたことを保存する" }).press("Enter");
  await expect(admin.getByRole("status")).toHaveText("決めたことを保存しました。");
  await expect(admin.getByRole("region", { name: "付箋をすべて読む" }).locator("mark")).toHaveText("三階の窓口");

  // A whole note, by its button.
  await admin
    .getByRole("listitem")
    .filter({ hasText: "会議が短い" })
    .getByRole("button", { name: "1枚すべて隠す" })
    .click();
  await expect(admin.getByLabel("「会議が短い」をどうするか")).toHaveValue("person");
  await looksWell(admin);
  const copy = await download(admin, 'a[href$="disclosed.md"]');
  for (const words of ["三階", "会議が短い"]) {
    expect(copy).not.toContain(words);
  }
  expect(copy).toContain("■■■が寒い");
  expect(copy).toContain("田中さん");
});
