// Ready texts: chosen by links, copied by one button; selected by hand where no script runs.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";

/** What somebody pastes elsewhere. */
async function pasted(page: Page): Promise<string> {
  const elsewhere = await page.context().newPage();
  await elsewhere.goto("/login");
  const field = elsewhere.getByLabel("メールアドレス");
  await field.evaluate((input: HTMLInputElement) => {
    const text = document.createElement("textarea");
    text.id = "pasted";
    input.after(text);
  });
  const text = elsewhere.locator("#pasted");
  await text.focus();
  await elsewhere.keyboard.press("Control+v");
  const value = await text.inputValue();
  await elsewhere.close();
  await page.bringToFront();
  return value;
}

test("the texts of a theme are there for each moment and in each language", async ({ admin, theme, js }) => {
  const one = await theme({ title: "会議を半分の時間に" });
  await admin.goto(one.admin);
  await admin.getByRole("link", { name: "職員に知らせる" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("職員に知らせる");
  const moments = admin.getByRole("navigation", { name: "いつの文" });
  const languages = admin.getByRole("navigation", { name: "文の言語" });
  await expect(moments.getByRole("link", { name: "始まり" })).toHaveAttribute("aria-current", "true");
  const chat = admin.getByLabel("文：チャット");
  await expect(chat).toHaveValue(/「会議を半分の時間に」を始めました。.*23:59まで書けます。/);
  await expect(chat).toHaveValue(new RegExp(`${one.path}$`));
  await expect(chat).toHaveAttribute("readonly", "");
  await expect(admin.getByText("回答する日が決まっていないので")).toBeVisible();
  await expectNoAxeViolations(admin);
  await admin.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(admin, ["color-contrast", "link-in-text-block"]);
  await admin.emulateMedia({ colorScheme: "light" });
  await expectToFit(admin);

  await moments.getByRole("link", { name: "終わりの前" }).click();
  await expect(chat).toHaveValue(/もうすぐ終わります/);
  await languages.getByRole("link", { name: "English" }).click();
  await expect(chat).toHaveValue(/closes soon/);
  await expect(chat).toHaveAttribute("lang", "en");
  await expect(moments.getByRole("link", { name: "終わりの前" })).toHaveAttribute("aria-current", "true");
  await expect(admin.getByLabel("件名")).toHaveValue(/at 23:59$/);
  await expectToFit(admin);

  await moments.getByRole("link", { name: "結果" }).click();
  await expect(admin.getByText("回答がまだ公開されていません")).toBeVisible();
  await expect(chat).toHaveCount(0);

  await admin.goBack();
  // Without a script the text is selected like any other.
  if (js) return;
  await expect(admin.getByRole("button", { name: /^写す/ })).toHaveCount(0);
  await chat.focus();
  await admin.keyboard.press("Control+a");
  await expect(chat).toBeFocused();
});

test("a button copies a text, and says so @any-width", async ({ admin, theme, js }) => {
  test.skip(!js, "a script copies");
  const one = await theme({ title: "紙でないと困るもの" });
  await admin.goto(`${one.admin}/announce`);
  const button = admin.getByRole("button", { name: /^写す.*チャット$/ });
  await button.click();
  await expect(admin.getByRole("status").filter({ hasText: "写しました。" })).toHaveCount(1);
  await expect(button).toBeFocused();
  expect(await pasted(admin)).toBe(await admin.getByLabel("文：チャット").inputValue());

  // By keys, and the earlier word goes.
  await admin.getByRole("button", { name: /^写す.*件名$/ }).focus();
  await admin.keyboard.press("Enter");
  await expect(admin.getByRole("status").filter({ hasText: "写しました。" })).toHaveCount(1);
  expect(await pasted(admin)).toBe(await admin.getByLabel("件名").inputValue());

  await admin.getByRole("button", { name: /^写す.*ボードのアドレス$/ }).click();
  expect(await pasted(admin)).toMatch(new RegExp(`^http.*${one.path}$`));
});
