import { Bench } from "../fixtures/bench";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

test("look", async ({ admin, theme }) => {
  test.setTimeout(120000);
  const board = await theme();
  await board.pinned(GOOD, {
    電話当番が昼休みにも回ってくる: 3,
    電話の音で集中できない: 2,
    会議室がいつも埋まっている: 1,
  });
  await board.pinned(BAD, { 決裁が紙のままなので出勤する日ができる: 2, 空調が寒い: 0 });
  const bench = new Bench(admin, board);
  await bench.open();
  for (const t of ["電話当番", "電話の音"]) await bench.box(t).click();
  await admin.locator("#bar-name").fill("電話のこと");
  await bench.press("まとめる");
  await expect(bench.group("電話のこと")).toBeVisible();
  await admin.goto(`${board.admin}/shortlist`);
  await admin.getByLabel("いいねシールの多い順に、何件").fill("3");
  await admin.getByRole("button", { name: "上位を入れる" }).click();
  await admin.locator("#on").fill("2026-12-04");
  await admin.getByLabel("始まりの時刻").fill("13:30");
  await admin.getByLabel("「電話のこと」の時間（分）").fill("20");
  await admin.getByLabel("「決裁が紙のままなので出勤する日ができる」の時間（分）").fill("15");
  await admin.getByLabel(/会議室.*の時間/).fill("10");
  await admin.getByRole("button", { name: "日と時間を保存する" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "保存しました" })).toBeVisible();
  for (const [name, path] of [
    ["list", "shortlist"],
    ["agenda", "agenda"],
    ["meeting", "meeting"],
  ] as const) {
    for (const width of [375, 1280]) {
      for (const scheme of ["light", "dark"] as const) {
        await admin.emulateMedia({ colorScheme: scheme });
        await admin.setViewportSize({ width, height: width === 375 ? 800 : 800 });
        await admin.goto(`${board.admin}/${path}`);
        if (name === "meeting") {
          await admin
            .locator("#text")
            .fill(
              "総務課から、留守番電話の費用は年間12万円と説明があった。\n昼休みだけ自動応答にする案を次回までに確かめる。",
            );
          await admin.waitForTimeout(1800);
        }
        await admin.screenshot({ path: `/tmp/look/${name}-${width}-${scheme}.png`, fullPage: true });
      }
    }
  }
  await admin.emulateMedia({ colorScheme: "light", media: "print" });
  await admin.goto(`${board.admin}/agenda`);
  await admin.pdf({ path: "/tmp/look/agenda.pdf", format: "A4", preferCSSPageSize: true });
});
