// Next month's theme out of this month's: three clicks and its question, with and without JavaScript.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { rule } from "../fixtures/plan";
import { expect, test } from "../fixtures/test";

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
