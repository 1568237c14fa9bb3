// The first day: from the link of the first start to a note from a phone, on a server that nobody has set up yet. By plain forms, so alike with
// and without JavaScript.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";

const PASSWORD = "correct horse battery staple";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

test("from the first link to the first note from a phone", async ({ fresh, person }, info) => {
  const began = Date.now();
  let presses = 0;
  const page = await person({ baseURL: fresh.url });
  const press = async (name: string | RegExp): Promise<void> => {
    presses += 1;
    await page.getByRole("button", { name }).click();
  };
  const step = (name: string) => page.locator(".day-steps > li").filter({ has: page.getByRole("heading", { name }) });
  await page.goto(fresh.setupLink);
  await page.getByLabel("メールアドレス").fill("hr@example.jp");
  await page.getByLabel("パスワード", { exact: true }).fill(PASSWORD);
  await page.getByLabel("パスワード（もう一度）").fill(PASSWORD);
  await press("管理者になる");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("はじめの設定");
  await expect(page.getByText("8のうち0が済みました")).toBeVisible();
  await looksWell(page);

  // What cannot be is said beside its field, and what was typed stays.
  await page.getByLabel("職場の名前").fill("つばめ市");
  await page.getByLabel("一日に一度あける箱の時刻").fill("9、25");
  await press("保存する");
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("一日に一度あける箱の時刻")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("職場の名前")).toHaveValue("つばめ市");
  await page.getByLabel("一日に一度あける箱の時刻").fill("9、17");
  await press("保存する");
  await expect(page.getByRole("status")).toHaveText("保存しました。");
  await expect(page.getByRole("banner")).toContainText("つばめ市");
  await expect(page.getByText("8のうち1が済みました")).toBeVisible();

  // The passphrase can wait; what follows is said, and it can be taken up again.
  await expect(step("読む人の合言葉")).toContainText("だれでも読めます");
  await press(/^あとにする.*読む人の合言葉/);
  await expect(step("読む人の合言葉").locator("summary")).toContainText("あとで");
  await looksWell(page);

  // A note from a phone.
  await step("スマートフォンから一枚").locator("summary").click();
  await press("試しの板を出す");
  await expect(page.getByText("まだ届いていません")).toBeVisible();
  const link = await page.getByRole("link", { name: "この端末で開く" }).getAttribute("href");
  const phone = await person({ baseURL: fresh.url, viewport: { width: 375, height: 812 } });
  await phone.goto(link ?? "");
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("試しの板");
  await looksWell(phone);
  await phone.getByRole("button", { name: "貼る" }).click();
  await expect(phone.getByLabel("試しに一言")).toHaveAttribute("aria-invalid", "true");
  await phone.getByLabel("試しに一言").fill("スマートフォンから、届きました");
  await phone.getByRole("button", { name: "貼る" }).click();
  await expect(phone.getByRole("status")).toContainText("貼りました");
  await expect(phone.getByRole("listitem").filter({ hasText: "届きました" })).toBeVisible();
  presses += 1;
  await page.getByRole("link", { name: "届いたか見る" }).click();
  await expect(page.getByText("1枚届きました")).toBeVisible();
  info.annotations.push({
    type: "first link to first note",
    description: `${Date.now() - began} ms, ${presses} presses`,
  });
  console.log(`first link to first note: ${Date.now() - began} ms, ${presses} presses (${info.project.name})`);
  await looksWell(page);

  await press("捨てる");
  await expect(page.getByRole("status")).toContainText("捨てました");
  expect((await phone.goto(link ?? ""))?.status()).toBe(404);

  // A passphrase after all: readers are asked from now on.
  await step("読む人の合言葉").locator("summary").click();
  await page.getByLabel("合言葉", { exact: true }).fill("ひらけごま 2020");
  await press("合言葉を決める");
  await expect(page.getByRole("status")).toContainText("合言葉を決めました");
  const reader = await person({ baseURL: fresh.url });
  await reader.goto("/");
  await expect(reader.getByRole("heading", { level: 1 })).toContainText("合言葉");
  await reader.getByLabel("合言葉").fill("ひらけごま　２０２０");
  await reader.getByRole("button", { name: "ボードを読む" }).click();
  await expect(reader.getByRole("banner")).toContainText("つばめ市");

  // What is safe and what is not is said at the end.
  await expect(page.getByRole("heading", { name: "まだのこと" })).toBeVisible();
  await expect(page.locator(".is-safe")).toContainText("合言葉を知っている人だけ");
  await expect(page.locator(".not-safe")).toContainText("管理者が一人だけです");
  await looksWell(page);
});
