// One board, one person with JavaScript and one without, and the report that holds what both did.
import { readFile } from "node:fs/promises";
import { Staff, TICK, stickers } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

test("notes and stickers of both ways end up in one report", async ({ admin, person, theme }) => {
  const board = await theme();
  const scripted = new Staff(await person({ javaScriptEnabled: true }), board, true);
  const plain = new Staff(await person({ javaScriptEnabled: false }), board, false);
  const [one, two] = ["スクリプトありの付箋", "スクリプトなしの付箋"];

  await scripted.open();
  await plain.open();
  await scripted.write(GOOD, one);
  await plain.write(BAD, two);
  await scripted.expectInTheBox();
  await plain.expectInTheBox();
  await expect(async () => {
    await board.openBox();
    await Promise.all([scripted.open(), plain.open()]);
    for (const staff of [scripted, plain]) {
      await expect(staff.note(one)).toBeVisible({ timeout: 500 });
      await expect(staff.note(two)).toBeVisible({ timeout: 500 });
    }
  }).toPass(TICK);

  // Each likes the other's note; one's own is not counted, and the page does not tell.
  await scripted.likeButton(two).click();
  await expect(scripted.likeButton(two)).toHaveText("貼りました");
  await plain.likeButton(one).click();
  await expect(plain.page.getByRole("status").filter({ hasText: "シールを貼りました。" })).toBeVisible();
  await plain.likeButton(two).click();
  await expect(plain.page.getByRole("status").filter({ hasText: "シールを貼りました。" })).toBeVisible();
  await expect(async () => {
    await board.openBox();
    await Promise.all([scripted.open(), plain.open()]);
    for (const staff of [scripted, plain]) {
      await expect(stickers(staff.note(one))).toHaveText("いいね 1", { timeout: 500 });
      await expect(stickers(staff.note(two))).toHaveText("いいね 1", { timeout: 500 });
    }
  }).toPass(TICK);

  await admin.goto(board.report);
  const waiting = admin.waitForEvent("download");
  await admin.getByRole("link", { name: "CSVでもらう" }).click();
  const csv = await readFile(await (await waiting).path(), "utf8");
  const [head, ...rows] = csv
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n");
  expect(head).toBe("順位,切り口,付箋,いいね,まとまり,区分,回答の文,番号");
  // The last line closes the report with the log's six words.
  expect(rows.pop()).toMatch(/^,記録の合い言葉,\S+(\u3000\S+){5},,,,,$/);
  expect(rows.sort()).toEqual([`1,${GOOD},${one},1,,,,A-1`, `1,${BAD},${two},1,,,,B-1`].sort());
});

test("one ticket serves both ways in one browser", async ({ browser, app, theme, watch }) => {
  const board = await theme();
  const scripted = await browser.newContext({ javaScriptEnabled: true });
  watch.over(scripted, app.url);
  const staff = new Staff(await scripted.newPage(), board, true);
  await staff.open();
  await staff.write(GOOD, "スクリプトありで書いた。");
  await staff.expectInTheBox();

  // The same browser, scripts switched off.
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await scripted.storageState(),
  });
  watch.over(plain, app.url);
  const page = await plain.newPage();
  await page.goto(board.mine);
  await expect(
    page.getByRole("region", { name: "貼った付箋" }).getByText("スクリプトありで書いた。").first(),
  ).toBeVisible();
  await scripted.close();
  await plain.close();
});
