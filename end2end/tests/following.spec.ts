// What follows an answer: an author hears of it, templates, the frame for other sites, deep-dives.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page, Request } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { change } from "../fixtures/plan";
import { expect, isCover, test } from "../fixtures/test";
import { BAD, GOOD, type Theme } from "../fixtures/themes";

const PHONE = "電話当番が昼休みにも回ってくる";
const PAPER = "決裁が紙のままなので出勤する日ができる";
const NEWS = "あなたが付箋を書いたテーマに、新しい回答か質問が出ました";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** Answers a note and publishes it. */
async function answer(admin: Page, board: Theme, note: string, says: string): Promise<void> {
  await admin.goto(`${board.admin}/answers`);
  await admin.getByRole("link", { name: note }).click();
  await admin.getByRole("radio", { name: "実施する", exact: true }).check();
  await admin.getByLabel("回答の文", { exact: true }).fill(says);
  await admin.getByRole("button", { name: "下書きを保存する" }).click();
  await expect(admin.getByRole("status")).toContainText("下書きを保存しました");
  await admin.goto(`${board.admin}/answers`);
  await admin.getByRole("button", { name: "選んだものを公開する" }).click();
  await expect(admin.getByRole("status")).toHaveText("公開しました。");
}

/** Everything that a page asks for, until it is still. */
async function asks(page: Page, path: string): Promise<string[]> {
  const asked: string[] = [];
  const note = (request: Request) => {
    if (!isCover(request)) asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
  };
  page.on("request", note);
  await page.goto(path, { waitUntil: "networkidle" });
  page.off("request", note);
  return asked.sort();
}

test("an author and a reader ask for the same, and the author alone is told", async ({
  admin,
  page,
  person,
  theme,
  js,
}) => {
  test.skip(!js, "without scripts a browser compares nothing; one's own page has the answer");
  const board = await theme();
  const author = new Staff(page, board, true);
  await author.open();
  await author.write(GOOD, PHONE);
  await author.expectInTheBox();
  await board.openBox();
  const reader = await person();
  await reader.goto(board.path);
  await board.move("review");
  // The worker, which has just come, keeps the board that is open: not of this page's asking.
  for (const of of [page, reader]) await asks(of, "/");
  const before = [await asks(page, "/"), await asks(reader, "/")];
  expect(before[0]).toEqual(before[1]);
  const mark = (of: Page) => of.locator(`a[href="${board.mine}"]`, { hasText: NEWS });
  await expect(mark(page)).toBeHidden();

  await answer(admin, board, PHONE, "留守番電話を入れます。");
  const after = [await asks(page, "/"), await asks(reader, "/")];
  expect(after[0], "the same with an answer").toEqual(after[1]);
  await expect(mark(page)).toBeVisible();
  await expect(mark(reader)).toBeHidden();
  await looksWell(page);

  await mark(page).click();
  await expect(page.getByRole("link", { name: /実施する/ })).toBeVisible();
  await page.goBack();
  await expect(mark(page), "it has been read").toBeHidden();
  await page.goto("/");
  await expect(mark(page)).toBeHidden();

  // Who forgets the ticket keeps nothing that tells of it.
  await page.goto(board.mine);
  const forget = page.getByRole("region", { name: /券/ }).last();
  await forget.locator("summary", { hasText: "忘れる" }).click();
  await forget.getByRole("button", { name: /忘れ/ }).click();
  await expect
    .poll(() => page.evaluate((id) => Object.keys(localStorage).filter((key) => key.includes(id)), board.id))
    .toEqual([]);
});

test("templates fill in one answer and begin many", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [PHONE]: 2 });
  await board.pinned(BAD, { [PAPER]: 1 });
  await board.move("review");
  await admin.goto("/admin/templates");
  const name = `受付 ${board.title}`.slice(0, 40);
  await admin.getByLabel("ひな形の名前").fill(name);
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("alert").getByRole("link").first()).toBeVisible();
  await expect(admin.getByLabel("ひな形の名前")).toHaveValue(name);
  await admin.getByRole("radio", { name: "受付", exact: true }).check();
  await admin.getByLabel("回答の文", { exact: true }).fill("読みました。次の検討会で話し合います。");
  await looksWell(admin);
  // By the keyboard: Enter in a field of one line sends the form.
  await admin.getByLabel("担当の部署").press("Enter");
  await expect(admin.getByRole("status")).toHaveText("ひな形を保存しました。");
  await looksWell(admin);

  await admin.goto(`${board.admin}/answers`);
  await admin.getByRole("checkbox", { name: PHONE }).check();
  await admin.getByRole("combobox", { name: "ひな形から書く" }).selectOption({ label: name });
  await admin.getByRole("button", { name: "まとめて下書きにする" }).click();
  await expect(admin.getByRole("status")).toContainText("下書きを作りました");
  await expect(admin.getByRole("article", { name: PHONE })).toContainText("読みました。");
  await looksWell(admin);

  await admin.getByRole("link", { name: PAPER }).click();
  await admin.getByRole("combobox", { name: "ひな形を選んでください" }).selectOption({ label: name });
  await admin.getByRole("button", { name: "ひな形から書く" }).click();
  await expect(admin.getByLabel("回答の文", { exact: true })).toHaveValue("読みました。次の検討会で話し合います。");
  await expect(admin.getByRole("radio", { name: "受付", exact: true })).toBeChecked();
  await looksWell(admin);

  await admin.goto("/admin/templates");
  await admin.getByRole("link", { name }).click();
  await admin.getByRole("button", { name: "このひな形を消す" }).click();
  await expect(admin.getByRole("status")).toHaveText("ひな形を消しました。");
});

test("another site shows the newest answers in a frame, without a cookie", async ({
  admin,
  app,
  browser,
  page,
  theme,
}) => {
  const board = await theme();
  await board.pinned(GOOD, { [PHONE]: 1 });
  await board.move("review");
  await answer(admin, board, PHONE, "留守番電話を入れます。");
  const portal = `<!DOCTYPE html><title>庁内ポータル</title><iframe src="${app.url}/progress/embed" title="声で変わったこと"></iframe>`;
  const server = createServer((_, response) =>
    response.setHeader("content-type", "text/html; charset=utf-8").end(portal),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const context = await browser.newContext();
  try {
    const other = await context.newPage();
    await other.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const frame = other.frameLocator("iframe");
    await expect(frame.getByRole("link", { name: PHONE }).first()).toBeVisible();
    expect(await context.cookies()).toEqual([]);
  } finally {
    await context.close();
    server.close();
  }
  await page.goto("/progress/embed");
  await looksWell(page);
  await page.goto("/progress");
  await looksWell(page);
});

test("a deep-dive begins with an item, and both boards say so", async ({ admin, page, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [PHONE]: 2 });
  await board.move("review");
  await answer(admin, board, PHONE, "くわしく聞きます。");
  await admin.goto(`${board.admin}/answers`);
  await admin.getByRole("link", { name: PHONE }).click();
  await admin.getByRole("link", { name: "深掘りのテーマを始める" }).click();
  const quoted = admin.getByRole("region", { name: "もとの項目" });
  await expect(quoted).toContainText(PHONE);
  await looksWell(admin);
  // What is wrong is told, and the quotation is still there.
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("alert")).toBeVisible();
  await expect(quoted).toContainText(PHONE);
  const slug = `dive-${board.id.slice(0, 8)}`;
  const today = new Date().toISOString().slice(0, 10);
  await change(admin, "アドレス");
  await admin.locator("#slug").fill(slug);
  await admin.locator("#opens-on").fill(today);
  await admin.locator("#closes-on").fill("2099-12-31");
  await admin.locator("#answers-on").fill("");
  await admin.getByLabel("切り口 1", { exact: true }).fill("困ること");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin).toHaveURL(/done=saved/);
  await admin
    .getByRole("button", { name: /開く|はじめる|始める/ })
    .first()
    .click();
  await expect(admin).toHaveURL(/done=moved/);

  await page.goto(`/t/${slug}`);
  const began = page.getByRole("region", { name: "このテーマのはじまり" });
  await expect(began).toContainText(PHONE);
  await looksWell(page);
  await began.getByRole("link", { name: "もとのボードを見る" }).click();
  await page.getByRole("region", { name: "ここから始まった深掘りのテーマ" }).getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`/t/${slug}$`));
});
