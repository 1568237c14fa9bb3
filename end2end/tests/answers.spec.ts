// The way from groups to answers: drafted by reviewers, published together, read by everybody. By plain forms, so alike with
// and without JavaScript.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

const PHONE = { 電話当番が昼休みにも回ってくる: 2, 電話の音で集中できない: 1 };
const PAPER = "決裁が紙のままなので出勤する日ができる";

/** Fills the form of a draft and saves it. */
async function draft(page: Page, status: string, fields: Record<string, string>): Promise<void> {
  await page.getByRole("radio", { name: status, exact: true }).check();
  for (const [label, value] of Object.entries(fields)) {
    const field = page.getByLabel(label, { exact: true });
    if (label === "理由") await field.selectOption(value);
    else await field.fill(value);
  }
  await page.getByRole("button", { name: "下書きを保存する" }).click();
}

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

test("a working group answers, publishes and follows through", async ({ admin, page, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, PHONE);
  await board.pinned(BAD, { [PAPER]: 1 });
  await board.move("review");
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "付箋をまとめる" }).click();
  for (const text of Object.keys(PHONE)) await admin.getByRole("checkbox", { name: new RegExp(text) }).click();
  await admin.getByRole("textbox", { name: "まとまりの名前" }).last().fill("電話");
  await admin.getByRole("button", { name: "まとめる", exact: true }).click();

  // From the bench to the page of the group, which knows its rank and its neighbours.
  await admin.getByRole("article", { name: "電話" }).getByRole("link", { name: "答える" }).click();
  await expect(admin.getByText("いいね3枚、2件中1位")).toBeVisible();
  await looksWell(admin);

  // What is wrong is said beside the field, and what was typed is still there.
  await draft(admin, "見送り", { 担当の部署: "総務課" });
  await expect(admin.getByRole("alert").getByRole("link")).toHaveCount(2);
  await expect(admin.getByLabel("担当の部署")).toHaveValue("総務課");
  await looksWell(admin);
  await draft(admin, "実施する", { 回答の文: "留守番電話を入れます。", 期限: "2099-03-31" });
  await expect(admin.getByRole("status")).toContainText("下書きを保存しました");
  await expect(admin.getByRole("region", { name: "公開すると、こう見えます" })).toContainText("留守番電話を入れます。");
  await admin.getByLabel("メモ", { exact: true }).fill("総務課と話した。");
  await admin.getByRole("button", { name: "メモを残す" }).click();
  await expect(admin.getByText("総務課と話した。")).toBeVisible();

  // On to the next item.
  await admin.getByRole("link", { name: "次の項目" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(PAPER);
  await draft(admin, "見送り", { 理由: "budget", 回答の文: "今年度の予算にありません。" });

  await page.goto(board.path);
  await expect(page.getByText("留守番電話を入れます。"), "a draft is for reviewers alone").toHaveCount(0);
  await admin.getByRole("link", { name: "回答を公開する" }).click();
  await expect(admin.getByRole("checkbox", { name: /を公開する$/ })).toHaveCount(2);
  await looksWell(admin);
  await admin.getByRole("button", { name: "選んだものを公開する" }).click();
  await expect(admin.getByRole("status")).toHaveText("公開しました。");

  // Everybody reads it: the answers above, a word beside each note that leads to its answer.
  await page.goto(board.path);
  const answers = page.getByRole("region", { name: "回答", exact: true });
  await expect(answers.getByRole("article", { name: "電話" })).toContainText("留守番電話を入れます。");
  await expect(answers.getByRole("article", { name: PAPER })).toContainText("予算がない");
  const note = page.getByRole("region", { name: GOOD }).getByRole("article").filter({ hasText: "電話の音" });
  await note.getByRole("link", { name: /実施する/ }).click();
  await expect(page).toHaveURL(/#a-g-/);
  await looksWell(page);
  await answers.getByText("付箋2枚を読む").click();
  await expect(answers.getByText("電話の音で集中できない")).toBeVisible();

  // And over all themes, to be chosen by status.
  await answers.getByRole("link", { name: "声で変わったこと" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("声で変わったこと");
  await page.getByRole("link", { name: /^見送り/ }).click();
  await expect(page.getByRole("article", { name: PAPER }).first()).toBeVisible();
  await expect(page.getByRole("article", { name: "電話" })).toHaveCount(0);
  await looksWell(page);
});

test("two reviewers at one draft lose nothing", async ({ admin, person, theme }) => {
  const board = await theme();
  await board.pinned(BAD, { [PAPER]: 1 });
  await board.move("review");
  const other = await person();
  await other.context().addCookies(await admin.context().cookies());
  const at = async (page: Page) => {
    await page.goto(`${board.admin}/answers`);
    await page.getByRole("link", { name: PAPER }).click();
  };
  await at(admin);
  await at(other);
  await draft(admin, "検討中", { 回答の文: "総務課で調べています。" });
  await draft(other, "実施する", { 回答の文: "電子決裁にします。" });
  await expect(other.getByText("ほかの人が先に下書きを変えました")).toBeVisible();
  await expect(other.getByText("総務課で調べています。").first()).toBeVisible();
  await expect(other.getByLabel("回答の文", { exact: true })).toHaveValue("電子決裁にします。");
  await expect(other.getByRole("radio", { name: "実施する", exact: true })).toBeChecked();
  await looksWell(other);
  await other.getByRole("button", { name: "下書きを保存する" }).click();
  await expect(other.getByRole("status")).toContainText("下書きを保存しました");
});
