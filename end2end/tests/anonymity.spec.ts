// What leaves the browser, and what everybody gets: the parts of docs/anonymity.md that show on the wire.
import type { Page, Request } from "@playwright/test";
import { Staff, stickers } from "../fixtures/staff";
import { expect, isCover, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

const NOTE = "通勤がなくなった。";

/** Every act that went through the anonymous door, as it went out. */
function atTheDoor(page: Page): Request[] {
  const requests: Request[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/anon" && !isCover(request)) requests.push(request);
  });
  return requests;
}

test("the anonymous door gets no cookie, not even from an organizer's browser", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const requests = atTheDoor(admin);
  const known: Promise<string | undefined>[] = [];
  const staff = new Staff(admin, board, true);
  const page = admin.waitForRequest((request) => request.url().endsWith(board.path));
  await staff.open();
  expect((await (await page).allHeaders()).cookie, "pages do get it").toContain("kizuki_session=");
  admin.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    known.push(
      request
        .allHeaders()
        .then((headers) => (headers.cookie?.includes("kizuki_session=") ? path : undefined))
        // Sent while the browser is being closed.
        .catch(() => undefined),
    );
  });

  await staff.likeButton(NOTE).click();
  await expect(staff.likeButton(NOTE)).toHaveText("貼りました");
  await expect(admin.getByRole("status")).toHaveText("次の更新で数に入ります");
  await staff.write(BAD, "短い。");
  await staff.expectInTheBox();
  await staff.write(BAD, "長い。".repeat(66));
  await staff.expectInTheBox();
  await staff.likeButton(NOTE).click();
  await expect(staff.likeButton(NOTE)).toHaveText("いいね");
  await expect.poll(() => requests.length).toBe(4);
  // Nor does acting show in any other way: the board is fetched at each tick by everybody.
  const told = (await Promise.all(known)).filter((path) => path !== undefined && path !== board.path);
  expect(told, "sent with the organizer's cookie while acting").toEqual([]);

  for (const request of requests) {
    expect(Object.keys(await request.allHeaders())).not.toContain("cookie");
    // Requests and answers say by their length neither what was done nor how much was written.
    expect(request.postDataBuffer()?.length).toBe(4096);
    const answer = await request.response();
    expect(answer?.status()).toBe(200);
    expect(await answer!.headerValue("content-length")).toBe("4096");
    expect(await answer!.headerValue("set-cookie")).toBeNull();
  }
});

test("one's own list acts through the door, without the ticket's cookie", async ({ page, js, theme }) => {
  test.skip(!js, "plain forms carry the ticket's cookie, by design");
  const board = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.write(GOOD, NOTE);
  await staff.expectInTheBox();
  await page.goto(board.mine);
  const posts: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && !isCover(request)) posts.push(request);
  });

  const own = page.getByRole("region", { name: "貼った付箋" });
  const field = own.getByRole("textbox");
  await own.getByText("書き直す", { exact: true }).click();
  await field.fill("長".repeat(201));
  await own.getByRole("button", { name: "この文で貼り直す" }).click();
  await expect(field).toHaveAccessibleDescription(/1文字多すぎます。/);
  await expect(field).toHaveValue("長".repeat(201));
  await expect(field).toBeFocused();
  await field.fill("書き直した。");
  await own.getByRole("button", { name: "この文で貼り直す" }).click();
  await expect(page.getByRole("status").filter({ hasText: "書き直しました" })).toBeVisible();
  await own.getByText("取り下げる", { exact: true }).click();
  await own.getByRole("button", { name: "付箋を取り下げる" }).click();
  await expect(page.getByRole("status").filter({ hasText: "取り下げました。" })).toBeVisible();

  expect(posts.map((request) => new URL(request.url()).pathname)).toEqual(["/anon", "/anon", "/anon"]);
  for (const request of posts) {
    expect(Object.keys(await request.allHeaders())).not.toContain("cookie");
    expect(request.postDataBuffer()!.length % 4096).toBe(0);
  }
});

test("a refused note is padded too", async ({ page, theme }) => {
  const board = await theme();
  const requests = atTheDoor(page);
  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.write(GOOD, "👩🏽‍👩🏿‍👧🏻‍👦🏾".repeat(201));
  await expect(staff.field(GOOD)).toHaveAccessibleDescription(/1文字多すぎます。/);
  expect(requests).toHaveLength(1);
  expect(requests[0]!.postDataBuffer()!.length % 4096).toBe(0);
  expect((await (await requests[0]!.response())!.body()).length).toBe(4096);
});

test("without JavaScript an organizer's browser is refused, and the text is given back", async ({
  desk,
  person,
  theme,
}) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const page = await person({ javaScriptEnabled: false });
  await desk.signIn(page.context());
  const staff = new Staff(page, board, false);
  const refused = "主催者としてサインインしたままでは、だれの操作か分かってしまうおそれがあります。";

  await staff.open();
  await staff.write(GOOD, "これは残る。");
  await expect(staff.field(GOOD)).toHaveAccessibleDescription(new RegExp(refused));
  await expect(staff.field(GOOD)).toHaveValue("これは残る。");
  await staff.open();
  await staff.likeButton(NOTE).click();
  await expect(page.getByRole("alert")).toContainText(refused);
  await page.goto(board.mine);
  await expect(page.getByText(refused)).toBeVisible();
  expect((await page.context().cookies()).map((cookie) => cookie.name)).not.toContain("kizuki_ticket");

  await board.openBox();
  await staff.open();
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(stickers(staff.note(NOTE))).toHaveText("いいね 0");
});

test("everybody gets the same bytes", async ({ admin, person, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [NOTE]: 0 });
  const author = new Staff(await person({ javaScriptEnabled: true }), board, true);
  const plain = new Staff(await person({ javaScriptEnabled: false }), board, false);
  const stranger = await person({ javaScriptEnabled: false });

  await author.open();
  await author.likeButton(NOTE).click();
  await author.write(GOOD, "わたしの付箋");
  await author.expectInTheBox();
  await plain.open();
  await plain.likeButton(NOTE).click();
  await expect(plain.page.getByRole("status").filter({ hasText: "シールを貼りました。" })).toBeVisible();
  await board.openBox();

  for (const path of [board.path, `${board.path}?sort=stickers`]) {
    const seen: string[] = [];
    for (const page of [author.page, plain.page, admin, stranger]) {
      const answer = await page.goto(path);
      const nonce = /'nonce-([^']+)'/.exec((await answer!.headerValue("content-security-policy")) ?? "")?.[1];
      expect(nonce?.length).toBeGreaterThan(15);
      const headers = await answer!.allHeaders();
      delete headers.date;
      seen.push((JSON.stringify(headers) + (await answer!.text())).replaceAll(nonce!, "NONCE"));
    }
    expect(seen[0]).toContain("わたしの付箋");
    expect(new Set(seen).size, "different renderings").toBe(1);
  }
});

for (const js of [true, false]) {
  test(`the ticket goes to one's own page only, ${js ? "with" : "without"} JavaScript`, async ({ person, theme }) => {
    const [board, other] = [await theme(), await theme()];
    const page = await person({ javaScriptEnabled: js });
    const sent = new Map<string, string>();
    page.on("request", async (request) => {
      const path = new URL(request.url()).pathname;
      const headers = await request.allHeaders().catch((): Record<string, string> => ({}));
      sent.set(path, (sent.get(path) ?? "") + (headers.cookie ?? ""));
    });
    const staff = new Staff(page, board, js);
    await staff.open();
    await staff.write(GOOD, NOTE);
    await staff.expectInTheBox();
    const cookies = await page.context().cookies();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatchObject({ name: "kizuki_ticket", path: board.mine, sameSite: "Lax" });

    for (const path of [board.path, "/", "/trust", board.report, other.path, other.mine, board.mine]) {
      await page.goto(path);
    }
    await expect(page.getByText(NOTE).first()).toBeVisible();
    const ticket = cookies[0]!.value;
    const told = [...sent].filter(([, cookie]) => cookie.includes(ticket)).map(([path]) => path);
    // A plain form is sent once more with the ticket that it was given, below one's own page.
    expect(told).toEqual(js ? [board.mine] : [`${board.mine}/post`, board.mine]);
    for (const path of sent.keys()) expect(decodeURIComponent(path)).not.toContain(ticket);
  });
}
