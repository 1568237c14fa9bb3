// A ticket never takes another's place in silence: not by a link, not by a cookie that somebody planted, not by a number that is typed. And what
// a browser keeps of a theme goes with the theme.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { expect, isCover, test } from "../fixtures/test";
import { GOOD, type Theme } from "../fixtures/themes";

const STRANGE = "ZZZZ-2222-3333-4444-5555";

async function print(admin: Page, board: Theme, count: number): Promise<[string, string, ...string[]]> {
  await admin.goto(board.admin);
  await admin.getByLabel("印刷する枚数").fill(String(count));
  await admin.getByRole("button", { name: "券の用紙を出す" }).click();
  const [first, second, ...rest] = await admin.locator(".slip .code").allTextContents();
  if (!first || !second) throw new Error("no two slips were printed");
  return [first, second, ...rest];
}

const card = (page: Page) => page.locator("#offer");
const kept = (page: Page, board: Theme) =>
  page.evaluate((id) => localStorage.getItem(`kizuki.${id}`)?.split("\n")[0], board.id);
const cookie = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === "kizuki_ticket")?.value;

/** For eyes: `SHOTS=1 scripts/e2e.sh offer`. */
async function shot(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return;
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: `shots/offer-${name}-${page.viewportSize()!.width}-${colorScheme}.png`,
      fullPage: true,
    });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** A cookie as a sibling subdomain, or another port of the host, would set it. */
async function plant(page: Page, board: Theme, ticket: string): Promise<void> {
  const { hostname } = new URL(page.url());
  await page.context().addCookies([{ name: "kizuki_ticket", value: ticket, domain: hostname, path: board.mine }]);
}

test("a link with a ticket asks before anything is kept or sent", async ({ admin, page, js, theme }) => {
  test.skip(!js, "behind the number sign no server sees it: without JavaScript the code is typed");
  const board = await theme({ tier: "drawn", quorum: 5 });
  const [mine, theirs] = await print(admin, board, 6);
  const sent: string[] = [];
  page.on(
    "request",
    (request) => isCover(request) || sent.push(`${new URL(request.url()).pathname}${request.postData() ?? ""}`),
  );

  await page.goto(`${board.path}#${theirs}`);
  await expect(card(page)).toHaveAccessibleName("アドレスに券が付いています");
  await expect(card(page).getByRole("heading")).toBeFocused();
  await expect(card(page)).toContainText("このアドレスを渡した人も、同じ券を持っているかもしれません。");
  expect(new URL(page.url()).hash).toBe("");
  await expectNoAxeViolations(page);
  await expectToFit(page);
  await shot(page, "link");
  expect([await kept(page, board), await cookie(page)]).toEqual([undefined, undefined]);
  expect(sent.filter((one) => one.startsWith("/anon"))).toEqual([]);
  await card(page).getByRole("button", { name: "使わない" }).click();
  await expect(card(page)).toBeHidden();
  expect([await kept(page, board), await cookie(page)]).toEqual([undefined, undefined]);

  // One's own; a second tab of it is nothing to ask about.
  await page.goto(`${board.path}#${mine}`);
  await card(page).getByRole("button", { name: "この券を使う" }).click();
  await expect(page.getByText("この端末には、このテーマの券があります。")).toBeVisible();
  expect([await kept(page, board), await cookie(page)]).toEqual([mine, mine]);
  await page.goto(`${board.path}#${mine}`);
  await expect(page).toHaveURL(board.path);
  await expect(card(page)).toBeHidden();

  const staff = new Staff(page, board, true);
  await staff.write(GOOD, "じぶんの付箋");
  await staff.expectInTheBox();
  // Mallory's, while the board is open.
  await page.evaluate((code) => (location.hash = code), theirs);
  await expect(card(page)).toHaveAccessibleName("べつの券に入れ替えますか");
  await expect(card(page)).toContainText("書き直すことも取り下げることもできなくなります");
  await expect(card(page).getByText(mine)).toBeHidden();
  await card(page).getByText("いままでの券の番号を見る").click();
  await expect(card(page).getByText(mine)).toBeVisible();
  await expectNoAxeViolations(page);
  await expectToFit(page);
  await shot(page, "other");
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
  for (const way of ["reload", "keep", "back"]) {
    await page.goto("/");
    await page.goto(`${board.path}#${theirs}`);
    await expect(card(page)).toBeVisible();
    if (way === "reload") await page.reload();
    if (way === "back") await page.goBack();
    if (way === "keep") {
      // The first button is the one that changes nothing.
      await expect(card(page).getByRole("button").first()).toHaveText("いままでの券を使う");
      await card(page).getByRole("button", { name: "いままでの券を使う" }).click();
      await expect(card(page)).toBeHidden();
    }
    expect([await kept(page, board), await cookie(page)], way).toEqual([mine, mine]);
  }
  await page.goto(`${board.path}#${theirs}`);
  await card(page).getByRole("button", { name: "入れ替える" }).click();
  await expect(card(page)).toBeHidden();
  expect([await kept(page, board), await cookie(page)], "as was asked for").toEqual([theirs, theirs]);
});

test("a planted cookie is asked about, and is no ticket before", async ({ page, js, theme }) => {
  test.skip(!js, "without JavaScript nobody can tell: /trust says so");
  const board = await theme();
  await board.pinned(GOOD, { はじめの付箋: 0 });
  await page.goto("/");
  await plant(page, board, STRANGE);
  const staff = new Staff(page, board, true);
  await staff.open();
  await expect(card(page)).toHaveAccessibleName("このブラウザーに、券が1枚入っています");
  await expectNoAxeViolations(page);
  await expectToFit(page);
  await shot(page, "cookie");
  expect(await kept(page, board)).toBeUndefined();
  await staff.write(GOOD, "書いたのは、だれか。");
  await expect(staff.field(GOOD)).toHaveAccessibleDescription(
    /先に、上の「このブラウザーに、券が1枚入っています」に答えてください/,
  );
  await expect(staff.field(GOOD)).toHaveValue("書いたのは、だれか。");
  expect([(await kept(page, board)) ?? "", await cookie(page)]).toEqual(["", STRANGE]);
  await card(page).getByRole("button", { name: "使わずに消す" }).click();
  await expect(card(page)).toBeHidden();
  expect(await cookie(page)).toBeUndefined();
  await staff.paste(GOOD);
  await staff.expectInTheBox();
  const own = (await kept(page, board))!;
  expect([own === STRANGE, await cookie(page)]).toEqual([false, own]);

  // Over one's own ticket: the page shows what the other one wrote, and asks; what is kept counts.
  await plant(page, board, STRANGE);
  await page.goto(board.mine);
  await expect(card(page)).toHaveAccessibleName("べつの券に入れ替えますか");
  expect(await kept(page, board)).toBe(own);
  await card(page).getByRole("button", { name: "いままでの券を使う" }).click();
  await expect(page.getByRole("article").filter({ hasText: "書いたのは、だれか。" })).toBeVisible();
  expect([await kept(page, board), await cookie(page)]).toEqual([own, own]);

  // An address that says "forgotten" forgets nothing.
  await page.goto(`${board.mine}?done=forgotten`);
  await expect(page.getByRole("article").filter({ hasText: "書いたのは、だれか。" })).toBeVisible();
  expect([await kept(page, board), await cookie(page)]).toEqual([own, own]);
});

test("what a plain form began goes on once that is said @any-width", async ({ page, person, js, theme }) => {
  test.skip(!js, "it is about browsers that run scripts later");
  const board = await theme();
  const plain = await person({ javaScriptEnabled: false });
  const before = new Staff(plain, board, false);
  await before.open();
  await before.write(GOOD, "まだスクリプトのないころ");
  await before.expectInTheBox();
  await page.context().addCookies(await plain.context().cookies());
  const staff = new Staff(page, board, true);
  await staff.open();
  await card(page).getByRole("button", { name: "この券を使う" }).click();
  await expect(card(page)).toBeHidden();
  expect(await kept(page, board)).toBe(await cookie(page));
  await staff.write(GOOD, "スクリプトのあるいま");
  await staff.expectInTheBox();
  await page.goto(board.mine);
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("without JavaScript a typed number asks before it takes another's place", async ({ admin, page, js, theme }) => {
  test.skip(js, "with JavaScript the form is hidden where there is a ticket");
  const board = await theme({ tier: "drawn", quorum: 5 });
  const [mine, other] = await print(admin, board, 5);
  const enter = async (code: string) => {
    await page.goto(board.path);
    await page.getByLabel("券の番号").fill(code);
    await page.getByLabel("この端末は自分だけが使う").check();
    await page.getByRole("button", { name: "この券を使う" }).click();
  };
  await enter(mine);
  await enter(other);
  await expect(page.getByRole("alert")).toContainText("この端末には、このテーマの券がもうあります。");
  await expect(page.getByLabel("券の番号")).toHaveValue(other);
  await expectNoAxeViolations(page);
  await expectToFit(page);
  await shot(page, "plain");
  expect(await cookie(page)).toBe(mine);
  await page.getByRole("link", { name: "いままでの券の番号を見る" }).click();
  await page.getByText("券の番号を見る", { exact: true }).click();
  await expect(page.getByText(mine)).toBeVisible();
  await enter(other);
  await page.getByRole("link", { name: "いままでの券を使う" }).click();
  expect(await cookie(page)).toBe(mine);
  await enter(other);
  await page.getByRole("button", { name: "入れ替える" }).click();
  await expect(page.getByRole("status").filter({ hasText: "券を受け取りました。" })).toBeVisible();
  expect(await cookie(page)).toBe(other);
});

test("on a device that others use too, reading the board does not send the ticket @any-width", async ({
  admin,
  page,
  js,
  theme,
}) => {
  test.skip(!js, "without JavaScript the cookie never goes to the board");
  const board = await theme({ tier: "drawn", quorum: 5 });
  const [code] = await print(admin, board, 5);
  const staff = new Staff(page, board, true);
  await staff.open();
  await page.getByLabel("券の番号").fill(code);
  await page.getByRole("button", { name: "この券を使う" }).click();
  await expect(page.getByText("券は残しません。")).toBeVisible();
  const told: Promise<string>[] = [];
  page.on("request", (request) =>
    told.push(
      request.allHeaders().then(
        (headers) => `${request.url()} ${headers.cookie ?? ""}`,
        () => "",
      ),
    ),
  );
  for (let i = 0; i < 3; i++) {
    await staff.open();
    await expect(page.getByText("券は残しません。")).toBeVisible();
  }
  expect((await Promise.all(told)).filter((one) => one.includes(code))).toEqual([]);
  await staff.write(GOOD, "共用のPCで");
  await staff.expectInTheBox();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto(board.mine);
  await expect(page.getByRole("article").filter({ hasText: "共用のPCで" })).toBeVisible();
  await staff.open();
  await page.getByRole("button", { name: "いますぐ消す" }).click();
  await expect(page.getByText("この端末から券を消しました。")).toBeVisible();
  // All that is left is that something was forgotten.
  expect([await page.evaluate(() => JSON.stringify(sessionStorage)), await cookie(page)]).toEqual([
    `{"kizuki.${board.id}.forgotten":"1"}`,
    undefined,
  ]);
});

test("what a browser keeps of a theme goes when the theme is archived @any-width", async ({ page, js, theme }) => {
  const [board, other] = [await theme(), await theme()];
  await board.pinned(GOOD, { 残る付箋: 0 });
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.likeButton("残る付箋").click();
  if (js) await expect(staff.likeButton("残る付箋")).toHaveText("貼りました");
  await staff.write(GOOD, "わたしの付箋");
  await staff.expectInTheBox();
  expect(await cookie(page)).toBeDefined();
  const keptItem = () => page.evaluate((id) => localStorage.getItem(`kizuki.${id}`), board.id);
  if (js) expect(await keptItem()).toContain(await board.noteId("残る付箋"));
  await board.move("review");
  await board.move("answered");
  await page.goto("/");
  expect(await cookie(page), "not before").toBeDefined();
  await board.move("archived");
  // With JavaScript any board will do; without, the archived one.
  await page.goto(js ? other.path : board.path);
  expect(await cookie(page)).toBeUndefined();
  if (js) {
    expect(await keptItem()).toBeNull();
    expect(
      await page.evaluate(async () =>
        (await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys())))
          .flat()
          .map(({ url }) => new URL(url).pathname),
      ),
    ).not.toContain(board.path);
  }
});
