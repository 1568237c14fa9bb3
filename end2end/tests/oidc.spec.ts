// Organizers and reviewers sign in with the office's own accounts, at a real provider: by links and plain forms, so alike with and without
// JavaScript.
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Office } from "../fixtures/provider";
import { expect, test as base } from "../fixtures/test";

const BUTTON = "庁内アカウントでサインイン";

/** One board with its provider for the tests of this file, and browsers of people that may go to both. */
const test = base.extend<{ somebody: () => Promise<Page> }, { office: Office }>({
  office: [
    async ({}, use) => {
      const office = await Office.start();
      await use(office);
      await office.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  somebody: async ({ browser, office, watch, javaScriptEnabled }, use, info) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await open(browser, office, javaScriptEnabled, info.project.use.viewport ?? undefined);
      contexts.push(context);
      watch.over(context, office.app.url, office.provider);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

function open(
  browser: Browser,
  office: Office,
  javaScriptEnabled?: boolean,
  viewport?: { width: number; height: number },
): Promise<BrowserContext> {
  return browser.newContext({ baseURL: office.app.url, javaScriptEnabled, viewport });
}

async function looksWell(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeViolations(page);
  }
  await expectToFit(page);
}

/** What somebody does at the provider: says who they are, and that the board may know. */
async function signInThere(page: Page, office: Office, who: string): Promise<void> {
  await expect(page).toHaveURL((url) => url.origin === office.provider);
  await page.locator('input[name="login"]').fill(who);
  await page.locator('input[name="password"]').fill("anything");
  await page.getByRole("button", { name: /sign-?in/i }).click();
  await page.getByRole("button", { name: /continue/i }).click();
}

test("a reviewer comes in, works, goes out, and out of the provider too", async ({ office, somebody }, info) => {
  const who = `taro-${info.project.name}-${info.repeatEachIndex}`;
  office.people.set(who, { name: "検討 太郎", groups: ["kaizen-wg"] });
  const page = await somebody();
  await page.goto("/admin/me");
  await expect(page.getByRole("link", { name: BUTTON })).toBeVisible();
  await expect(page.getByLabel("パスワード")).toBeVisible();
  await looksWell(page);
  await page.getByRole("link", { name: BUTTON }).click();
  await signInThere(page, office, who);

  // Where they wanted to go, in their role, and with no password to change.
  await expect(page).toHaveURL(/\/admin\/me$/);
  await expect(page.getByText(`${who}@example.jp（検討メンバー）でサインインしています。`)).toBeVisible();
  await expect(page.getByText("ここで変えるパスワードはありません")).toBeVisible();
  await looksWell(page);
  expect((await page.goto("/admin/roster"))?.status()).toBe(403);
  await page.goto("/admin");

  await page.getByRole("button", { name: "サインアウト" }).click();
  await expect(page.getByText("サインアウトしました。")).toBeVisible();
  await looksWell(page);
  await page.getByRole("link", { name: "庁内アカウントからもサインアウトする" }).click();
  await expect(page).toHaveURL((url) => url.origin === office.provider);
  await page.getByRole("button", { name: /yes/i }).click();
  await expect(page).toHaveURL(`${office.app.url}/`);
  expect((await page.goto("/admin"))?.url()).toContain("/login");
  // Out there as well: who they are is asked again.
  await page.getByRole("link", { name: BUTTON }).click();
  await expect(page.locator('input[name="login"]')).toBeVisible();
});

test("who has no role is told whom to ask, and may give up", async ({ office, somebody }, info) => {
  const who = `soumu-${info.project.name}-${info.repeatEachIndex}`;
  office.people.set(who, { name: "総務 次郎", groups: ["soumu"] });
  const page = await somebody();
  await page.goto("/login");
  await page.getByRole("link", { name: BUTTON }).click();
  await signInThere(page, office, who);
  await expect(page.getByRole("alert")).toContainText("このボードでの役割がありません");
  await expect(page.getByRole("alert")).toContainText("このボードの管理者に頼んでください");
  await expect(page.getByLabel("パスワード")).toBeVisible();
  await looksWell(page);

  // With a role by now; but they give up, and are told so.
  office.people.set(who, { name: "総務 次郎", groups: ["kaizen-wg"] });
  const other = await somebody();
  await other.goto("/login");
  await other.getByRole("link", { name: BUTTON }).click();
  await other.getByRole("link", { name: /cancel/i }).click();
  await expect(other.getByRole("alert")).toContainText("途中で終わりました");
  await looksWell(other);
});

test("an administrator sees whose accounts they are, and ends one", async ({ office, somebody }, info) => {
  const name = (what: string) => `${what}-${info.project.name}-${info.repeatEachIndex}`;
  office.people.set(name("boss"), { name: "人事 部長", groups: ["hr-board"] });
  office.people.set(name("hana"), { name: "検討 花子", groups: ["kaizen-wg"] });
  const [boss, hana] = [await somebody(), await somebody()];
  for (const [page, who] of [
    [hana, name("hana")],
    [boss, name("boss")],
  ] as const) {
    await page.goto("/login");
    await page.getByRole("link", { name: BUTTON }).click();
    await signInThere(page, office, who);
    await expect(page).toHaveURL(/\/admin$/);
  }
  await boss.goto("/admin/team");
  const row = boss.getByRole("row").filter({ hasText: `${name("hana")}@example.jp` });
  await expect(row).toContainText("庁内アカウント");
  await looksWell(boss);
  await row.getByRole("link").click();
  await expect(boss.getByText("庁内アカウントの所属から決まります")).toBeVisible();
  await looksWell(boss);
  await boss.getByLabel("元に戻せないことが分かりました").check();
  await boss.getByRole("button", { name: "アカウントを終わりにする" }).click();
  await expect(boss.getByText("アカウントを終わりにしました。")).toBeVisible();

  // Out at once, and not in again, though the provider still knows them.
  await hana.goto("/admin");
  await expect(hana).toHaveURL(/\/login/);
  await hana.getByRole("link", { name: BUTTON }).click();
  await expect(hana.getByRole("alert")).toContainText("アカウントは、終わっています");
});
