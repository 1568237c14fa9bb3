// Next month's theme out of this month's: three clicks and its question, with and without JavaScript.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { looksWell } from "../fixtures/looks";
import { rule } from "../fixtures/plan";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

test("next month's theme is this month's, with another question and its days moved", async ({ admin, theme }) => {
  const board = await theme();
  const next = `来月も聞きます ${board.id.slice(0, 8)}`;
  await admin.goto("/admin");
  await admin.getByRole("link", { name: new RegExp(`^複製.*${board.title}$`) }).click();
  await expect(admin.getByRole("heading", { name: `「${board.title}」と同じように` })).toBeVisible();
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  const month = admin.getByLabel("始める月");
  const proposed = await month.inputValue();
  await expect(admin.getByLabel("始まりの日")).toHaveValue(new RegExp(`^${proposed}-`));

  await admin.getByLabel("テーマ名").fill(next);
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin).toHaveURL(/\/admin\/themes\/[0-9a-f-]{36}/);
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(next);
  await expect(admin.getByText("下書き").first()).toBeVisible();
});

test("another month moves the days and the address", async ({ admin, theme }) => {
  const board = await theme();
  await admin.goto(`/admin/themes/new?like=${board.id}`);
  await admin.getByLabel("始める月").fill("2031-02");
  // What was typed stays, and nothing is copied of it.
  await admin.getByLabel("テーマ名").fill("二月に聞くこと");
  await admin.getByRole("button", { name: "この月に動かす" }).click();
  await expect(admin.getByLabel("始まりの日")).toHaveValue(/^2031-02-/);
  await expect(rule(admin, "アドレス")).toContainText("/t/2031-02");
  await expect(admin.getByLabel("テーマ名")).toHaveValue("二月に聞くこと");
  await expect(admin.getByLabel("切り口 1", { exact: true })).not.toHaveValue("");
});

test("a theme is split: some of its prompts make another draft, and its notes stay", async ({ admin, theme, page }) => {
  const board = await theme();
  await board.pinned(GOOD, { 動かない付箋: 0 });
  await admin.goto(`/admin/themes/new?like=${board.id}`);
  await admin.getByRole("link", { name: "切り口の一部だけで分ける" }).click();
  await expect(admin.getByRole("heading", { name: `「${board.title}」を分ける` })).toBeVisible();
  await admin.getByRole("checkbox", { name: BAD }).check();
  await admin.getByRole("button", { name: "選んだ切り口にする" }).click();
  await expect(admin.getByLabel("切り口 1", { exact: true })).toHaveValue(BAD);
  await expect(admin.getByLabel("切り口 2", { exact: true })).toHaveValue("");
  await looksWell(admin);

  // A form that fails keeps what was chosen.
  const title = `分けたテーマ ${board.id.slice(0, 8)}`;
  await admin.getByLabel("テーマ名").fill("");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("alert")).toBeVisible();
  await expect(admin.getByRole("checkbox", { name: BAD })).toBeChecked();
  await admin.getByLabel("テーマ名").fill(title);
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(title);
  await admin.getByRole("button", { name: "公開して予告する" }).click();
  await expect(admin.getByRole("status")).toBeVisible();

  await page.goto(board.path);
  await expect(page.getByText("動かない付箋")).toBeVisible();
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("link", { name: board.title }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(board.title);
});
