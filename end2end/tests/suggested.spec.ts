// Suggested groups on the bench: accepted, refused, taken back, and called in the office's own words.
import type { Locator, Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { GOOD, type Theme } from "../fixtures/themes";

const NOTES = {
  電話当番が昼休みにも回ってくる: 4,
  昼休みの電話当番をやめたい: 2,
  来庁者の駐車場が混む: 3,
  駐車場に屋根がほしい: 0,
  名札の字が小さい: 1,
};

/** By the theme's page, as somebody finds it. */
async function open(page: Page, theme: Theme): Promise<void> {
  await page.goto(theme.admin);
  await page.getByRole("link", { name: "付箋をまとめる" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("付箋をまとめる");
  await page.getByRole("heading", { name: /まとまりの候補/ }).click();
}

function suggestion(page: Page, word: string): Locator {
  return page.getByRole("form", { name: word });
}

test("a suggestion is accepted with one click, refused for good with another", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  await open(admin, board);
  await expect(admin.getByRole("heading", { name: "まとまりの候補（2）" })).toBeVisible();
  const phone = suggestion(admin, "電話当番");
  await expect(phone.getByRole("listitem")).toHaveText([
    "昼休みの電話当番をやめたい",
    "電話当番が昼休みにも回ってくる",
  ]);
  await expect(admin.getByText("日本語の辞書がないため"), "the dictionary is there").toHaveCount(0);
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  // With a button in focus its notes stand out among the cards, and no others.
  const cards = admin.getByRole("region", { name: /まだまとめていない付箋/ }).locator(".card");
  await phone.getByRole("textbox", { name: "候補の名前" }).focus();
  await expect(cards.filter({ hasText: "電話当番" }).first()).toHaveCSS("outline-style", "dashed");
  await expect(cards.filter({ hasText: "名札" })).toHaveCSS("outline-style", "none");

  await phone.getByRole("textbox", { name: "候補の名前" }).fill("電話");
  await phone.getByRole("button", { name: "この候補でまとめる" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "候補の付箋をまとめました。" })).toBeVisible();
  const group = admin.getByRole("article", { name: "電話" });
  await expect(group.getByRole("checkbox")).toHaveCount(2);
  await expect(group).toContainText("共通の語：電話当番、昼休み（候補の手順 第1版）");

  const car = suggestion(admin, "駐車場");
  await expect(car.getByRole("textbox", { name: "候補の名前" })).toHaveValue("交通・駐車");
  await car.getByRole("button", { name: "出さない" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "もう候補に出しません" })).toBeVisible();
  await expect(car).toHaveCount(0);
  await admin.goto(admin.url());
  await expect(car, "nor later").toHaveCount(0);
  await admin.getByRole("button", { name: "元に戻す：候補を出さない" }).click();
  await admin.getByRole("heading", { name: "まとまりの候補（1）" }).click();
  await expect(car).toBeVisible();
});

test("the office names suggestions in its own words", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  await open(admin, board);
  await admin.getByRole("link", { name: "政策分野の一覧を直す" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("政策分野");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  const list = admin.getByRole("textbox", { name: "分野と語" });
  const usual = await list.inputValue();
  expect(usual).toContain("防災・安全：防災、避難");

  await list.fill("庶務：電話当番\n防災");
  await admin.getByRole("button", { name: "一覧を保存する" }).click();
  await expect(list).toHaveAccessibleDescription(/2行目：「分野：語、語」の形で書いてください。/);
  await expect(list).toHaveValue("庶務：電話当番\n防災");
  await expectNoAxeViolations(admin);

  await list.fill("庶務：電話当番");
  await admin.getByRole("button", { name: "一覧を保存する" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "一覧を保存しました。" })).toBeVisible();
  await open(admin, board);
  await expect(suggestion(admin, "電話当番").getByRole("textbox", { name: "候補の名前" })).toHaveValue("庶務");
  // Other tests of this worker find the usual list.
  await admin.goto("/admin/fields");
  await list.fill("");
  await admin.getByRole("button", { name: "一覧を保存する" }).click();
  await expect(list).toHaveValue(usual);
});
