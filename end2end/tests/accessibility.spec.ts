// What assistive technology is told, and what stays usable with other colours and larger type. Criterion by criterion: docs/accessibility.md.
import type { Page } from "@playwright/test";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

const NOTE = "通勤の往復2時間がなくなった。";

test("the board as it is read out: closed, being written on, refused, in the box", async ({ page, js, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 3 });
  const staff = new Staff(page, board, js);
  await staff.open();
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - link "本文へ進む"
    - banner:
      - link "気づきボード"
      - navigation "主なページ":
        - link "今月のテーマ"
        - link "これまで"
        - link "守れること・守れないこと"
    - main:
      - paragraph: /のテーマ/
      - heading /在宅勤務はどうでしたか/ [level=1]
      - term: 付箋
      - definition: "1"
      - term: いいね
      - definition: "3"
      - navigation "並べかえ":
        - link "新しい順"
        - link "いいね順"
      - navigation "切り口でしぼる":
        - link "すべて"
      - search:
        - searchbox "付箋をさがす"
        - button "さがす"
      - region "良かったところ":
        - heading "良かったところ" [level=2]
        - text: 1枚
        - list:
          - listitem
          - listitem:
            - article:
              - paragraph: ${NOTE}
              - text: いいね 3
              - button "いいね"
      - region "改善すべきところ":
        - heading "改善すべきところ" [level=2]
        - text: 0枚
        - list:
          - listitem
          - listitem: まだ付箋がありません。
    - contentinfo:
      - paragraph:
        - link "守れないこともあります"
      - paragraph:
        - link "管理者サインイン"
  `);
  await staff.startNote(BAD);
  await staff.field(BAD).fill("あ".repeat(201));
  await staff.paste(BAD);
  await expect(staff.column(BAD)).toMatchAriaSnapshot(`
    - region "改善すべきところ":
      - list:
        - listitem:
          - group:
            - alert: /1文字多すぎます。/
            - textbox "改善すべきところの付箋" [invalid]
            - paragraph: /1文字多い/
            - button "貼る"
  `);
  await expect(staff.field(BAD)).toHaveAccessibleDescription(/1文字多すぎます。/);
  await expect(staff.field(BAD)).toHaveAttribute("aria-invalid", "true");
  if (!js) return;
  await staff.field(BAD).fill("会議が長い。");
  await staff.paste(BAD);
  await staff.expectInTheBox();
  await expect(page.getByRole("status").filter({ hasText: "箱に入りました" })).toHaveCount(1);
  await board.openBox();
  await expect(staff.note("会議が長い。")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /新しい付箋/ })).toHaveCount(1);
});

test("entrance, one's own page, report and sign-in as they are read out", async ({ page, admin, js, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 2 });
  const staff = new Staff(page, board, js);
  await page.goto("/");
  // Other tests' themes stand on the same page.
  await expect(page.getByRole("region", { name: board.title, exact: true })).toMatchAriaSnapshot(`
    - region /在宅勤務はどうでしたか/:
      - paragraph: /のテーマ/
      - heading /在宅勤務はどうでしたか/
      - term: 付箋
      - definition: "1"
      - term: いいね
      - definition: "2"
      - paragraph:
        - link "ボードを見る・書く"
      - list "切り口ごとの枚数"
  `);
  await staff.open();
  await staff.write(BAD, "決裁が紙のまま。");
  await staff.expectInTheBox();
  await page.goto(board.mine);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading "自分の付箋とシール" [level=1]
      - region "貼った付箋":
        - heading [level=2]
        - list:
          - listitem:
            - article:
              - paragraph: 決裁が紙のまま。
              - group: 書き直す
              - group: 取り下げる
      - region "いいねシールを貼った付箋":
        - heading [level=2]
      - region "この端末の券":
        - heading [level=2]
  `);
  await board.move("review");
  await admin.goto(`${board.path}/report`);
  await expect(admin.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - article:
        - heading [level=1]
        - region "全体":
          - definition: 2枚
        - region "切り口ごと":
          - table:
            - rowgroup:
              - row:
                - columnheader "切り口"
            - rowgroup:
              - row:
                - rowheader "良かったところ"
                - cell "1"
                - cell "2"
        - region "いいねの多い付箋":
          - heading [level=2]
  `);
  await page.goto("/login");
  await page.getByLabel("メールアドレス").fill("nobody@example.jp");
  await page.getByLabel("パスワード").fill("wrong");
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - main:
      - heading [level=1]
      - alert
      - textbox "メールアドレス": nobody@example.jp
      - textbox "パスワード"
      - button "サインイン"
  `);
});

/** Pages with most on them. */
async function pages(page: Page, path: string, visit: () => Promise<void>): Promise<void> {
  for (const where of ["/", path, `${path}/mine`, "/trust", "/log", "/login"]) {
    await page.goto(where);
    await visit();
  }
}

test("type of 200 %", async ({ page, theme }) => {
  test.skip(
    page.viewportSize()!.width < 1000,
    "on a phone larger type is a narrower window, which every test looks at",
  );
  const board = await theme();
  await board.pinned(GOOD, {
    [NOTE]: 13,
    四十文字のあいだ一度も切れ目のない語がここに置かれている場合のならびかたを見る付箋です: 1,
  });
  await pages(page, board.path, async () => {
    // As somebody does who sets larger type in the browser.
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    await expectToFit(page);
  });
});

test("colours of the system: edges, focus and a sticker that is on are still told apart", async ({
  page,
  js,
  theme,
}) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 1 });
  const staff = new Staff(page, board, js);
  await page.emulateMedia({ forcedColors: "active" });
  await staff.open();
  await expect(page.getByRole("article").first()).toHaveCSS("border-top-style", "solid");
  const like = staff.likeButton(NOTE);
  const off = await like.evaluate((button) => getComputedStyle(button).backgroundColor);
  await like.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(like).toBeFocused();
  await expect(like).toHaveCSS("outline-style", "solid");
  if (!js) return;
  await page.keyboard.press("Enter");
  await expect(like).toHaveText("貼りました");
  expect(await like.evaluate((button) => getComputedStyle(button).backgroundColor)).not.toBe(off);
});

test("nothing moves where somebody does not want it", async ({ page, js, theme }) => {
  test.skip(!js, "what moves is moved by the script");
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 1 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.likeButton(NOTE).click();
  await expect(staff.likeButton(NOTE)).toHaveText("貼りました");
  const moving = await page.evaluate(
    () => document.getAnimations().filter((each) => Number(each.effect?.getTiming().duration) > 1).length,
  );
  expect(moving).toBe(0);
});
