// Drawn tickets from the printer to the board, the guard below the text, archiving and its certificate, the public log.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { enter, entry, print } from "../fixtures/slips";
import { Staff, TICK } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

test("from the printed sheet to a note, typed in lower case", async ({ admin, page, js, theme }) => {
  const board = await theme({ tier: "drawn", quorum: 5 });
  const staff = new Staff(page, board, js);
  await staff.open();
  await expect(entry(page)).toContainText("あと5枚の券が出ると、書けるようになります。");

  const codes = await print(admin, board, 21);
  expect(new Set(codes).size).toBe(21);
  await expect(admin.locator(".slips")).toHaveCount(2);
  await expectNoAxeViolations(admin);

  await staff.open();
  await expectNoAxeViolations(page);
  await expectToFit(page);
  await staff.write(GOOD, "券がまだない。");
  await expect(staff.field(GOOD)).toHaveAccessibleDescription(/券がいります/);
  await expect(staff.field(GOOD)).toHaveValue("券がまだない。");

  await enter(page, "K7QM-9F3U");
  await expect(entry(page).getByLabel("券の番号")).toHaveAccessibleDescription(/「U」は券に使われない文字です。/);
  await expect(entry(page).getByLabel("券の番号")).toHaveValue("K7QM-9F3U");
  await expectNoAxeViolations(page);
  await enter(page, codes[0]!.toLowerCase().replaceAll("-", " "));
  if (js) await expect(entry(page).getByText("この端末には、このテーマの券があります。")).toBeVisible();
  else await expect(page.getByRole("status").filter({ hasText: "券を受け取りました。" })).toBeVisible();

  await staff.open();
  await staff.write(GOOD, "券で書いた。");
  await staff.expectInTheBox();
  await board.openBox();
  await staff.open();
  await expect(staff.note("券で書いた。")).toBeVisible();
  // The count of used tickets moves on the tick, like everything that authors cause.
  await expect(async () => {
    await staff.open();
    await expect(entry(page)).toContainText("券は21枚出ていて、1枚使われました。", { timeout: 500 });
  }).toPass(TICK);
});

test("the QR code brings the ticket, and it does not stay in the address", async ({ admin, page, js, theme }) => {
  test.skip(!js, "behind the number sign no server sees it: without JavaScript the code is typed");
  const board = await theme({ tier: "drawn", quorum: 5 });
  const [code] = await print(admin, board, 5);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto(`${board.path}#${code}`);
  await page.locator("#offer").getByRole("button", { name: "この券を使う" }).click();
  await expect(entry(page).getByText("この端末には、このテーマの券があります。")).toBeVisible();
  expect(new URL(page.url()).hash).toBe("");
  expect(addresses.filter((address) => address.includes(code!.slice(0, 9)))).toEqual([]);
  const staff = new Staff(page, board, js);
  await staff.write(BAD, "QRコードで来た。");
  await staff.expectInTheBox();
  await page.goto(board.mine);
  await expect(page.getByRole("article").filter({ hasText: "QRコードで来た。" })).toBeVisible();
});

test("a text that gives somebody away is told, and can be put up all the same", async ({ page, js, theme }) => {
  const board = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  const field = await staff.startNote(GOOD);
  await field.fill("田中課長の机が散らかっている。");
  const hint = staff.column(GOOD).getByText("人の名前のようです。");
  if (js) {
    await expect(hint).toBeVisible();
    await expectNoAxeViolations(page);
    await field.fill("机が散らかっている。");
    await expect(hint).toBeHidden();
    await field.fill("田中課長の机が散らかっている。");
    await staff.paste(GOOD);
  } else {
    await staff.paste(GOOD);
    await expect(hint).toBeVisible();
    await expect(field).toHaveValue("田中課長の机が散らかっている。");
    await expectNoAxeViolations(page);
    await staff.column(GOOD).getByRole("button", { name: "このまま貼る" }).click();
  }
  await staff.expectInTheBox();
});

test("archiving asks first, leaves the notes and a certificate", async ({ admin, page, theme }) => {
  const board = await theme({ state: "open" });
  await board.pinned(GOOD, { 残る付箋: 2 });
  await board.move("review");
  await board.move("answered");
  await admin.goto(board.admin);
  await admin.getByText("保管する（かぎを消す）").first().click();
  await expect(admin.getByText("元には戻せません。")).toBeVisible();
  await expectNoAxeViolations(admin);
  await admin.getByRole("button", { name: "保管する（かぎを消す）" }).click();
  await expect(admin.getByText("状態を変えました。")).toBeVisible();
  await admin.getByRole("link", { name: "消去証明書" }).click();
  await expect(admin.getByRole("heading", { name: "消去証明書" })).toBeVisible();
  await expect(admin.getByRole("row", { name: /シールの控え/ })).toContainText("2");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  await page.goto(board.path);
  await expect(page.getByRole("article").filter({ hasText: "残る付箋" })).toBeVisible();
});

test("the log tells, and its six words stand at the foot of the page", async ({ page, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { 記録される付箋: 0 });
  await page.goto("/log");
  await expect(page.getByText("付箋1枚を貼り出しました。").first()).toBeVisible();
  const words = (await page.locator(".base .log-words span").textContent())!.trim();
  expect(words.split("\u3000")).toHaveLength(6);
  await expectNoAxeViolations(page);
  await expectToFit(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "記録を丸ごともらう（JSON）" }).click();
  expect((await waiting).suggestedFilename()).toBe("kizuki-log.json");
});
