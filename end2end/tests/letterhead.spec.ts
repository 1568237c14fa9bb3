// The office's letterhead is set, looked at before it is saved, carried to a file and back, and stands on a report. By plain forms, so alike
// with and without JavaScript.
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

// The letterhead is the whole office's; each worker has an office of its own.
test("the office sets its letterhead, and reports have it", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { 会議が短い: 2 });
  await board.move("review");
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "様式" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("様式");
  await looksWell(admin);

  // A word in braces that means nothing is said beside its field, and nothing typed is lost.
  const number = admin.getByLabel("文書番号の形");
  await number.fill("{年}総人第{番号}号");
  await admin.getByLabel("あて先").fill("○○市長 様");
  await admin.getByLabel("差出人").fill("総務部\n人事課長");
  await admin.getByLabel("書き出し").fill("下記のとおり取りまとめましたので、報告します。");
  await admin.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(admin.getByRole("alert").getByRole("link")).toContainText("使えるのは {年度}");
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await expect(admin.getByLabel("差出人")).toHaveValue("総務部\n人事課長");
  await looksWell(admin);

  // Looking saves nothing. By keys: from the last field to the second button.
  const example = admin.getByRole("region", { name: "見本" });
  await number.fill("{年度}総人第{番号}号");
  await admin.getByRole("checkbox", { name: "よく出てくる言葉" }).press("Space");
  await admin.getByRole("button", { name: "保存せずに見本を見る" }).press("Enter");
  await expect(admin.getByRole("status")).toContainText("まだ保存していません");
  await expect(example).toContainText("○○市長 様");
  await expect(example).toContainText("以上");
  await expect(example).not.toContainText("よく出てくる言葉");
  await expect(admin.getByRole("checkbox", { name: "よく出てくる言葉" })).not.toBeChecked();
  await looksWell(admin);
  await admin.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(admin.getByRole("status")).toHaveText("様式を保存しました。");
  await looksWell(admin);

  // The report, with its number.
  await admin.goto(board.admin);
  await admin.getByLabel("文書番号").fill("123");
  await admin.getByRole("button", { name: "番号を保存する" }).click();
  await admin.getByRole("link", { name: "まとめを読む" }).click();
  await expect(admin.getByText("総人第123号")).toBeVisible();
  await expect(admin.getByText("人事課長")).toBeVisible();
  await expect(admin.getByRole("heading", { name: "よく出てくる言葉" })).toHaveCount(0);
  await looksWell(admin);

  // To a file, and back from it.
  await admin.goto("/admin/letterhead");
  const [file] = await Promise.all([
    admin.waitForEvent("download"),
    admin.getByRole("link", { name: "様式をファイルに保存する" }).click(),
  ]);
  const bytes = await readFile(await file.path());
  await admin.getByLabel("あて先").fill("");
  await admin.getByRole("button", { name: "保存する", exact: true }).click();
  const read = async (name: string, buffer: Buffer) => {
    await admin.getByLabel("様式のファイル").setInputFiles({ name, mimeType: "application/json", buffer });
    await admin.getByRole("button", { name: "読み込む" }).click();
  };
  await read("other.json", Buffer.from("{}"));
  await expect(admin.getByText("様式のファイルではありません")).toBeVisible();
  await looksWell(admin);
  await read("letterhead.json", bytes);
  await expect(admin.getByRole("status")).toHaveText("ファイルの様式に置きかえました。");
  await expect(admin.getByLabel("あて先")).toHaveValue("○○市長 様");
});

test("a fiscal year has a report", async ({ admin }) => {
  await admin.goto("/admin");
  await admin.getByRole("region", { name: "年度ごとのまとめ" }).getByRole("link").first().click();
  await expect(admin.getByText("気づきボードの年次まとめ")).toBeVisible();
  await looksWell(admin);
});
