// A year of themes goes to another office and comes from one; the notes of a theme leave for an outside tool, behind words about it; and what
// that tool found comes back as suggestions. By plain forms, so alike with and without JavaScript.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** Presses what gives a file, and reads it. */
async function given(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).press("Enter"),
  ]);
  return { name: file.suggestedFilename(), text: (await readFile(await file.path())).toString("utf8") };
}

async function choose(page: Page, label: string, name: string, text: string): Promise<void> {
  await page
    .getByLabel(label, { exact: true })
    .and(page.locator("input"))
    .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
}

test("themes go to a file without their notes, and come back as drafts of another year", async ({ admin, theme }) => {
  const board = await theme({
    title: `窓口の待ち時間を短くするには ${Math.random()}`,
    prompts: { [GOOD]: "lemon", [BAD]: "peach" },
  });
  await board.pinned(GOOD, { ファイルに入らない付箋: 1 });
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "テーマの交換" }).press("Enter");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("テーマの交換");
  await looksWell(admin);

  // None is ticked: told beside the boxes.
  await admin.getByRole("button", { name: "選んだテーマをファイルに出す" }).press("Enter");
  await expect(admin.getByRole("alert").getByRole("link")).toHaveAttribute("href", "#themes");
  await looksWell(admin);
  await admin.getByRole("checkbox", { name: board.title }).press("Space");
  const { name, text } = await given(admin, "選んだテーマをファイルに出す");
  expect(name).toBe("kizuki-themes.json");
  expect(text).toContain(board.title);
  for (const never of ["ファイルに入らない付箋", board.id, "theme-"]) expect(text).not.toContain(never);

  // A fault is told with its place.
  await choose(admin, "テーマのファイル", "bad.json", text.replace('"lemon"', '"gold"'));
  await admin.getByRole("button", { name: "中身をたしかめる" }).press("Enter");
  await expect(admin.getByLabel("テーマのファイル")).toHaveAccessibleDescription(/\/themes\/0\/prompts\/0\/colour/);
  await looksWell(admin);

  await choose(admin, "テーマのファイル", name, text);
  await admin.getByLabel("最初のテーマを始める月").fill("2031-04");
  await admin.getByRole("button", { name: "中身をたしかめる" }).press("Enter");
  const row = admin.getByRole("row").filter({ hasText: board.title });
  await expect(row).toContainText("2031-04");
  await expect(row).toContainText(BAD);
  await looksWell(admin);
  await admin.getByRole("button", { name: "下書きを1件つくる" }).press("Enter");
  await expect(admin.getByRole("status")).toContainText("下書きを1件つくりました");
  await admin.goto("/admin");
  await expect(admin.getByRole("row").filter({ hasText: "/t/2031-04" }).first()).toContainText("下書き");
});

test("notes leave for a tool when somebody knows where they go, and its categories come back as suggestions", async ({
  admin,
  theme,
}) => {
  const board = await theme({ prompts: { [GOOD]: "lemon", [BAD]: "peach" } });
  await board.pinned(BAD, { 決裁が紙のまま: 2, 判子が多い: 0, 田中さんの声が大きい: 0, 電話が鳴り続ける: 0 });
  await board.move("review");
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "外の分析ツールに渡す" }).press("Enter");
  await expect(admin.getByText("外の会社のAIサービス").first()).toBeVisible();
  await expect(admin.getByRole("region", { name: "人が分かるかもしれない付箋" }).locator("mark")).toHaveText(
    "田中さん",
  );
  await looksWell(admin);

  // Neither a tool nor the tick: both are told, beside their fields.
  await admin.getByRole("button", { name: "CSVを受け取る" }).press("Enter");
  await expect(admin.getByRole("alert").getByRole("link")).toHaveCount(2);
  await looksWell(admin);
  await admin.getByRole("radio", { name: /kouchou-ai/ }).check();
  await admin.getByRole("checkbox", { name: /理解し/ }).press("Space");
  const { name, text } = await given(admin, "CSVを受け取る");
  expect(name).toMatch(/^kizuki-theme-\d+-kouchou-ai\.csv$/);
  const lines = text.trim().split("\r\n");
  expect(lines[0]).toBe("comment-id,comment,prompt,stickers");
  expect(lines).toHaveLength(4);
  expect(lines.find((line) => line.includes("決裁が紙のまま"))).toMatch(new RegExp(`,${BAD},2$`));
  expect(text).not.toContain("田中さん");

  // The tool puts two together, and knows one that is no note of ours.
  const result = [
    "comment-id,original-comment,arg_id,argument,category_id,category",
    "1,決裁が紙のまま,A1,紙の決裁,1_0,押印と決裁",
    "2,判子が多い,A2,判子,1_0,押印と決裁",
    "3,だれも書いていない文,A3,x,1_1,ほか",
  ].join("\n");
  await admin.goto(`${board.admin}/review`);
  await admin.getByRole("link", { name: "ファイルから候補を入れる" }).press("Enter");
  await looksWell(admin);
  await choose(admin, "結果のファイル", "hierarchical_result.json", '{"arguments": []}');
  await admin.getByRole("button", { name: "読み込む" }).press("Enter");
  await expect(admin.locator("#file")).toHaveAccessibleDescription(/final_result_with_comments/);
  await looksWell(admin);
  await choose(admin, "結果のファイル", "final_result_with_comments.csv", result);
  await admin.getByRole("button", { name: "読み込む" }).press("Enter");
  await expect(admin.getByRole("status")).toContainText("分類1件、付箋2枚を候補にしました");
  await expect(admin.getByRole("status")).toContainText("4行目");
  await looksWell(admin);

  await admin.getByRole("link", { name: "ベンチで候補を見る" }).press("Enter");
  const suggested = admin.getByRole("form", { name: /ファイルから/ });
  await expect(suggested).toContainText("判子が多い");
  await looksWell(admin);
  await suggested.getByRole("button", { name: "この候補でまとめる" }).press("Enter");
  await expect(admin.getByText("候補の付箋をまとめました")).toBeVisible();
  const group = admin.getByRole("article").filter({ hasText: "押印と決裁" }).first();
  await expect(group).toContainText("ファイルの分類：押印と決裁");
  await expect(group).toContainText("決裁が紙のまま");
});
