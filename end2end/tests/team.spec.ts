// Somebody is invited by a link that is shown once, comes in with it, changes their password, and is signed out for good when their account
// ends. By plain forms, so alike with and without JavaScript.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { organizer } from "../fixtures/themes";

const PASSWORD = "つなげた言葉は長くて覚えやすい";
const NEW = "べつの言葉をつなげても覚えやすい";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("main").getByRole("button", { name: "サインイン" }).click();
}

test("somebody is invited, comes in, and their account ends", async ({ admin, person }, info) => {
  const email = `hanako-${info.project.name}-${info.repeatEachIndex}@example.jp`;
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "チーム" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("チーム");
  await expect(admin.getByText("サインインできる管理者が一人だけです")).toBeVisible();
  await looksWell(admin);

  // An address that has an account is said beside its field, and nothing typed is lost.
  await admin.getByLabel("名前", { exact: true }).fill("人事 花子");
  await admin.getByLabel("サインインの名前").fill(organizer.email);
  await admin.getByRole("radio", { name: "検討メンバー" }).check();
  await admin.getByRole("button", { name: "リンクを作る" }).click();
  await expect(admin.getByText("すでに使われています").last()).toBeVisible();
  await expect(admin.getByLabel("名前", { exact: true })).toHaveValue("人事 花子");
  await expect(admin.getByRole("radio", { name: "検討メンバー" })).toBeChecked();
  await looksWell(admin);
  await admin.getByLabel("サインインの名前").fill(email);
  await admin.getByRole("button", { name: "リンクを作る" }).click();

  // The sheet says that no mail is sent; the page that comes next has no link any more.
  await expect(admin.getByText("メールは送られません。下の文を写して、本人に渡してください。")).toBeVisible();
  const link = (await admin.locator("code").innerText()).trim();
  await expect(admin.locator("pre")).toContainText(link);
  await looksWell(admin);
  await admin.getByRole("link", { name: "チームへ戻る" }).click();
  const row = admin.getByRole("row").filter({ hasText: email });
  await expect(row).toContainText("招待中");
  expect(await admin.content()).not.toContain(link.slice(-64));
  await looksWell(admin);

  // Made anew, the first link says that there is another.
  await row.getByRole("link").click();
  await looksWell(admin);
  await admin.getByRole("button", { name: "リンクを作り直す" }).click();
  const newer = (await admin.locator("code").innerText()).trim();
  const hanako = await person();
  await hanako.goto(link);
  await expect(hanako.getByRole("heading", { level: 1 })).toHaveText("新しいリンクに替わっています");
  await looksWell(hanako);
  await hanako.goto(newer);
  await expect(hanako.getByText("検討メンバーとして招かれています")).toBeVisible();
  await expect(hanako.getByLabel("サインインの名前")).toHaveValue(email);
  await hanako.getByLabel("パスワード", { exact: true }).fill("短い");
  await hanako.getByLabel("パスワード（もう一度）").fill("短い");
  await hanako.getByRole("button", { name: "決めて入る" }).click();
  await expect(hanako.getByText("15文字以上にしてください").last()).toBeVisible();
  await looksWell(hanako);
  await hanako.getByLabel("パスワード", { exact: true }).fill(PASSWORD);
  await hanako.getByLabel("パスワード（もう一度）").fill(PASSWORD);
  await hanako.getByRole("button", { name: "決めて入る" }).click();
  await expect(hanako).toHaveURL(/\/admin$/);
  await expect(hanako.getByRole("link", { name: "チーム" })).toHaveCount(0);
  const late = await person();
  await late.goto(newer);
  await expect(late.getByRole("heading", { level: 1 })).toHaveText("このリンクは使われています");

  // Her own account: another browser is ended, and the password is another.
  await signIn(late, email, PASSWORD);
  await hanako.getByRole("link", { name: "自分のアカウント" }).click();
  await looksWell(hanako);
  await hanako.getByRole("button", { name: "終わらせる" }).click();
  await expect(hanako.getByRole("status")).toHaveText("サインインを終わらせました。");
  await late.goto("/admin");
  await expect(late).toHaveURL(/\/login/);
  await hanako.getByLabel("いまのパスワード").fill(NEW);
  await hanako.getByLabel("新しいパスワード").fill(NEW);
  await hanako.getByLabel("パスワード（もう一度）").fill(NEW);
  await hanako.getByRole("button", { name: "パスワードを変える" }).click();
  await expect(hanako.getByText("いまのパスワードと違います").last()).toBeVisible();
  await looksWell(hanako);
  await hanako.getByLabel("いまのパスワード").fill(PASSWORD);
  await hanako.getByLabel("新しいパスワード").fill(NEW);
  await hanako.getByLabel("パスワード（もう一度）").fill(NEW);
  await hanako.getByRole("button", { name: "パスワードを変える" }).click();
  await expect(hanako.getByRole("status")).toContainText("パスワードを変えました");

  // The end, which must be meant.
  await admin.goto("/admin/team");
  await row.getByRole("link").click();
  await admin.getByLabel("元に戻せないことが分かりました").check();
  await looksWell(admin);
  await admin.getByRole("button", { name: "アカウントを終わりにする" }).click();
  await expect(admin.getByRole("status")).toHaveText("アカウントを終わりにしました。");
  await expect(row).toContainText("終了");
  await looksWell(admin);
  await hanako.goto("/admin");
  await expect(hanako).toHaveURL(/\/login/);
  await signIn(hanako, email, NEW);
  await expect(hanako.getByRole("alert")).toContainText("サインインできませんでした");
  await hanako.goto(newer);
  await expect(hanako.getByRole("heading", { level: 1 })).toHaveText("このアカウントは終わっています");
  await looksWell(hanako);
});

test("the last administrator stays", async ({ admin }) => {
  await admin.goto("/admin/team");
  await admin.getByRole("row").filter({ hasText: "（自分）" }).getByRole("link").click();
  await admin.getByLabel("元に戻せないことが分かりました").check();
  await admin.getByRole("button", { name: "アカウントを終わりにする" }).click();
  await expect(admin.getByRole("alert")).toContainText("先に、ほかの人を管理者にしてください");
  await looksWell(admin);
  await admin.goto("/admin/team");
  await expect(admin.getByRole("row").filter({ hasText: "（自分）" })).toContainText("使用中");
});
