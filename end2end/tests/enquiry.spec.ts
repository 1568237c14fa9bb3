// A department is asked and replies: by its link, in a file, and written down. By plain forms, so alike with and without JavaScript.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { BAD, day, GOOD, type Theme } from "../fixtures/themes";

const PHONE = { 電話当番が昼休みにも回ってくる: 2, 電話の音で集中できない: 1 };
const PAPER = "決裁が紙のままなので出勤する日ができる";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** A theme in review with a group of two notes, and one note in none. */
async function reviewed(admin: Page, theme: () => Promise<Theme>): Promise<Theme> {
  const board = await theme();
  await board.pinned(GOOD, PHONE);
  await board.pinned(BAD, { [PAPER]: 1 });
  await board.move("review");
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "付箋をまとめる" }).click();
  for (const text of Object.keys(PHONE)) await admin.getByRole("checkbox", { name: new RegExp(text) }).click();
  await admin.getByRole("textbox", { name: "まとまりの名前" }).last().fill("電話");
  await admin.getByRole("button", { name: "まとめる", exact: true }).click();
  await expect(admin.getByRole("article", { name: "電話" })).toBeVisible();
  return board;
}

/** Makes an enquiry from the page of the group, which is ticked then, and adds the note. */
async function ask(admin: Page): Promise<void> {
  await admin.getByRole("article", { name: "電話" }).getByRole("link", { name: "答える" }).press("Enter");
  await expect(admin.getByText("まだどの部署にも照会していません")).toBeVisible();
  await looksWell(admin);
  await admin.getByRole("link", { name: "照会する", exact: true }).press("Enter");
  await expect(admin.getByRole("checkbox", { name: "電話", exact: true })).toBeChecked();
  await admin.getByText("まとめていない付箋（1枚）").press("Enter");
  await admin.getByRole("checkbox", { name: PAPER }).press("Space");
}

/** Makes the link of the enquiry that is shown, and gives it. */
async function linked(admin: Page): Promise<string> {
  await admin.getByRole("button", { name: "リンクを作る" }).press("Enter");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("回答用のリンクを作りました");
  const link = await admin.locator("code").textContent();
  await looksWell(admin);
  await admin.getByRole("link", { name: "照会のシートに戻る" }).press("Enter");
  return new URL(link!).pathname;
}

test("a department is asked by its link, and its reply stands beside the answer", async ({ admin, page, theme }) => {
  const board = await reviewed(admin, theme);
  await ask(admin);

  // What is wrong is said beside the field, and what was ticked and typed is still there.
  await admin.getByLabel("添える文").pressSequentially("お忙しいところ恐れ入ります。");
  await admin.getByLabel("部署", { exact: true }).pressSequentially("総務課");
  await admin.getByLabel("回答の期限").fill(day(-1));
  await admin.getByRole("button", { name: "照会を作る" }).press("Enter");
  await expect(admin.getByText("過ぎた日です").last()).toBeVisible();
  await expect(admin.getByRole("checkbox", { name: PAPER })).toBeChecked();
  await expect(admin.getByLabel("添える文")).toHaveValue("お忙しいところ恐れ入ります。");
  await looksWell(admin);
  await admin.getByLabel("回答の期限").fill(day(14));
  await admin.getByRole("button", { name: "照会を作る" }).press("Enter");
  await expect(admin.getByRole("status")).toContainText("まだ部署には送っていません");
  await looksWell(admin);

  // The department needs no account, and no more than its link.
  const link = await linked(admin);
  await expect(admin.getByText("照会中", { exact: true })).toBeVisible();
  await page.goto(link);
  await expect(page.getByText("このリンクを知っている人は")).toBeVisible();
  await expect(page.getByText("電話の音で集中できない")).toBeVisible();
  await looksWell(page);
  const phone = page.getByRole("group", { name: "電話", exact: true });
  await phone.getByLabel("現在の対応").pressSequentially("当番表で回している。");
  await phone.getByLabel("今後の予定").pressSequentially("留守番電話を入れる。");
  await page.getByRole("button", { name: "回答を保存する" }).press("Enter");
  await expect(page.getByRole("status")).toContainText("回答を保存しました");
  await expect(phone.getByLabel("今後の予定")).toHaveValue("留守番電話を入れる。");
  await looksWell(page);

  // Too long: refused beside the field, with all of it still there.
  const long = "長".repeat(5_000);
  await page.getByRole("group", { name: PAPER }).getByLabel("現在の対応").fill(long);
  await page.getByRole("button", { name: "回答を保存する" }).press("Enter");
  await expect(page.getByText("3000文字多すぎます").last()).toBeVisible();
  await expect(page.getByRole("group", { name: PAPER }).getByLabel("現在の対応")).toHaveValue(long);

  // Reviewers see it on the sheet, in the list, and where they write the answer. Nobody else does.
  await admin.reload();
  await expect(admin.getByText("留守番電話を入れる。").first()).toBeVisible();
  await expect(admin.getByText("2件のうち1件に回答")).toBeVisible();
  await admin.goto(`${board.admin}/enquiries`);
  await expect(admin.getByText("照会中 0/1")).toBeVisible();
  await looksWell(admin);
  await admin.getByRole("link", { name: "総務課" }).press("Enter");
  await admin.getByRole("link", { name: "電話", exact: true }).press("Enter");
  const replies = admin.getByRole("region", { name: "照会への回答" });
  await expect(replies).toContainText("当番表で回している。");
  await expect(replies).toContainText("リンクから");
  await looksWell(admin);
  await page.goto(board.path);
  await expect(page.getByText("留守番電話")).toHaveCount(0);

  // Closed, the link says so.
  await replies.getByRole("link", { name: "照会のシートを見る" }).press("Enter");
  await admin.getByRole("button", { name: "回答を締め切る" }).press("Enter");
  await expect(admin.getByRole("status")).toHaveText("回答を締め切りました。");
  await looksWell(admin);
  const closed = await page.goto(link);
  expect(closed?.status()).toBe(410);
  await expect(page.getByText("回答を締め切ったか")).toBeVisible();
  await looksWell(page);
});

test("two people behind one link lose nothing", async ({ admin, page, person, theme }) => {
  await reviewed(admin, theme);
  await ask(admin);
  await admin.getByLabel("部署", { exact: true }).fill("総務課");
  await admin.getByLabel("回答の期限").fill(day(14));
  await admin.getByRole("button", { name: "照会を作る" }).click();
  const link = await linked(admin);
  const other = await person();
  await page.goto(link);
  await other.goto(link);
  const handling = (of: Page) => of.getByRole("group", { name: "電話", exact: true }).getByLabel("現在の対応");
  await handling(page).fill("一人めの答え");
  await page.getByRole("button", { name: "回答を保存する" }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await handling(other).fill("二人めの答え");
  await other.getByRole("button", { name: "回答を保存する" }).click();
  await expect(other.getByText("ほかの人が先に回答を保存しました")).toBeVisible();
  await expect(other.getByText("一人めの答え")).toBeVisible();
  await expect(handling(other)).toHaveValue("二人めの答え");
  await looksWell(other);
  await other.getByRole("button", { name: "回答を保存する" }).click();
  await expect(other.getByRole("status")).toBeVisible();
  await other.getByText("これまでの回答").click();
  await expect(other.getByText("一人めの答え")).toBeVisible();
});

test("a sheet leaves as a file and comes back, or is written down", async ({ admin, theme }) => {
  await reviewed(admin, theme);
  await ask(admin);
  await admin.getByLabel("部署", { exact: true }).fill("総務課");
  await admin.getByLabel("回答の期限").fill(day(14));
  await admin.getByRole("button", { name: "照会を作る" }).click();
  const coming = admin.waitForEvent("download");
  await admin.getByRole("link", { name: "表（CSV）を保存する" }).click();
  const sheet = await readFile(await (await coming).path(), "utf8");
  await admin.getByRole("button", { name: "送ったことにする" }).click();
  await expect(admin.getByRole("status")).toHaveText("照会中にしました。");

  // The department writes into the last two cells of the group's line.
  const filled = sheet.replace(/(g-[^\r]*?),,\r\n/s, "$1,当番表で回している,留守番電話を入れる\r\n");
  const give = async (text: string) => {
    const file = { name: "sheet.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await admin.getByLabel("書き込まれたファイル", { exact: true }).setInputFiles(file);
    await admin.getByRole("button", { name: "読み込む", exact: true }).click();
  };
  await give(filled.replace("今後の予定", "予定"));
  await expect(admin.getByText("「今後の予定」の列がありません")).toBeVisible();
  await looksWell(admin);
  await give(filled);
  await expect(admin.getByRole("status")).toContainText("2件のうち1件を読み取りました");
  await expect(admin.getByText("留守番電話を入れる").first()).toBeVisible();

  // The other one was told by telephone.
  await admin.locator("summary", { hasText: "書き写す" }).click();
  await admin.getByRole("group", { name: PAPER }).getByLabel("今後の予定").fill("電子決裁にする");
  await looksWell(admin);
  await admin.getByRole("button", { name: "回答を保存する" }).click();
  await expect(admin.getByText("回答あり")).toBeVisible();
  await expect(admin.getByText("書き写し", { exact: false }).first()).toBeVisible();

  // On paper the sheet stands alone, on A4.
  await admin.emulateMedia({ media: "print" });
  await expect(admin.getByRole("heading", { name: "照会のシート" })).toBeVisible();
  await expect(admin.getByRole("button", { name: "読み込む", exact: true })).toBeHidden();
  await expect(admin.getByRole("button", { name: "サインアウト" })).toBeHidden();
  const pdf = await admin.pdf({ preferCSSPageSize: true });
  expect(pdf.toString("latin1")).toMatch(/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  await admin.emulateMedia({ media: null });
});
