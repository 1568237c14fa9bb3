// The journey of the staff: no account, a phone or an old PC, JavaScript or not.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { Staff, stickers } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

const COMMUTE = "通勤の往復2時間がなくなった。";
const PHONE = "電話が鳴らず、下調べがはかどった。";
const SEAL = "決裁が紙のままで、はんこのために出勤した。";

test("from the entrance to a note and a sticker that everybody sees after the tick", async ({
  page,
  js,
  theme,
  person,
  isMobile,
}) => {
  const board = await theme();
  await board.pinned(GOOD, { [COMMUTE]: 2 });

  await page.goto("/");
  await page.getByRole("region", { name: board.title }).getByRole("link", { name: "ボードを見る・書く" }).click();
  await expect(page).toHaveURL(board.path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(board.title);
  await expect(page.getByText("サーバーは、だれの投稿かを記録しません。").filter({ visible: true })).toBeVisible();
  await expect(
    page.getByText("職員以外の投稿や二重のいいねは防ぎきれません。").filter({ visible: true }),
  ).toBeVisible();

  const staff = new Staff(page, board, js);
  await staff.awake();
  await expect(stickers(staff.note(COMMUTE))).toHaveText("いいね 2");
  await staff.likeButton(COMMUTE).click();
  if (js) {
    await expect(staff.likeButton(COMMUTE)).toHaveText("貼りました");
    await expect(staff.likeButton(COMMUTE)).toHaveAttribute("aria-pressed", "true");
  } else {
    await expect(page.getByRole("status").filter({ hasText: "シールを貼りました。" })).toBeVisible();
  }

  await staff.write(BAD, SEAL);
  await staff.expectInTheBox();
  if (js) await page.evaluate(() => document.body.setAttribute("data-e2e", "not loaded again"));

  const isThere = async () => {
    await expect(staff.note(SEAL)).toBeVisible({ timeout: 500 });
    await expect(stickers(staff.note(COMMUTE))).toHaveText("いいね 3", { timeout: 500 });
  };
  // Whether the clock ticks by itself does not depend on the width.
  if (isMobile) await staff.seesAfterTick(isThere);
  else await staff.seesAfterTheClock(isThere);
  if (js) {
    await expect(page.locator("body")).toHaveAttribute("data-e2e", "not loaded again");
    await expect(staff.likeButton(COMMUTE)).toHaveText("貼りました");
    await expect(staff.field(BAD)).toBeHidden();
  }
  await expect(staff.column(BAD).getByText("1枚")).toBeVisible();

  const colleague = new Staff(await person(), board, js);
  await colleague.open();
  await expect(colleague.note(SEAL)).toBeVisible();
  await expect(stickers(colleague.note(SEAL))).toHaveText("いいね 0");
  await expect(stickers(colleague.note(COMMUTE))).toHaveText("いいね 3");
  await expect(colleague.likeButton(COMMUTE)).toHaveText("いいね");
  await expect(colleague.page.getByText("貼りました")).toHaveCount(0);
});

test("one's own page: find, rewrite, peel off, withdraw, forget", async ({ page, js, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [COMMUTE]: 0, [PHONE]: 0 });
  const staff = new Staff(page, board, js);
  await staff.open();
  for (const text of [COMMUTE, PHONE]) {
    await staff.likeButton(text).click();
    if (js) await expect(staff.likeButton(text)).toHaveText("貼りました");
    else await expect(page.getByRole("status").filter({ hasText: "シールを貼りました。" })).toBeVisible();
  }
  await staff.write(GOOD, SEAL);
  await staff.expectInTheBox();

  await page.getByRole("link", { name: "自分の付箋とシール" }).click();
  await expect(page).toHaveURL(board.mine);
  const own = page.getByRole("region", { name: "貼った付箋" });
  const stuck = page.getByRole("region", { name: "いいねシールを貼った付箋" });
  await expect(own.getByRole("article")).toHaveCount(1);
  await expect(own.getByRole("article")).toContainText(SEAL);
  await expect(own.getByText("あと4枚書けます")).toBeVisible();
  await expect(stuck.getByRole("listitem")).toHaveCount(2);
  // A tick may have come meanwhile.
  await expect(own.getByText(/^(箱の中|貼り出し済み)$/)).toBeVisible();
  await board.openBox();
  await page.goto(board.mine);
  await expect(own.getByText("貼り出し済み")).toBeVisible();
  await expectNoAxeViolations(page);

  // Blank is told beside the field, and the field stays open.
  await own.getByText("書き直す", { exact: true }).click();
  const field = own.getByRole("textbox", { name: `${GOOD}の付箋` });
  await expect(field).toHaveValue(SEAL);
  await field.fill("　 \u200b");
  await own.getByRole("button", { name: "この文で貼り直す" }).click();
  await expect(field).toHaveAccessibleDescription(/何も書かれていません。/);
  await expect(field).toBeVisible();
  await field.fill("決裁を電子にしてほしい。");
  await own.getByRole("button", { name: "この文で貼り直す" }).click();
  await expect(page.getByRole("status").filter({ hasText: "書き直しました。" })).toBeVisible();
  await expect(own.getByText(/^(書き直し中|貼り出し済み)$/)).toBeVisible();

  await stuck.getByRole("listitem").filter({ hasText: COMMUTE }).getByRole("button", { name: "はがす" }).click();
  await expect(page.getByRole("status").filter({ hasText: "シールをはがしました。" })).toBeVisible();
  await expect(stuck.getByRole("listitem")).toHaveCount(1);

  await board.openBox();
  await staff.open();
  await expect(staff.note("決裁を電子にしてほしい。")).toBeVisible();
  await expect(stickers(staff.note(COMMUTE))).toHaveText("いいね 0");
  await expect(stickers(staff.note(PHONE))).toHaveText("いいね 1");
  await expect(staff.note(SEAL)).toHaveCount(0);
  if (js) {
    await expect(staff.likeButton(COMMUTE)).toHaveText("いいね");
    await expect(staff.likeButton(PHONE)).toHaveText("貼りました");
  }

  await page.goto(board.mine);
  await own.getByText("取り下げる", { exact: true }).click();
  await own.getByRole("button", { name: "付箋を取り下げる" }).click();
  await expect(page.getByRole("status").filter({ hasText: "取り下げました。" })).toBeVisible();
  await board.openBox();
  await staff.open();
  await expect(staff.note("決裁を電子にしてほしい。")).toHaveCount(0);
  await page.goto(board.mine);
  await expect(own.getByText("まだ付箋を書いていません。")).toBeVisible();
  await expect(own.getByText("あと5枚書けます")).toBeVisible();

  const ticket = page.getByRole("region", { name: "この端末の券" });
  await ticket.getByText("この端末の券を忘れる").first().click();
  await ticket.getByRole("button", { name: "この端末の券を忘れる" }).click();
  await expect(page.getByRole("status").filter({ hasText: "この端末の券を忘れました。" })).toBeVisible();
  await page.goto(board.mine);
  await expect(page.getByText("この端末には、このテーマの券がまだありません。")).toBeVisible();
  await staff.open();
  await expect(staff.likeButton(PHONE)).toHaveText("いいね");
  await expect(stickers(staff.note(PHONE))).toHaveText("いいね 1");
});

test("a second click on a sticker @any-width", async ({ page, js, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [COMMUTE]: 1 });
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.likeButton(COMMUTE).click();
  await staff.seesAfterTick(() => expect(stickers(staff.note(COMMUTE))).toHaveText("いいね 2", { timeout: 500 }));

  await staff.likeButton(COMMUTE).click();
  if (js) {
    // It peels off.
    await expect(staff.likeButton(COMMUTE)).toHaveText("いいね");
    await expect(staff.likeButton(COMMUTE)).toHaveAttribute("aria-pressed", "false");
    await staff.seesAfterTick(() => expect(stickers(staff.note(COMMUTE))).toHaveText("いいね 1", { timeout: 500 }));
    await page.reload();
    await staff.awake();
    await expect(staff.likeButton(COMMUTE)).toHaveText("いいね");
  } else {
    // The page does not know who has one: it counts once however often, and is peeled off on one's own page.
    await page.getByRole("link", { name: "自分の付箋とシール" }).click();
    const stuck = page.getByRole("region", { name: "いいねシールを貼った付箋" });
    await expect(stuck.getByRole("listitem")).toHaveCount(1);
    await board.pinned(BAD, { [SEAL]: 0 });
    await staff.open();
    await expect(stickers(staff.note(COMMUTE))).toHaveText("いいね 2");
  }
});

test("the board comes up to date on a computer whose clock is wrong @any-width", async ({ page, js, theme }) => {
  test.skip(!js, "without JavaScript one looks again");
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 5_000;
  });
  const board = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  await (await staff.startNote(GOOD)).fill(COMMUTE);
  await staff.paste(GOOD);
  await staff.expectInTheBox();
  await staff.seesAfterTheClock(() => expect(staff.note(COMMUTE)).toBeVisible({ timeout: 500 }));
});

test("a note that cannot be taken is told beside the field, and the text is kept", async ({ page, js, theme }) => {
  const board = await theme();
  await board.pinned(BAD, { [SEAL]: 0 });
  const staff = new Staff(page, board, js);
  await staff.open();
  // With a ticket that is known no attempt waits for its proof of work.
  await staff.likeButton(SEAL).click();
  await expect(page.getByText(js ? "次の更新で数に入ります" : "シールを貼りました。").last()).toBeAttached();

  const field = await staff.startNote(GOOD);
  for (const blank of ["  ", "　\n　", "\u200b\u200d\ufeff"]) {
    await field.fill(blank);
    await staff.paste(GOOD);
    await expect(field).toHaveAccessibleDescription(/何も書かれていません。ここに書いてください。/);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toBeVisible();
  }
  // Only that column's form speaks.
  await expect(staff.column(BAD).getByText("何も書かれていません")).toHaveCount(0);

  const long = "あ".repeat(207);
  await field.fill(long);
  if (js) await expect(staff.column(GOOD).getByText("7文字多い")).toBeVisible();
  await staff.paste(GOOD);
  await expect(field).toHaveAccessibleDescription(/7文字多すぎます。200文字までにしてください。/);
  await expect(field).toHaveValue(long);
  await expect(staff.column(GOOD).getByText("7文字多い", { exact: true })).toBeVisible();
  await expect(field).toBeVisible();
  await expectNoAxeViolations(page);

  await field.fill("あ".repeat(200));
  await staff.paste(GOOD);
  await staff.expectInTheBox();
  await board.openBox();
  await staff.open();
  await expect(staff.texts(GOOD)).toHaveText(["あ".repeat(200)]);
});

test("what is typed shows as typed: HTML is text, an emoji family is one character @any-width", async ({
  page,
  js,
  theme,
}) => {
  const board = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  const family = "👨‍👩‍👧‍👦";
  const hostile = `<script>alert(1)</script><img src=x onerror="alert(2)"> & "quoted" ]]>`;

  const field = await staff.startNote(GOOD);
  await field.fill(family);
  if (js) await expect(staff.column(GOOD).getByText("あと199文字")).toBeVisible();
  await staff.paste(GOOD);
  await staff.expectInTheBox();
  await staff.write(BAD, hostile);
  await staff.expectInTheBox();
  await board.openBox();
  await staff.open();
  await expect(staff.texts(GOOD)).toHaveText([family]);
  await expect(staff.texts(BAD)).toHaveText([hostile]);
  await expect(staff.column(BAD).locator("script, img")).toHaveCount(0);

  // 200 of them fit, 201 do not.
  const many = await staff.startNote(GOOD);
  await many.fill(family.repeat(201));
  if (js) await expect(staff.column(GOOD).getByText("1文字多い")).toBeVisible();
  await staff.paste(GOOD);
  await expect(many).toHaveAccessibleDescription(/1文字多すぎます。/);
  await expect(many).toHaveValue(family.repeat(201));
});

test("the ticket's last note, and the text of the one too many is kept", async ({ page, js, theme }) => {
  const board = await theme({ maxNotes: 1 });
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.write(GOOD, COMMUTE);
  await staff.expectInTheBox();
  await staff.write(BAD, SEAL);
  await expect(staff.field(BAD)).toHaveAccessibleDescription(/このテーマで書けるのは1枚の券で1枚までです。/);
  await expect(staff.field(BAD)).toHaveValue(SEAL);
  await expect(staff.field(BAD)).toBeVisible();
  await page.goto(board.mine);
  await expect(page.getByRole("region", { name: "貼った付箋" }).getByText("あと0枚書けます")).toBeVisible();
  await expect(page.getByRole("region", { name: "貼った付箋" }).getByRole("article")).toHaveCount(1);
});

test("sort, filter and search", async ({ page, js, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [COMMUTE]: 0, テレワークの日は静か: 2 });
  await board.pinned(GOOD, { [PHONE]: 1 });
  await board.pinned(BAD, { [SEAL]: 0 });
  const staff = new Staff(page, board, js);
  await staff.open();

  const sort = page.getByRole("navigation", { name: "並べかえ" });
  await expect(sort.getByRole("link", { name: "新しい順" })).toHaveAttribute("aria-current", "true");
  await expect(staff.texts(GOOD).first()).toHaveText(PHONE);
  await sort.getByRole("link", { name: "いいね順" }).click();
  await expect(sort.getByRole("link", { name: "いいね順" })).toHaveAttribute("aria-current", "true");
  await expect(staff.texts(GOOD)).toHaveText(["テレワークの日は静か", PHONE, COMMUTE]);

  const only = page.getByRole("navigation", { name: "切り口でしぼる" });
  await only.getByRole("link", { name: BAD }).click();
  await expect(staff.texts(BAD)).toHaveText([SEAL]);
  await expect(staff.column(GOOD)).toHaveCount(0);
  await expect(sort.getByRole("link", { name: "いいね順" })).toHaveAttribute("aria-current", "true");
  await only.getByRole("link", { name: "すべて" }).click();
  await expect(staff.column(GOOD)).toBeVisible();

  const search = page.getByRole("searchbox", { name: "付箋をさがす" });
  const find = page.getByRole("button", { name: "さがす" });
  for (const typed of ["テレワーク", "ﾃﾚﾜｰｸ", "てれわーく", "静か　テレワーク"]) {
    await search.fill(typed);
    await find.click();
    await expect(page.getByRole("status").filter({ hasText: `「${typed}」を含む付箋 1枚` })).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(1);
    await expect(staff.texts(GOOD)).toHaveText(["テレワークの日は静か"]);
    await expect(search).toHaveValue(typed);
  }
  await search.fill("２時間");
  await find.click();
  await expect(staff.texts(GOOD)).toHaveText([COMMUTE]);

  await search.fill("<b>出張</b>");
  await find.click();
  await expect(page.getByText("「<b>出張</b>」を含む付箋は見つかりませんでした。")).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(0);
  await page.getByRole("link", { name: "すべての付箋を見る" }).click();
  await expect(page.getByRole("article")).toHaveCount(4);
});

test("the small button at the foot of a phone leads to the field", async ({ page, js, theme, isMobile }) => {
  test.skip(!isMobile, "on a wide screen every column begins with its own place to write");
  const board = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  await page.getByRole("link", { name: "付箋を書く" }).click();
  await expect(staff.field(GOOD)).toBeVisible();
  await expect(staff.field(GOOD)).toBeInViewport();
});

test("a closed theme takes nothing, and gives a text back that comes too late", async ({ page, js, theme, person }) => {
  const board = await theme();
  await board.pinned(GOOD, { [COMMUTE]: 1 });
  const staff = new Staff(page, board, js);
  await staff.open();
  await (await staff.startNote(BAD)).fill(SEAL);
  const colleague = new Staff(await person({ serviceWorkers: "block" }), board, js);
  await colleague.open();
  // With JavaScript the board would take the button away at the next tick; the click is to come before that.
  await colleague.page.route(board.path, (route) => route.fulfill({ status: 404 }));

  await board.move("review");
  await staff.paste(BAD);
  if (js) {
    await expect(staff.field(BAD)).toHaveAccessibleDescription(/付箋の受付は終わりました。/);
    await expect(staff.field(BAD)).toHaveValue(SEAL);
  } else {
    await expect(page.getByRole("alert")).toContainText("付箋の受付は終わりました。");
    await expect(page.getByRole("alert")).toContainText(SEAL);
  }
  await colleague.likeButton(COMMUTE).click();
  await expect(colleague.page.getByRole("alert")).toContainText("シールの受付は終わりました。");
  if (js) await expect(colleague.likeButton(COMMUTE)).toHaveText("いいね");

  await page.goto(board.path);
  await expect(page.getByText("受付は終わりました。")).toBeVisible();
  await expect(page.getByText("付箋1枚、いいね1枚。")).toBeVisible();
  await expect(staff.note(COMMUTE)).toBeVisible();
  await expect(staff.note(SEAL)).toHaveCount(0);
  await expect(page.getByText("ここに付箋を貼る")).toHaveCount(0);
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "いいね" })).toHaveCount(0);
});

test("only stickers, only notes", async ({ page, js, theme }) => {
  const stickersOnly = await theme({ posting: false });
  await page.goto(stickersOnly.path);
  await expect(page.getByText("付箋の受付は終わりました。シールはまだ貼れます。")).toBeVisible();
  await expect(page.getByText("ここに付箋を貼る")).toHaveCount(0);

  const notesOnly = await theme({ stickers: false });
  const staff = new Staff(page, notesOnly, js);
  await notesOnly.pinned(GOOD, { [COMMUTE]: 0 });
  await staff.open();
  await expect(page.getByText("シールの受付は終わりました。付箋はまだ書けます。")).toBeVisible();
  await expect(staff.likeButton(COMMUTE)).toHaveCount(0);
  await expect(page.getByText("ここに付箋を貼る")).toHaveCount(2);
});

test("two boards come up to date by themselves, and nobody asks in between @any-width", async ({
  page,
  person,
  js,
  theme,
}) => {
  test.skip(!js, "without JavaScript one loads the page again");
  const board = await theme();
  const other = await person();
  const asked: string[] = [];
  other.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await other.goto(board.path);
  await expect.poll(() => asked.filter((path) => path.endsWith("/live"))).toHaveLength(1);
  const reader = new Staff(other, board, js);
  // Somebody is writing there; what comes in must not disturb it.
  const field = await reader.startNote(BAD);
  await field.fill("書きかけの");
  const before = asked.length;
  const writer = new Staff(page, board, js);
  await writer.open();
  await writer.write(GOOD, "むこうの画面にも出る。");
  await expect(reader.note("むこうの画面にも出る。")).toBeVisible({ timeout: 20_000 });
  await expect(other.getByRole("status").filter({ hasText: "新しい付箋が1枚貼り出されました。" })).toBeAttached();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("書きかけの");
  expect(asked.slice(before).filter((path) => path === board.path)).toHaveLength(1);
});
