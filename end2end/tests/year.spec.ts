// The organizer's year: planned months and gaps, days off, last year's plan once more, a plan out of a table, paper and calendar. By plain
// forms, so alike with and without JavaScript.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { looksWell } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";
import { day } from "../fixtures/themes";

/** The fiscal year of today, by its April. */
function thisYear(): number {
  const [year, month] = day(0).split("-").map(Number);
  return (month ?? 1) < 4 ? (year ?? 0) - 1 : (year ?? 0);
}

/** A year that no other test of any project plans in. */
function ownYear(project: string, test: number): number {
  return 2100 + 10 * ["js-1280", "nojs-375"].indexOf(project) + test;
}

async function takeTable(page: Page, table: string): Promise<void> {
  await page.goto("/admin/year/import");
  await page.getByLabel("または、表をここに貼る").fill(table);
  await page.getByRole("button", { name: "1行ずつ確かめる" }).click();
}

test("the year says what is planned, what is not, and leads to a theme of a month", async ({ admin, theme }, info) => {
  const board = await theme();
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "年間の予定" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toContainText("年間の予定");
  await expect(admin.locator(".year-month")).toHaveCount(12);
  await expect(admin.getByRole("link", { name: board.title })).toBeVisible();
  await looksWell(admin);

  await admin.getByRole("link", { name: /年度 →$/ }).click();
  await expect(admin).toHaveURL(new RegExp(`from=${thisYear() + 1}`));
  // A year of its own: what other tests plan goes on into the next ones.
  const from = ownYear(info.project.name, 0);
  await admin.goto(`/admin/year?from=${from}`);
  const month = admin.locator(".year-month").nth(10);
  await expect(month).toContainText("まだ決まっていません");
  await expect(month).toContainText("建国記念の日");
  await looksWell(admin);
  await month.getByRole("link", { name: /この月のテーマを作る/ }).click();
  await expect(admin.getByLabel("始まりの日")).toHaveValue(new RegExp(`^${from + 1}-02-`));
});

test("a plan comes out of a table, is copied into the next year, and a day is moved", async ({ admin }, info) => {
  const from = ownYear(info.project.name, 1);
  // A line that cannot be read keeps all others back, and what was pasted stays.
  await takeTable(admin, `月,題,始まり,終わり\n${from}-06,六月の題,${from}-06-31,\n`);
  await expect(admin.getByText("1行のうち1行が読めません")).toBeVisible();
  await expect(admin.getByText("ない日か、読めない書き方です").first()).toBeVisible();
  await looksWell(admin);
  // A Sunday, whatever the year.
  const sunday = [1, 2, 3, 4, 5, 6, 7]
    .map((n) => new Date(Date.UTC(from, 5, 20 + n)))
    .find((at) => at.getUTCDay() === 0);
  const closes = sunday?.toISOString().slice(0, 10) ?? "";
  await takeTable(admin, `月,題,始まり,終わり\n${from}-06,六月の題,${from}-06-01,${closes}\n${from}/10,十月の題,,\n`);
  await expect(admin.getByText("2行とも読めました")).toBeVisible();
  await expect(admin.getByText("は、開庁日ではありません。")).toBeVisible();
  await looksWell(admin);
  await admin.getByRole("button", { name: "下書きを2件作る" }).click();
  await expect(admin.getByText("下書きを2件作りました。")).toBeVisible();
  await expect(admin).toHaveURL(new RegExp(`from=${from}`));
  await looksWell(admin);

  // The warning leads into the form, which has the day before and keeps nothing before it is saved.
  const june = admin.locator(".year-month").nth(2);
  await june.getByRole("link", { name: /前の開庁日にする/ }).click();
  await expect(admin.getByLabel("終わりの日", { exact: true })).not.toHaveValue(closes);
  await expect(admin.getByText("は、開庁日ではありません")).toHaveCount(0);
  await admin.getByRole("button", { name: "保存する" }).click();
  await admin.goto(`/admin/year?from=${from}`);
  await expect(june.getByRole("link", { name: /前の開庁日にする/ })).toHaveCount(0);

  // Next year: one of the two.
  await admin.goto(`/admin/year?from=${from + 1}`);
  await expect(admin.getByRole("heading", { name: "この年度のテーマは、まだありません" })).toBeVisible();
  await looksWell(admin);
  await admin.getByRole("checkbox", { name: /十月の題/ }).uncheck();
  await admin.getByRole("button", { name: "選んだものを下書きにする" }).click();
  await expect(admin.getByText("下書きを1件作りました。")).toBeVisible();
  await expect(june.getByRole("link", { name: "六月の題" })).toBeVisible();
  await expect(admin.getByRole("checkbox", { name: /六月の題/ })).toBeDisabled();
  await looksWell(admin);
});

test("the form warns of a closed day, and a button moves it", async ({ admin }) => {
  await admin.goto("/admin/themes/new?month=2031-05");
  await admin.getByLabel("テーマ名").fill("五月に聞くこと");
  await admin.getByLabel("終わりの日", { exact: true }).fill("2031-05-06");
  await admin.getByRole("button", { name: "見本を見る" }).click();
  await expect(admin.getByText("終わりの日の5月6日（火）は、開庁日ではありません（休日・見込み）。")).toBeVisible();
  await looksWell(admin);
  await admin.getByLabel("始まりの日").fill("2031-04-14");
  await admin.getByRole("button", { name: /前の開庁日にする（5月2日/ }).click();
  await expect(admin.getByLabel("終わりの日", { exact: true })).toHaveValue("2031-05-02");
  await expect(admin.getByLabel("テーマ名")).toHaveValue("五月に聞くこと");
});

test("the office's own days are added and dropped, and the holidays' table is refused with its line", async ({
  admin,
}, info) => {
  const from = ownYear(info.project.name, 4);
  const name = `開庁記念日 ${info.project.name}`;
  await admin.goto("/admin/year");
  await admin.getByRole("link", { name: "開庁日と祝日を直す" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("開庁日と祝日");
  await admin.getByLabel("名前", { exact: true }).fill(name);
  await admin.getByRole("button", { name: "加える" }).click();
  await expect(admin.getByText("何も書かれていません").last()).toBeVisible();
  await expect(admin.getByLabel("名前", { exact: true })).toHaveValue(name);
  await looksWell(admin);
  await admin.getByLabel("最初の日").fill(`${from}-07-01`);
  await admin.getByLabel("最後の日").fill(`${from}-07-04`);
  await admin.getByRole("button", { name: "加える" }).click();
  await expect(admin.getByText("加えました。")).toBeVisible();
  await looksWell(admin);
  await admin.goto(`/admin/year?from=${from}`);
  await expect(admin.locator(".year-month").nth(3)).toContainText(`1–4 ${name}`);

  await admin.goto("/admin/calendar");
  const table = "国民の祝日・休日月日,国民の祝日・休日名称\r\n2026/1/1,元日\r\n2026/1/32,何か\r\n";
  await admin
    .getByLabel("ファイル")
    .setInputFiles({ name: "syukujitsu.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await admin.getByRole("button", { name: "内閣府の表を入れる" }).click();
  await expect(
    admin.getByText("3行目は「2026/1/1,元日」のような日付と名前のはずですが、「2026/1/32,何か」とあります。"),
  ).toBeVisible();
  await looksWell(admin);
  await admin.getByRole("button", { name: new RegExp(`^消す.*${name}$`) }).click();
  await expect(admin.getByText("消しました。")).toBeVisible();
});

test("the year is one sheet of A4, and a calendar by file and by an address of one's own", async ({
  admin,
  person,
}, info) => {
  const from = ownYear(info.project.name, 6);
  // As full as an office's year is: a theme a month, with holidays and days that should be moved.
  const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((n) => {
    const month = `${n > 12 ? from + 1 : from}-${String(n > 12 ? n - 12 : n).padStart(2, "0")}`;
    return `${month},窓口と電話で困ったこと、うまくいったことを教えてください,${month}-01,${month}-28,${month}-28`;
  });
  await takeTable(admin, `月,題,始まり,終わり,回答\n${months.join("\n")}\n`);
  await admin.getByRole("button", { name: "下書きを12件作る" }).click();
  await expect(admin.locator(".year-theme")).toHaveCount(12);
  const pdf = await admin.pdf({ preferCSSPageSize: true });
  const file = join(mkdtempSync(join(tmpdir(), "kizuki-year-")), "year.pdf");
  writeFileSync(file, pdf);
  const said = execFileSync("pdfinfo", [file], { encoding: "utf8" });
  expect(said).toMatch(/Pages: +1\n/);
  expect(said).toContain("(A4)");
  const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" });
  expect(text).toContain("年間の予定");
  expect(text).not.toContain("去年の計画を写す");

  const download = admin.waitForEvent("download");
  await admin.getByRole("link", { name: "ファイルをダウンロード" }).click();
  const events = readFileSync(await (await download).path(), "utf8");
  expect(events).toContain("BEGIN:VCALENDAR");
  expect(events, "drafts are in no calendar").not.toContain("BEGIN:VEVENT");

  await admin.goto("/admin/year");
  await admin.getByRole("button", { name: /^アドレスを作/ }).click();
  await expect(admin.getByText("このアドレスが見えるのは、いまだけです。")).toBeVisible();
  await looksWell(admin);
  const address = (await admin.locator("code").innerText()).trim();
  await admin.getByRole("link", { name: "年間の予定へ戻る" }).click();
  expect(await admin.content()).not.toContain(address.slice(-40));
  const stranger = await person();
  const read = await stranger.request.get(address);
  expect(read.status()).toBe(200);
  expect(read.headers()["content-type"]).toContain("text/calendar");
  await admin.getByRole("button", { name: "購読をやめる" }).click();
  await expect(admin.getByText("購読アドレスを消しました。")).toBeVisible();
  expect((await stranger.request.get(address)).status()).toBe(404);
});
