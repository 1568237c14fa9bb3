// A theme out of the library: found by its purpose, filled in, saved; and the order of a first year. By plain forms, so alike with and
// without JavaScript.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { change } from "../fixtures/plan";
import { expect, test } from "../fixtures/test";

test("an idea of the library becomes a theme", async ({ admin }) => {
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "テーマ集" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("テーマ集");
  await expect(admin.getByRole("link", { name: /^この題を使う/ })).toHaveCount(40);
  await expectNoAxeViolations(admin);
  await admin.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(admin, ["color-contrast", "link-in-text-block"]);
  await admin.emulateMedia({ colorScheme: "light" });
  await expectToFit(admin);

  await admin.getByRole("link", { name: "働き方と休み方" }).click();
  await expect(admin.getByRole("link", { name: "働き方と休み方" })).toHaveAttribute("aria-current", "true");
  await expect(admin.getByRole("link", { name: /^この題を使う/ })).toHaveCount(8);
  await expectToFit(admin);

  await admin.getByRole("link", { name: /^この題を使う.*はじめの三か月$/ }).click();
  await expect(admin.getByRole("heading", { name: "テーマ集の「はじめの三か月」から" })).toBeVisible();
  await expect(admin.getByLabel("テーマ名")).toHaveValue("はじめの三か月");
  await expect(admin.getByLabel("切り口 4", { exact: true })).toHaveValue("うれしかった");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  // A form that fails keeps the idea.
  const slug = `hajime-${crypto.randomUUID().slice(0, 8)}`;
  await change(admin, "アドレス");
  await admin.getByLabel("URLの短い名前").fill(slug);
  await admin.getByLabel("テーマ名").fill("");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("alert")).toBeVisible();
  await expect(admin.getByRole("heading", { name: "テーマ集の「はじめの三か月」から" })).toBeVisible();
  await admin.getByLabel("テーマ名").fill("はじめの三か月");
  await admin.getByLabel("回答する日").fill("2031-05-15");
  await admin.getByLabel("始まりの日").fill("2031-04-01");
  await admin.getByLabel("終わりの日", { exact: true }).fill("2031-04-30");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin).toHaveURL(/\/admin\/themes\/[0-9a-f-]{36}/);
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("はじめの三か月");
});

test("the first year leads to the form of its month", async ({ admin }) => {
  await admin.goto("/admin/library");
  await admin.getByText("はじめの一年の順番").first().click();
  const april = admin.getByRole("row", { name: /はじめの三か月/ });
  await expect(april).toContainText("4月");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  await april.getByRole("link").click();
  await expect(admin.getByLabel("始まりの日")).toHaveValue(/^20\d\d-04-/);
  await expect(admin.getByLabel("URLの短い名前")).toHaveValue(/^20\d\d-04/);
});

test("an idea of the office's own is kept, carried in a file, and becomes a theme", async ({ admin }) => {
  const title = `朝の十分 ${crypto.randomUUID().slice(0, 6)}`;
  await admin.goto("/admin/library");
  const own = admin.getByRole("region", { name: "この役所の題" });
  await own.getByText("題を足す").click();
  await own.getByRole("button", { name: "題を保存する" }).click();
  await expect(admin.getByRole("alert")).toBeVisible();
  await expect(own.getByLabel("問い")).toHaveAccessibleDescription(/何も書かれていません/);
  await expectNoAxeViolations(admin);
  await own.getByLabel("題", { exact: true }).fill(title);
  await own.getByLabel("問い").fill("朝、いちばんに困ることは?");
  await own.getByLabel("切り口", { exact: true }).fill("困る\nあると助かる");
  await own.getByLabel("いまのままでよい、という切り口").fill("いまのままでよい");
  await own.getByLabel("なぜ聞くか").fill("毎日のことは書きやすい。");
  await own.getByLabel("目的").selectOption({ label: "毎日の仕事" });
  await own.getByRole("button", { name: "題を保存する" }).click();
  await expect(admin.getByRole("status")).toHaveText("題を保存しました。");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  const waiting = admin.waitForEvent("download");
  await admin.getByRole("link", { name: "題のファイルをもらう" }).click();
  const file = await (await waiting).path();
  await own.getByRole("button", { name: new RegExp(`^消す.*${title}`) }).click();
  await expect(own.getByText(title)).toHaveCount(0);
  await admin.getByLabel("もらったファイル").setInputFiles(file);
  await admin.getByRole("button", { name: "中身を見る" }).click();
  await expect(admin.getByRole("status")).toContainText("まだ足していません");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  await admin
    .getByRole("button", { name: /題を足す$/ })
    .last()
    .click();
  await expect(admin.getByRole("status")).toContainText("足しました");

  await own.getByRole("link", { name: new RegExp(`^この題を使う.*${title}`) }).click();
  await expect(admin.getByLabel("テーマ名")).toHaveValue(title);
  await expect(admin.getByLabel("切り口 3", { exact: true })).toHaveValue("いまのままでよい");
  // Its address in romaji, of its reading.
  await change(admin, "アドレス");
  await admin.getByLabel("題のよみがな").fill("朝の十分");
  await admin.getByRole("button", { name: "ローマ字でアドレスにする" }).click();
  await expect(admin.getByLabel("題のよみがな")).toHaveAccessibleDescription(/ひらがなかカタカナ/);
  await admin.getByLabel("題のよみがな").fill("あさの じゅっぷん");
  await admin.getByRole("button", { name: "ローマ字でアドレスにする" }).click();
  await expect(admin.getByLabel("URLの短い名前")).toHaveValue(/^asano-juppun/);
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  await admin.goto("/admin/library");
  await own.getByRole("button", { name: new RegExp(`^消す.*${title}`) }).click();
  await expect(admin.getByRole("status")).toContainText("題を消しました");
});
