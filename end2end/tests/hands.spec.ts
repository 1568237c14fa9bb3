// Offering help by name: let in by a reviewer, offered and taken back by a colleague, apart from notes and tickets. By plain forms, so alike
// with and without JavaScript.
import type { Page, Request } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, type Theme } from "../fixtures/themes";

const PAPER = "決裁が紙のままなので出勤する日ができる";
const NAME = "土木課　山田はな子";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** Publishes that the note's matter will be done, and lets staff offer help with it. */
async function wanted(admin: Page, board: Theme): Promise<void> {
  await board.pinned(BAD, { [PAPER]: 1 });
  await board.move("review");
  await admin.goto(`${board.admin}/answers`);
  await admin.getByRole("link", { name: PAPER }).click();
  await admin.getByRole("radio", { name: "実施する", exact: true }).check();
  await admin.getByLabel("回答の文", { exact: true }).fill("電子決裁にします。");
  await admin.getByRole("button", { name: "下書きを保存する", exact: true }).click();
  await expect(admin.getByRole("status")).toContainText("下書きを保存しました");
  const item = admin.url().split("?")[0]!;
  await admin.getByRole("link", { name: "回答を公開する" }).click();
  await admin.getByRole("button", { name: "選んだものを公開する" }).click();
  await expect(admin.getByRole("status")).toHaveText("公開しました。");
  await admin.goto(item);
  await admin.getByRole("button", { name: "手挙げを受け付ける" }).click();
  await expect(admin.getByRole("status")).toContainText("手挙げの受付を始めました");
}

test("a colleague offers help, reviewers read it, and it is taken back", async ({ admin, page, theme }) => {
  const board = await theme();
  await wanted(admin, board);
  await looksWell(admin);
  const item = admin.url().split(/[?#]/)[0]!;

  // From the answer on the board to the form, which says first what it is.
  await page.goto(board.path);
  await page.getByRole("link", { name: new RegExp(`手を挙げる ?：${PAPER}`) }).click();
  await expect(page.getByRole("heading", { name: "ここだけは、名前を書く場所です" })).toBeVisible();
  await expect(page.getByText("付箋を書いた人である必要はありません。")).toBeVisible();
  await looksWell(page);

  // By keys alone; what is wrong is said beside the field, and what was typed is still there.
  await page.getByLabel("名前または所属").focus();
  await page.keyboard.type(NAME);
  await page.keyboard.press("Tab");
  await page.keyboard.type("電子決裁の設定");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: "参加" })).toBeChecked();
  await page.getByRole("checkbox", { name: "参加" }).uncheck();
  await page.getByRole("checkbox", { name: "名前を残すことに同意します" }).check();
  await page.getByRole("button", { name: "手を挙げる" }).click();
  await expect(page.getByRole("alert").getByRole("link")).toContainText("選ばれていません。");
  await expect(page.getByLabel("名前または所属")).toHaveValue("土木課　山田はな子");
  await looksWell(page);
  await page.getByRole("checkbox", { name: "助言" }).check();
  await page.getByRole("button", { name: "手を挙げる" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("手を挙げました");
  await expect(page.getByText("いまの一度だけ")).toBeVisible();
  await looksWell(page);
  const own = await page.getByRole("link", { name: /\/hands\/mine\// }).getAttribute("href");

  // Reviewers alone read it.
  await admin.goto(item);
  const hands = admin.getByRole("region", { name: "手を挙げた人" });
  await expect(hands).toContainText(NAME);
  await expect(hands).toContainText("助言");
  await looksWell(admin);
  for (const path of [board.path, "/progress", "/log"]) {
    await page.goto(path);
    await expect(page.getByText("山田")).toHaveCount(0);
  }
  await expect(page.getByRole("main")).toBeVisible();

  // The own link: what was offered, and the way out.
  await page.goto(own!);
  await expect(page.getByText(NAME)).toBeVisible();
  await looksWell(page);
  await page.getByRole("button", { name: "取り下げる" }).click();
  await expect(page.getByRole("status")).toContainText("取り下げました");
  await looksWell(page);
  await admin.goto(item);
  await expect(hands).toContainText("まだだれも手を挙げていません。");

  // Closed again: nothing leads there, and the page says so.
  await hands.getByRole("button", { name: "手挙げの受付をやめる" }).click();
  await expect(admin.getByRole("status")).toContainText("受付をやめました");
  await page.goto(board.path);
  await expect(page.getByRole("link", { name: /手を挙げる/ })).toHaveCount(0);
});

test("no ticket goes to where names are written @any-width", async ({ admin, page, theme, js }) => {
  const other = await theme();
  const board = await theme();
  await wanted(admin, board);
  const staff = new Staff(page, other, js);
  await staff.open();
  await staff.write(BAD, "この端末には券がある");
  await staff.expectInTheBox();
  const sent: Request[] = [];
  page.on("request", (request) => sent.push(request));
  await page.goto(board.path);
  await page.getByRole("link", { name: /手を挙げる/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("手を挙げる");
  await page.getByLabel("名前または所属").fill(NAME);
  await page.getByRole("checkbox", { name: "参加" }).check();
  await page.getByRole("checkbox", { name: "名前を残すことに同意します" }).check();
  const before = sent.length;
  await page.getByRole("button", { name: "手を挙げる" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("手を挙げました");
  await page.getByRole("link", { name: /\/hands\/mine\// }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("あなたの手挙げ");
  const hands = sent.filter((request) => request.url().includes("/hands/"));
  expect(hands.length).toBeGreaterThanOrEqual(3);
  for (const request of hands) {
    const cookies = (await request.allHeaders())["cookie"] ?? "";
    expect(cookies, request.url()).not.toContain("kizuki_ticket");
    expect((await request.allHeaders())["referer"] ?? "", "no path goes along").not.toMatch(/\/t\/|\/hands\//);
  }
  // The pages of hands run nothing: no post of an island leaves them.
  const after = sent.slice(before).filter((request) => request.url().endsWith("/anon"));
  expect(after).toHaveLength(0);
});
