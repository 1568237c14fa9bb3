// The working group's bench: notes into groups, by clicks and by keys, beside somebody else, and back again.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { Bench, reviewer } from "../fixtures/bench";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";

const NOTES = { 電話当番が昼休みにも回ってくる: 4, 電話の音で集中できない: 2, 会議室がいつも埋まっている: 3 };
const PAPER = "決裁が紙のままなので出勤する日ができる";

test("a working group puts notes together by clicks alone", async ({ admin, theme, js }) => {
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  await board.pinned(BAD, { [PAPER]: 5 });
  const bench = new Bench(admin, board);
  await bench.open();
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(4);
  await expect(bench.loose.getByRole("listitem").first(), "most stickers first").toContainText(PAPER);
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  // Nothing chosen: said beside the buttons, and what was typed is still there.
  await admin.getByRole("textbox", { name: "まとまりの名前" }).last().fill("電話");
  await bench.press("まとめる");
  const alert = admin.getByRole("alert");
  await expect(alert.getByRole("link", { name: "付箋を一つ以上選んでください。" })).toBeVisible();
  await expect(admin.locator("#bar-notes")).toHaveText("付箋を一つ以上選んでください。");
  await expect(admin.getByRole("textbox", { name: "まとまりの名前" }).last()).toHaveValue("電話");

  await bench.box("電話当番").click();
  await bench.box("電話の音").click();
  await bench.press("まとめる");
  await bench.says("まとめました。");
  await expect(bench.group("電話").getByRole("checkbox")).toHaveCount(2);
  await expect(bench.group("電話"), "the sum of the stickers").toContainText("6");
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(2);

  await bench.box("会議室").click();
  await admin.getByRole("combobox", { name: "移す先のまとまり" }).selectOption("電話");
  await bench.press("移す");
  await bench.says("移しました。");
  await expect(bench.group("電話").getByRole("checkbox")).toHaveCount(3);

  await bench.group("電話").getByText("名前・理由を書く、合わせる、ばらす").click();
  await bench.group("電話").getByLabel("まとまりの名前").fill("執務室の音と場所");
  await bench.group("電話").getByLabel("まとめた理由").fill("どれも、席で仕事を続けにくいという話");
  await bench.press("名前と理由を保存する");
  await bench.says("名前と理由を保存しました。");
  await expect(bench.group("執務室の音と場所")).toContainText("席で仕事を続けにくい");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  await bench.box("会議室").click();
  await bench.press("外す");
  await bench.says("外しました。");
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(2);
  await bench.press("元に戻す：外す");
  await bench.says("元に戻しました。");
  await expect(bench.group("執務室の音と場所").getByRole("checkbox")).toHaveCount(3);
  await bench.press("やり直す：外す");
  await expect(bench.group("執務室の音と場所").getByRole("checkbox")).toHaveCount(2);

  // The form that merges a group comes when one asks for it: it lists all others.
  await bench.box(PAPER).click();
  await admin.locator("#bar-name").fill("紙");
  await bench.press("まとめる");
  await bench.says("まとめました。");
  await bench.group("紙").getByText("名前・理由を書く、合わせる、ばらす").click();
  await bench.group("紙").getByRole("link", { name: "ほかのまとまりに合わせる" }).click();
  const into = bench.group("紙").getByRole("combobox", { name: "合わせる先のまとまり" });
  if (js) await expect(into).toBeFocused();
  await into.selectOption("執務室の音と場所");
  await expectNoAxeViolations(admin);
  await bench.press("合わせる");
  await bench.says("合わせました。");
  await expect(bench.group("紙")).toHaveCount(0);
  await expect(bench.group("執務室の音と場所").getByRole("checkbox")).toHaveCount(3);
});

test("the same by keys alone, without the program", async ({ admin, theme, js }) => {
  test.skip(js, "with it there are keys of its own: bench-keys.spec.ts");
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  const bench = new Bench(admin, board);
  await bench.open();
  const keys = admin.keyboard;
  await bench.box("電話当番").focus();
  await keys.press("Space");
  await keys.press("Tab");
  await keys.press("Tab");
  await expect(bench.box("電話の音"), "boxes follow each other").toBeFocused();
  await keys.press("Space");
  await keys.press("Tab");
  await expect(admin.locator("#bar-name"), "the bar comes after the notes").toBeFocused();
  await keys.type("電話");
  await keys.press("Enter");
  await bench.says("まとめました。");
  await expect(bench.group("電話").getByRole("checkbox")).toHaveCount(2);
  await admin.getByRole("button", { name: "元に戻す：まとめる" }).focus();
  await keys.press("Enter");
  await bench.says("元に戻しました。");
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(3);
});

test("two reviewers do not take each other's work away", async ({ admin, person, theme, app }) => {
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  const page = await reviewer(await person(), app, board);
  await expect(page.getByText("検討メンバーは、付箋をまとめることができます。")).toBeVisible();

  const [mine, theirs] = [new Bench(admin, board), new Bench(page, board)];
  await mine.open();
  await theirs.open();
  await theirs.box("電話の音").click();
  await page.locator("#bar-name").fill("音");
  await theirs.press("まとめる");
  await mine.box("電話当番").click();
  await mine.box("電話の音").click();
  await admin.locator("#bar-name").fill("電話");
  await mine.press("まとめる");
  await expect(admin.getByRole("alert")).toContainText("「電話の音で集中できない」は、「音」に移されていました。");
  await expect(mine.group("電話").getByRole("checkbox"), "the rest is done").toHaveCount(1);
  await expect(mine.box("電話の音"), "still chosen").toBeChecked();
  await expectNoAxeViolations(admin);
  await admin.getByRole("combobox", { name: "移す先のまとまり" }).selectOption("電話");
  await mine.press("移す");
  await expect(mine.group("電話").getByRole("checkbox"), "knowingly, it is").toHaveCount(2);
});
