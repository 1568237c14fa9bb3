// The head of the list of themes: what must be done, each with the way to where it is done; and the figures of a theme that runs. Plain links, so
// alike with and without JavaScript.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

test("what must be done leads to where it is done", async ({ admin, theme }) => {
  const draft = await theme({ title: "始めるのを忘れたテーマ", draft: true });
  const held = await theme({ title: "先に読むテーマ", premoderated: true });
  await held.pinned(GOOD, { 読まれるのを待っています: 0 });
  await admin.goto("/admin");
  const today = admin.getByRole("region", { name: "きょうすること" });
  const lines = today.getByRole("listitem");
  // Of tests before this one there may be more; those that wait to be read are always before those that are to open.
  const reading = lines.filter({ hasText: held.title });
  await expect(reading).toContainText("読まれるのを待つ付箋が1枚");
  const texts = await lines.allTextContents();
  const at = (title: string) => texts.findIndex((text) => text.includes(title));
  expect(at(held.title)).toBeLessThan(at(draft.title));
  await expectNoAxeViolations(admin);
  await admin.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(admin, ["color-contrast", "link-in-text-block"]);
  await admin.emulateMedia({ colorScheme: "light" });
  await expectToFit(admin);

  const toRead = reading.getByRole("link");
  if (!(await toRead.isVisible())) await today.locator("summary").click();
  await toRead.click();
  await expect(admin).toHaveURL(/\/admin\/queue$/);
  const queued = admin.locator(".queued").filter({ hasText: held.title });
  await queued.getByRole("button", { name: "ボードに出す" }).click();
  await expect(queued).toHaveCount(0);
  await admin.goto("/admin");
  await expect(lines.filter({ hasText: held.title })).toHaveCount(0);

  // By keys alone: the lines come in their order.
  const link = lines.filter({ hasText: draft.title }).getByRole("link");
  if (!(await link.isVisible())) await today.locator("summary").click();
  await link.focus();
  await admin.keyboard.press("Enter");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(draft.title);
  await draft.move("open");
  await admin.goto("/admin");
  await expect(lines.filter({ hasText: draft.title })).toHaveCount(0);
});

test("the first administrator hears that there should be another", async ({ fresh, person }) => {
  const page = await person({ baseURL: fresh.url });
  await page.goto(fresh.setupLink);
  await page.getByLabel("メールアドレス", { exact: true }).fill("hr@city.example.jp");
  await page.getByLabel("パスワード", { exact: true }).fill("correct horse battery staple");
  await page.getByLabel("パスワード（もう一度）", { exact: true }).fill("correct horse battery staple");
  await page.getByRole("button", { name: "管理者になる" }).click();
  await expect(page).toHaveURL("/admin/setup");
  await page.goto("/admin");
  const today = page.getByRole("region", { name: "きょうすること" });
  await expect(today).toContainText("管理者が一人だけ");
  await today.getByRole("link", { name: "管理者が一人だけ" }).click();
  await expect(page).toHaveURL("/admin/team");
  await expect(page.getByRole("region", { name: "受付中のテーマの数" })).toHaveCount(0);
});

test("a theme that runs shows its days as a picture and as a table", async ({ admin, theme }) => {
  // Three themes are looked at, those that close first.
  const one = await theme({ title: "数を見るテーマ", closesIn: 5 });
  await one.pinned(GOOD, { 一枚目です: 2, 二枚目です: 0 });
  await admin.goto("/admin");
  const figures = admin.getByRole("region", { name: "受付中のテーマの数" });
  const shown = figures.getByRole("article", { name: one.title });
  await expect(shown).toContainText("付箋2枚");
  await expect(shown).toContainText("いいね2枚");
  await expect(shown.getByRole("img", { name: `「${one.title}」の付箋、日ごと` })).toBeVisible();
  await shown.getByText("グラフを表で読む").click();
  await expect(shown.getByRole("table").first()).toContainText("2");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
});
