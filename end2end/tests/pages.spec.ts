// Every page in every state: no barrier that axe can find, light and dark; fits the window; both languages; keyboard.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { changeAll } from "../fixtures/plan";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD, day, organizer } from "../fixtures/themes";

const NOTE = "通勤の往復2時間がなくなった。";

async function inspect(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectNoAxeViolations(page);
  // Only colours depend on the scheme.
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(page, ["color-contrast", "link-in-text-block"]);
  await expectToFit(page);
}

test("nothing is there yet: entrance, set-up, sign-in, list of themes", async ({ fresh, person }) => {
  const page = await person({ baseURL: fresh.url });
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("まだテーマがありません");
  await inspect(page);

  await page.goto(fresh.setupLink);
  await inspect(page);
  await page.getByLabel("メールアドレス").fill("not an address");
  await page.getByLabel("パスワード", { exact: true }).fill("x");
  await page.getByLabel("パスワード（もう一度）").fill("y");
  await page.locator("form").evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await page.getByRole("button", { name: "管理者になる" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await inspect(page);

  await page.getByLabel("メールアドレス").fill("hr@city.example.jp");
  await page.getByLabel("パスワード", { exact: true }).fill(organizer.password);
  await page.getByLabel("パスワード（もう一度）").fill(organizer.password);
  await page.getByRole("button", { name: "管理者になる" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("はじめの設定");
  await inspect(page);
  await page.goto("/admin");
  await expect(page.getByText("最初のテーマをつくりましょう")).toBeVisible();
  await inspect(page);

  await page.goto("/admin/themes/new");
  await inspect(page);
});

test("the entrance with an open, a coming and a past theme; trust; sign-in; not found", async ({ page, theme }) => {
  const open = await theme();
  await open.pinned(GOOD, { [NOTE]: 3 });
  await theme({ tally: "hidden" });
  await theme({ state: "announced", title: "次の題", opensIn: 3 });
  await theme({ state: "review" });
  await page.goto("/");
  await expect(page.getByRole("region", { name: "これまでのテーマ" })).toBeVisible();
  await inspect(page);

  await page.goto("/trust");
  await inspect(page);

  await page.goto("/progress");
  await page.getByRole("link", { name: "プログラムから読む（API）" }).click();
  await expect(page.getByRole("row")).toHaveCount(7);
  await inspect(page);
  expect((await page.request.get("/api/v1/themes")).headers()["content-type"]).toBe("application/json");

  await page.goto("/login");
  await inspect(page);
  await page.getByLabel("メールアドレス").fill("nobody@example.jp");
  await page.getByLabel("パスワード").fill("wrong");
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await inspect(page);

  for (const path of ["/nowhere", "/t/nowhere", "/t/nowhere/report", `/t/${"x".repeat(300)}`]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("このページは見つかりません");
  }
  await inspect(page);
});

test("the board: open, with a form and its error, searched", async ({ page, theme }) => {
  const board = await theme({
    prompts: { [GOOD]: "lemon", [BAD]: "peach", アイデア: "mint", 質問: "sky", 感想: "lilac" },
  });
  await board.pinned(GOOD, { [NOTE]: 3, 十三枚も貼られた付箋: 13, だれも貼らない付箋: 0 });
  for (const prompt of [BAD, "アイデア", "質問"]) await board.pinned(prompt, { [`${prompt}の付箋です`]: 1 });
  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.likeButton(NOTE).click();
  await expect(staff.likeButton(NOTE)).toHaveText("貼りました");
  await inspect(page);

  const field = await staff.startNote(BAD);
  await inspect(page);
  await field.fill("あ".repeat(201));
  await staff.paste(BAD);
  await expect(field).toHaveAccessibleDescription(/1文字多すぎます。/);
  await inspect(page);
  await field.fill("箱に入る付箋");
  await staff.paste(BAD);
  await staff.expectInTheBox();
  await expectNoAxeViolations(page);

  await staff.open(`?q=${encodeURIComponent("付箋")}`);
  await expect(page.getByText(/を含む付箋 \d枚/)).toBeVisible();
  await inspect(page);
  await staff.open(`?q=${encodeURIComponent("見つからないことば".repeat(9))}`);
  await expect(page.getByText("は見つかりませんでした。")).toBeVisible();
  await inspect(page);
});

test("the board: coming, stickers only, closed", async ({ page, theme }) => {
  // The calendar opens a coming theme at the next tick, so it is looked at first.
  const coming = await theme({ state: "announced", opensIn: 3 });
  await page.goto(coming.path);
  await expect(page.getByText("このテーマは、まだ始まっていません。")).toBeVisible();
  await inspect(page);

  const stickersOnly = await theme({ posting: false });
  await page.goto(stickersOnly.path);
  await inspect(page);

  const closed = await theme();
  await closed.pinned(GOOD, { [NOTE]: 2 });
  await closed.move("review");
  await page.goto(closed.path);
  await expect(page.getByText("受付は終わりました。")).toBeVisible();
  await inspect(page);
  await closed.move("answered");
  await page.goto(closed.path);
  await expect(page.getByText("受付は終わりました。")).toBeVisible();
  await expectToFit(page);
});

test("notes that are hard to lay out", async ({ page, admin, theme }) => {
  const board = await theme({
    title: `${"長".repeat(36)}Donaudampfschifffahrts`,
    prompts: { [GOOD]: "lemon", [`${"W".repeat(30)}`]: "sky" },
  });
  await board.pinned(GOOD, {
    Donaudampfschifffahrtsgesellschaftskapitän: 1,
    [`https://example.jp/${"a".repeat(180)}`]: 0,
    "שלום, זה פתק מימין לשמאל (2 שעות) abc": 2,
    "一行目\n二行目\n\n三行目": 0,
  });
  // The tallest hangs where notes are tilted most: the fifth from the end.
  await board.pinned(GOOD, { ["👩🏽‍👩🏿‍👧🏻‍👦🏾".repeat(200)]: 0 });
  await board.pinned(GOOD, { ["。、」』）".repeat(40)]: 0 });
  await board.pinned("W".repeat(30), { ["W".repeat(200)]: 0 });
  await page.goto(board.path);
  await expect(page.getByRole("article")).toHaveCount(7);
  await inspect(page);
  await page.goto(`${board.path}?q=${"W".repeat(100)}`);
  await expectToFit(page);
  for (const path of [board.admin, board.report]) {
    await admin.goto(path);
    await expect(admin.locator("[dir=auto]").filter({ hasText: "שלום" }).first()).toHaveCSS("direction", "rtl");
    await expectToFit(admin);
  }
  await board.move("review");
  await page.goto("/");
  await expectToFit(page);
});

test("one's own page, with and without a ticket", async ({ page, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  await page.goto(board.mine);
  await expect(page.getByText("券がまだありません。")).toBeVisible();
  await inspect(page);

  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.likeButton(NOTE).click();
  await expect(page.getByRole("status")).toHaveText("次の更新で数に入ります");
  await staff.write(BAD, `${"長い付箋。".repeat(39)}おわり`);
  await staff.expectInTheBox();
  await page.goto(board.mine);
  const own = page.getByRole("region", { name: "貼った付箋" });
  await own.getByText("書き直す", { exact: true }).click();
  await own.getByText("取り下げる", { exact: true }).click();
  await page.getByRole("region", { name: "この端末の券" }).getByText("この端末の券を忘れる").first().click();
  await inspect(page);
});

test("the report, full and empty", async ({ admin, theme }) => {
  const board = await theme({
    prompts: { [GOOD]: "lemon", [BAD]: "peach", [`${"長い切り口の名前".repeat(3)}`]: "lilac" },
  });
  await board.pinned(GOOD, { [NOTE]: 3, ["W".repeat(200)]: 2, שלום: 1, だれも貼らない: 0 });
  await board.pinned(BAD, { ["あ".repeat(200)]: 13 });
  await admin.goto(board.report);
  await inspect(admin);
  for (const fold of await admin.getByText("グラフを表で読む").all()) await fold.click();
  await inspect(admin);

  const empty = await theme();
  await admin.goto(empty.report);
  await expect(admin.getByText("付箋はまだありません。")).toBeVisible();
  await inspect(admin);
});

test("the desk: list, plan with errors, one theme with a hidden note", async ({ admin, theme }) => {
  const board = await theme({ description: "説明".repeat(200) });
  await board.pinned(GOOD, { [NOTE]: 2, ["W".repeat(200)]: 0, 隠される付箋: 1 });
  await theme({ state: "draft", title: "あ".repeat(60) });
  await admin.goto("/admin");
  await inspect(admin);

  await admin.goto("/admin/themes/new");
  await admin.getByLabel("テーマ名").fill("W".repeat(100));
  await admin.getByLabel("終わりの日", { exact: true }).fill(day(-1));
  await admin.getByLabel("始まりの日").fill(day(1));
  await changeAll(admin);
  await admin.getByLabel("1枚の券で書ける枚数").fill("0");
  await admin.getByText("切り口をもっと足す").click();
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("alert")).toBeVisible();
  await inspect(admin);

  await admin.goto(board.admin);
  const row = admin.getByRole("region", { name: "付箋" }).getByRole("listitem").filter({ hasText: "隠される付箋" });
  await row.getByText("非表示にする", { exact: true }).click();
  await admin.getByText("締め切る", { exact: true }).first().click();
  await inspect(admin);
  await row.getByLabel("理由（ボードに出ます）").selectOption("abuse");
  await row.getByRole("button", { name: "この付箋を非表示にする" }).click();
  await expect(admin.getByRole("status")).toBeVisible();
  await inspect(admin);
  await admin.goto(board.path);
  await expect(admin.getByText("主催者が非表示にしました")).toBeVisible();
  await inspect(admin);
});

test("the desk: an edit that came second", async ({ admin, theme }) => {
  const board = await theme();
  await admin.goto(`${board.admin}/edit`);
  await inspect(admin);
  const first = await admin.context().newPage();
  await first.goto(`${board.admin}/edit`);
  await first.getByLabel("テーマ名").fill("W".repeat(60));
  await first.getByRole("button", { name: "保存する" }).click();
  await expect(first.getByRole("status")).toBeVisible();
  await admin.getByLabel("テーマ名").fill("わたしの題");
  await admin.getByLabel("説明").fill("あ".repeat(400));
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("alert")).toContainText("ほかの人が先に、同じところを変えました");
  await inspect(admin);
});

test("English and back", async ({ page, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 1 });
  await page.goto(`${board.path}?sort=stickers`);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL(`${board.path}?sort=stickers`);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("searchbox", { name: "Search the notes" })).toBeVisible();
  await expect(page.getByText("次の更新まで")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(board.title);
  await inspect(page);
  // With the island awake nothing turns Japanese again, and the door speaks English too.
  const button = page.getByRole("article").locator("button.like");
  const before = await button.textContent();
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(button).not.toHaveText(before!);
  await expect(button).not.toHaveText(/[ぁ-ん]/);

  // Pages without anybody's words hold no Japanese letter but the names of the other languages.
  for (const path of ["/trust", "/login", "/nowhere"]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    for (const part of ["header nav", "main", "footer"]) {
      await expect(page.locator(part)).not.toHaveText(/[ぁ-んァ-ン]/);
    }
    await expect(page).not.toHaveTitle(/[ぁ-んァ-ン]/);
    await expectToFit(page);
  }
  await page.goto("/trust");
  await page.getByRole("link", { name: "日本語", exact: true }).click();
  await expect(page).toHaveURL("/trust");
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("守れること・守れないこと");
});

test("やさしい日本語 and back", async ({ page, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 1 });
  await page.goto(board.path);
  await page.getByRole("link", { name: "やさしい日本語" }).click();
  await expect(page).toHaveURL(board.path);
  await expect(page.locator("html")).toHaveAttribute("lang", "ja-simple");
  await expect(page.getByRole("link", { name: "やさしい日本語" })).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("link", { name: "自分の付箋（ふせん）とシール" })).toBeVisible();
  await inspect(page);
  // The island has its texts from the page, and the door answers in its language.
  const button = page.getByRole("article").locator("button.like");
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(button).toContainText("はりました");

  // The three names fit beside or below the brand on a narrow phone.
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/", "/trust", "/log", "/login", "/nowhere"]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "ja-simple");
    await expect(page.locator("header .lang a")).toHaveCount(3);
    await inspect(page);
  }
  await page.getByRole("link", { name: "日本語", exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
});

test("the keyboard alone", async ({ page, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const staff = new Staff(page, board, true);
  await staff.open();
  const focused = page.locator(":focus");

  await page.keyboard.press("Tab");
  await expect(focused).toHaveText("本文へ進む");
  await expect(focused).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();

  await tabTo(page, "ここに付箋を貼る");
  await expect(focused).toHaveCSS("outline-style", "solid");
  await page.keyboard.press("Enter");
  await expect(staff.field(GOOD)).toBeFocused();
  await page.keyboard.type("やめる");
  await page.keyboard.press("Escape");
  await expect(staff.field(GOOD)).toBeHidden();
  await expect(focused).toContainText("ここに付箋を貼る");
  // What was typed is not lost by it.
  await page.keyboard.press("Enter");
  await expect(staff.field(GOOD)).toBeFocused();
  await expect(staff.field(GOOD)).toHaveValue("やめる");
  await page.keyboard.press("Tab");
  await expect(focused).toHaveText("貼る");
  await page.keyboard.press("Enter");
  await staff.expectInTheBox();
  await expect(focused).toContainText("ここに付箋を貼る");

  await tabTo(page, "いいね");
  await expect(focused).toHaveAccessibleDescription(NOTE);
  await page.keyboard.press("Enter");
  await expect(staff.likeButton(NOTE)).toHaveText("貼りました");
  await expect(staff.likeButton(NOTE)).toBeFocused();
  await expect(page.getByRole("status")).toHaveText("次の更新で数に入ります");
  // Sooner, it would be the second press of one.
  await page.waitForTimeout(900);
  await page.keyboard.press("Space");
  await expect(staff.likeButton(NOTE)).toHaveText("いいね");
});

async function tabTo(page: Page, text: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const [tag, says] = await page.evaluate(() => [
      document.activeElement?.tagName,
      document.activeElement?.textContent,
    ]);
    if (["BUTTON", "SUMMARY"].includes(tag ?? "") && says?.includes(text)) return;
  }
  throw new Error(`Tab never came to ${text}`);
}
