// The cardboard of 2020 is typed in by keys alone, counted again by the code of a slip, brought in as a table, and printed back to paper.
// By plain forms, so alike with and without JavaScript.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";

const GOOD = "良かったところ";
const BAD = "改善すべきところ";
const IDEA = "こうしたらどうか";
const PROMPTS = { [GOOD]: "lemon", [BAD]: "peach", [IDEA]: "mint" };

/** The 16 notes and 57 stickers of the first board: column, text, stickers. */
const CARDBOARD: [number, string, number][] = [
  [1, "通勤の往復2時間がなくなり、朝に資料を読む時間がとれた。", 9],
  [1, "電話が鳴らないので、条例改正の下調べがはかどった。", 6],
  [1, "家族の看病をしながらでも半日働けたのはありがたい。", 5],
  [1, "Web会議で、出先機関の人と話す機会がふえた。", 3],
  [1, "自分の仕事を書き出すきっかけになった。", 2],
  [1, "昼に家で食べられるだけで、ずいぶん楽だった。", 0],
  [2, "決裁が紙のままなので、はんこのためだけに出勤した。", 14],
  [2, "窓口の課は在宅の日がほとんどなく、不公平に感じる。", 7],
  [2, "庁内の端末でしか見られない資料が多く、家でできる仕事が限られる。", 4],
  [2, "だれが在宅なのか分からず、電話の取り次ぎに困った。", 3],
  [2, "小さい子がいると家では集中しにくい。", 0],
  [2, "勤務時間の区切りがつけにくい。", 0],
  [3, "在宅の日は朝にチャットで一言、今日することを書く。", 2],
  [3, "課に1台、持ち出せる端末と通信機器を用意する。", 1],
  [3, "集中したいときに使える小部屋を庁舎につくる。", 1],
  [3, "在宅と出勤の予定を、課のカレンダーで見えるようにする。", 0],
];
const KEYS_A_SECOND = 5;

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** Types one note in with keys alone, beginning where the focus is; gives how many keys that took. */
async function type(page: Page, [column, text, stickers]: [number, string, number]): Promise<number> {
  await expect(page.getByLabel("列の番号"), "the next empty field has the focus").toBeFocused();
  const count = stickers ? String(stickers) : "";
  await page.keyboard.press(String(column));
  await page.keyboard.press("Tab");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
  await page.keyboard.type(count);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toHaveText("1枚入れました。次の付箋をどうぞ。");
  return 4 + text.length + count.length;
}

test("the cardboard is typed in by keys alone and hangs beside the notes of the screen", async ({
  admin,
  page,
  theme,
  js,
}) => {
  const board = await theme({ prompts: PROMPTS });
  await board.pinned(GOOD, { 画面から書いた付箋: 2 });
  const notes = js ? CARDBOARD : CARDBOARD.filter((_, at) => at % 5 === 0);
  const stickers = notes.reduce((sum, [, , n]) => sum + n, 0);
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "紙の付箋" }).press("Enter");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("紙の付箋");
  await looksWell(admin);

  let keys = 0;
  for (const note of notes) keys += await type(admin, note);
  await expect(admin.getByText(`紙の付箋${notes.length}枚、紙のシール${stickers}枚`)).toBeVisible();
  if (js) {
    expect([notes.length, stickers]).toEqual([16, 57]);
    const seconds = keys / KEYS_A_SECOND;
    console.log(`16 notes and 57 stickers: ${keys} keys, ${seconds} s at ${KEYS_A_SECOND} keys a second`);
    expect(seconds).toBeLessThan(5 * 60);
  }
  await looksWell(admin);

  await board.openBox();
  await page.goto(board.path);
  const first = page.getByRole("article").filter({ hasText: notes[0]![1] });
  await expect(first).toContainText("（紙9）");
  await expect(page.getByText(`（紙${stickers}＋電子2）`)).toBeVisible();
  await expect(page.getByText("合計を人数とは読みません")).toBeVisible();
  await looksWell(page);
});

test("what is wrong is said beside the field, a second one is asked about once, and a count is mended", async ({
  admin,
  theme,
}) => {
  const board = await theme({ prompts: PROMPTS });
  await admin.goto(`${board.admin}/paper`);
  await expect(admin.getByLabel("列の番号")).toBeFocused();
  await admin.keyboard.type("9");
  await admin.keyboard.press("Tab");
  await admin.keyboard.type("消えない文");
  await admin.keyboard.press("Enter");
  await expect(admin.getByLabel("列の番号"), "the field that is wrong has the focus").toBeFocused();
  await expect(admin.getByLabel("列の番号")).toHaveAccessibleDescription(/1から3/);
  await expect(admin.getByLabel("付箋の文")).toHaveValue("消えない文");
  await looksWell(admin);

  await admin.getByLabel("列の番号").fill("2");
  await admin.keyboard.press("Enter");
  await expect(admin.getByRole("status")).toHaveText("1枚入れました。次の付箋をどうぞ。");
  await admin.keyboard.type("2");
  await admin.keyboard.press("Tab");
  await admin.keyboard.type("消えない文");
  await admin.keyboard.press("Enter");
  await expect(admin.getByLabel("付箋の文")).toHaveAccessibleDescription(/同じ文の付箋がもうあります/);
  await admin.keyboard.press("Enter");
  await expect(admin.getByText("紙の付箋2枚、紙のシール0枚")).toBeVisible();

  await admin.getByRole("link", { name: "直す" }).first().press("Enter");
  await expect(admin.getByLabel("紙のシールの数")).toBeFocused();
  await looksWell(admin);
  await admin.getByLabel("紙のシールの数").fill("１２");
  await admin.getByRole("button", { name: "保存する" }).press("Enter");
  await expect(admin.getByText("紙の付箋2枚、紙のシール12枚")).toBeVisible();
  await admin.getByRole("link", { name: "直す" }).first().press("Enter");
  await admin.getByRole("button", { name: "この紙の付箋を取り下げる" }).press("Enter");
  await expect(admin.getByRole("status")).toHaveText("取り下げました。");
});

test("a table is looked at line by line before it goes in, and the wall is printed", async ({ admin, theme }) => {
  const board = await theme({ prompts: PROMPTS });
  await admin.goto(`${board.admin}/paper`);
  await admin.getByRole("link", { name: "表から入れる" }).press("Enter");
  await looksWell(admin);
  await admin.getByLabel("または、ここに貼り付ける").fill("列,付箋,シール\n1,電話,3\n7,机,1\n");
  await admin.getByRole("button", { name: "中身をたしかめる" }).press("Enter");
  await expect(admin.getByText("2行のうち1行に間違いがあります")).toBeVisible();
  await expect(admin.getByRole("row", { name: /^3/ })).toContainText("1から3");
  await looksWell(admin);
  await admin.getByLabel("または、ここに貼り付ける").fill("列,付箋,シール\n1,電話,3\n2,机,1\n");
  await admin.getByRole("button", { name: "中身をたしかめる" }).press("Enter");
  await admin.getByRole("button", { name: "2枚を全部、箱に入れる" }).press("Enter");
  await expect(admin.getByText("紙の付箋2枚、紙のシール4枚")).toBeVisible();
  await board.openBox();

  await admin.getByRole("link", { name: "いまの付箋を紙に" }).press("Enter");
  await expect(admin.getByRole("article")).toHaveCount(2);
  await expect(admin.getByRole("article").first()).toContainText("電話");
  await looksWell(admin);
  for (const [name, says] of [
    ["白紙の付箋", IDEA],
    ["案内のポスター（A4）", "気づいたことを、付箋に書く"],
    ["案内のポスター（A3）", "気づいたことを、付箋に書く"],
  ]) {
    await admin.goto(`${board.admin}/paper`);
    await admin.getByRole("link", { name: name! }).press("Enter");
    await expect(admin.getByText(says!).first()).toBeVisible();
    await looksWell(admin);
  }
});
