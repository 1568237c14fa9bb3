// An item becomes a draft for the office's own form, whose fields the office edits. By plain forms, so alike with and without JavaScript.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { BAD, type Theme } from "../fixtures/themes";

const PAPER = "決裁が紙のままなので出勤する日ができる";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** From the list of items to the draft for a scheme. */
async function open(page: Page, board: Theme, scheme: string): Promise<void> {
  await page.goto(`${board.admin}/answers`);
  await page.getByRole("link", { name: PAPER }).click();
  await page
    .getByRole("region", { name: "制度の提案書にする" })
    .getByRole("link", { name: scheme, exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(scheme);
}

test("a note becomes a draft for the office's form", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(BAD, { [PAPER]: 2 });
  await board.move("review");
  await open(admin, board, "職員提案");
  await expect(admin.getByLabel("現状", { exact: true })).toHaveValue(`・${PAPER}（いいね2枚）`);
  await expect(admin.getByLabel("期待される効果")).toHaveValue("付箋1枚、いいね2枚、1件中1位");
  await expect(admin.getByLabel("経費")).toHaveValue("");
  await looksWell(admin);

  // What is too long is said beside its field, and nothing is lost. By keys: from the last field to the button.
  await admin.getByLabel("提案の内容").fill("電子決裁を入れる。");
  await admin.getByLabel("経費").fill("あ".repeat(2001));
  await admin.getByLabel("経費").focus();
  await admin.keyboard.press("Tab");
  await admin.keyboard.press("Enter");
  await expect(admin.getByRole("alert").getByRole("link")).toContainText("1文字多すぎます");
  await expect(admin.getByLabel("提案の内容")).toHaveValue("電子決裁を入れる。");
  await admin.getByRole("alert").getByRole("link").click();
  await admin.getByLabel("経費").fill("年に12万円ほど");
  await admin.getByRole("button", { name: "提案書の下書きを保存する" }).click();
  await expect(admin.getByRole("status")).toHaveText("提案書の下書きを保存しました。");
  const paper = admin.getByRole("article", { name: "職員提案" });
  await expect(paper).toContainText("年に12万円ほど");
  await looksWell(admin);

  // As files, and on paper.
  for (const [name, has] of [
    [/\.txt/, "■ 経費\n年に12万円ほど"],
    [/\.md/, "## 経費\n\n年に12万円ほど"],
  ] as const) {
    const coming = admin.waitForEvent("download");
    await admin.getByRole("link", { name }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(name);
    expect(await readFile(await download.path(), "utf8")).toContain(has);
  }
  await admin.emulateMedia({ media: "print" });
  await expect(paper).toBeVisible();
  await expect(admin.getByRole("button", { name: "提案書の下書きを保存する" })).toBeHidden();
  await admin.emulateMedia({ media: "screen" });
});

test("two reviewers at one proposal lose nothing", async ({ admin, person, theme }) => {
  const board = await theme();
  await board.pinned(BAD, { [PAPER]: 1 });
  await board.move("review");
  const other = await person();
  await other.context().addCookies(await admin.context().cookies());
  await open(admin, board, "職員提案");
  await open(other, board, "職員提案");
  const save = async (page: Page, text: string) => {
    await page.getByLabel("現状", { exact: true }).fill(text);
    await page.getByRole("button", { name: "提案書の下書きを保存する" }).click();
  };
  await save(admin, "一人めの文");
  await expect(admin.getByRole("status")).toContainText("保存しました");
  await save(other, "二人めの文");
  await expect(other.getByText("ほかの人が先に下書きを変えました")).toBeVisible();
  await expect(other.getByRole("region", { name: "いま保存されている下書き" })).toContainText("一人めの文");
  await expect(other.getByLabel("現状", { exact: true })).toHaveValue("二人めの文");
  await looksWell(other);
  await other.getByRole("button", { name: "提案書の下書きを保存する" }).click();
  await expect(other.getByRole("status")).toContainText("保存しました");
});

// The schemes are the whole office's; each worker has an office of its own.
test("the office edits its schemes, and drafts keep what was written", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(BAD, { [PAPER]: 1 });
  await board.move("review");
  const name = `業務改善 ${board.path}`;
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "提案制度" }).click();
  await looksWell(admin);
  const group = admin.getByRole("group", { name: "新しい制度の名前" });
  await group.getByRole("textbox", { name: "新しい制度の名前" }).fill(name);
  await group.getByRole("textbox", { name: "欄" }).fill("現状：付箋\n見込み：おおよそ");
  await admin.getByRole("button", { name: "提案制度を保存する" }).click();
  await expect(admin.getByRole("alert").getByRole("link")).toContainText("2行目：");
  const again = admin.getByRole("group", { name, exact: true });
  await expect(again.getByRole("textbox", { name: "欄" })).toHaveValue("現状：付箋\n見込み：おおよそ");
  await looksWell(admin);
  await again.getByRole("textbox", { name: "欄" }).fill("現状：付箋\n見込み");
  await admin.getByRole("button", { name: "提案制度を保存する" }).click();
  await expect(admin.getByRole("status")).toHaveText("提案制度を保存しました。");

  await open(admin, board, name);
  await admin.getByLabel("見込み").fill("年に12万円ほど");
  await admin.getByRole("button", { name: "提案書の下書きを保存する" }).click();
  await expect(admin.getByRole("status")).toContainText("保存しました");
  await admin.goto("/admin/schemes");
  await admin.getByRole("group", { name, exact: true }).getByRole("textbox", { name: "欄" }).fill("背景：理由");
  await admin.getByRole("button", { name: "提案制度を保存する" }).click();
  await expect(admin.getByRole("status")).toHaveText("提案制度を保存しました。");
  await open(admin, board, name);
  await expect(admin.getByLabel("見込み")).toHaveValue("年に12万円ほど");
  await expect(admin.getByText("いまの様式にはない欄です").first()).toBeVisible();
  await looksWell(admin);

  // The scheme goes; what was written stays.
  await admin.goto("/admin/schemes");
  const gone = admin.getByRole("group", { name, exact: true });
  await gone.getByRole("textbox", { name: "制度の名前" }).fill("");
  await gone.getByRole("textbox", { name: "欄" }).fill("");
  await admin.getByRole("button", { name: "提案制度を保存する" }).click();
  await open(admin, board, name);
  await expect(admin.getByText("一覧からなくなりました")).toBeVisible();
  await expect(admin.getByLabel("見込み")).toHaveValue("年に12万円ほど");
});
