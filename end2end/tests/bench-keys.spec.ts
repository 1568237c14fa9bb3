// The bench with its program: by keys alone, counted; what others do; the dialog; what is chosen and stays so.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { Bench, reviewer } from "../fixtures/bench";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

test.beforeEach(({ js, isMobile }) => test.skip(!js || isMobile, "for people with a keyboard"));

const NOTES = {
  電話当番が昼休みにも回ってくる: 3,
  電話の音で集中できない: 2,
  会議室がいつも埋まっている: 1,
  決裁が紙のまま: 0,
};
const [FIRST, SECOND, THIRD, FOURTH] = Object.keys(NOTES) as [string, string, string, string];
/** Each is in the text of five notes, and in no other. */
const WORDS = ["電話", "会議", "決裁", "残業", "端末", "資料", "座席", "研修", "空調", "休暇", "出張", "清掃"];
const EACH = 5;
/** Of somebody who does one thing a second: fifteen seconds for twelve notes. */
const BUDGET = 75;

/** Somebody's hands: counts what they do. A word that is typed is one thing, whatever its length. */
class Hands {
  actions = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.press(key);
  }

  async type(word: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.insertText(word);
  }
}

test("sixty notes come into twelve groups by keys alone", async ({ admin, theme }) => {
  const board = await theme();
  const of = (i: number) => `${WORDS[i % WORDS.length]}のことで困っています。そのわけは${i + 1}番の紙に書きました。`;
  await board.pinned(GOOD, Object.fromEntries(Array.from({ length: WORDS.length * EACH }, (_, i) => [of(i), 0])));
  const bench = new Bench(admin, board);
  await bench.awake();
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(WORDS.length * EACH);
  const hands = new Hands(admin);
  const find = admin.getByRole("searchbox");
  const dialog = admin.getByRole("dialog");

  // Past the navigation, past the help, the way back, the answers, the enquiries, the list of keys, the suggestions and their file, into the search.
  await hands.press("Tab");
  await hands.press("Enter");
  for (let i = 0; i < 8; i++) await hands.press("Tab");
  for (const word of WORDS) {
    await expect(find, "whoever has put away what was found goes on to the next word").toBeFocused();
    await hands.type(word);
    await hands.press("Enter");
    await expect(bench.loose.getByRole("checkbox")).toHaveCount(EACH);
    await expect(bench.loose.getByRole("checkbox").first(), "what was found is at hand").toBeFocused();
    await hands.press("Control+a");
    await expect(admin.locator("#chosen")).toHaveText(`${EACH}件選択中`);
    await hands.press("g");
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole("option", { selected: true })).toHaveText(`新しいまとまり「${word}」にする`);
    await hands.press("Enter");
    await bench.says(`「${word}」へ${EACH}件。`);
  }
  expect(hands.actions, "of at most 75").toBe(10 + WORDS.length * 5);
  expect(hands.actions).toBeLessThanOrEqual(BUDGET);

  await admin.goto(`${board.admin}/review`);
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(0);
  for (const word of WORDS) await expect(bench.group(word).getByRole("checkbox")).toHaveCount(EACH);
});

test("arrows go from note to note, and what is done is undone and redone by keys", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  const bench = new Bench(admin, board);
  await bench.awake();
  const press = (key: string) => admin.keyboard.press(key);
  const [chosen, dialog] = [admin.locator("#chosen"), admin.getByRole("dialog")];

  // All notes are one stop of the Tab key.
  await bench.box(FIRST).focus();
  await press("Tab");
  await expect(admin.locator("#bar-name")).toBeFocused();
  await press("Shift+Tab");
  await expect(bench.box(FIRST)).toBeFocused();
  for (const [key, at] of [
    ["ArrowRight", SECOND],
    ["End", FOURTH],
    ["ArrowUp", SECOND],
    ["ArrowDown", FOURTH],
    ["k", THIRD],
    ["Home", FIRST],
    ["j", SECOND],
    ["ArrowLeft", FIRST],
    ["ArrowLeft", FIRST],
  ] as const) {
    await press(key);
    await expect(bench.box(at), key).toBeFocused();
  }
  await press("Shift+ArrowRight");
  await press("Shift+ArrowRight");
  await expect(chosen).toHaveText("3件選択中");
  await press("Shift+ArrowLeft");
  await expect(chosen, "those one goes back over are not chosen").toHaveText("2件選択中");
  await expect(bench.box(THIRD)).not.toBeChecked();

  // Esc leaves everything as it was.
  await press("g");
  await expect(dialog.getByRole("heading")).toHaveText("選んだ2件をまとまりに入れる");
  await admin.keyboard.insertText("電話");
  await press("Escape");
  await expect(dialog).toBeHidden();
  await expect(bench.box(SECOND), "the focus comes back").toBeFocused();
  await expect(chosen).toHaveText("2件選択中");

  // Enter on a note sends no form unseen: it asks, as g does.
  await press("Enter");
  await admin.keyboard.insertText("電話");
  await press("Enter");
  await bench.says("「電話」へ2件。 Ctrl+Zで元に戻せます。");
  await expect(bench.group("電話").getByRole("checkbox")).toHaveCount(2);
  await expect(bench.box(THIRD), "on to the next note").toBeFocused();
  await expect(chosen).toHaveText("");

  // A group that is there is taken by the first letters of its name; nothing chosen means this note.
  await press("g");
  await admin.keyboard.insertText("電");
  await expect(dialog.getByRole("option", { selected: true })).toHaveText("「電話」へ移す");
  await press("ArrowDown");
  await expect(dialog.getByRole("option", { selected: true })).toHaveText("新しいまとまり「電」にする");
  await press("ArrowDown");
  await press("Enter");
  await expect(bench.group("電話").getByRole("checkbox")).toHaveCount(3);
  await expect(bench.box(FOURTH)).toBeFocused();

  await press("Control+z");
  await bench.says("元に戻しました。");
  await expect(bench.group("電話").getByRole("checkbox")).toHaveCount(2);
  await expect(bench.box(FOURTH), "nothing moves under the focus").toBeFocused();
  // Two at once: the second waits for the first.
  await press("Control+Shift+Z");
  await press("Control+z");
  await press("Control+z");
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(4);
  await press("Control+Shift+Z");
  await expect(bench.group("電話").getByRole("checkbox")).toHaveCount(2);

  // In a text field the keys are the field's own.
  await admin.locator("#bar-name").focus();
  await admin.keyboard.type("gjk/");
  await press("Control+z");
  await expect(dialog).toBeHidden();
  await expect(bench.group("電話").getByRole("checkbox"), "undone is what was typed").toHaveCount(2);
  await admin.locator("#bar-name").fill("");

  await bench.box(FIRST).focus();
  await press("Delete");
  await bench.says("外しました。");
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(3);
});

test("what is chosen stays so while one searches, and goes along", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  const bench = new Bench(admin, board);
  await bench.awake();
  await bench.box(THIRD).click();
  await admin.getByRole("searchbox").fill("電話");
  await admin.keyboard.press("Enter");
  await expect(bench.loose.getByRole("checkbox")).toHaveCount(2);
  await expect(admin).toHaveURL(/\?q=/);
  await expect(admin.locator("#chosen")).toHaveText("1件選択中 うち1件は、この画面の外");
  await bench.box(FIRST).click();
  await admin.locator("#bar-name").fill("席");
  await bench.press("まとめる");
  await expect(bench.group("席").getByRole("checkbox"), "the one out of sight too").toHaveCount(2);
  await expect(bench.group("席").getByText("探した付箋"), "and the one that was searched for is marked").toHaveCount(1);
  await expect(admin.locator("#chosen")).toHaveText("");
  await expect(admin.locator("#bar-name")).toHaveValue("");
  await admin.goBack();
  await expect(bench.loose.getByRole("checkbox"), "the page before, as it is now").toHaveCount(2);
  await bench.box(SECOND).click();
  await admin.getByRole("button", { name: "選択をやめる" }).click();
  await expect(bench.box(SECOND)).not.toBeChecked();
});

test("what others do is told and shown when one asks for it", async ({ admin, person, theme, app }) => {
  const board = await theme();
  await board.pinned(GOOD, NOTES);
  const page = await reviewer(await person(), app, board);
  const [mine, theirs] = [new Bench(admin, board), new Bench(page, board)];
  await mine.awake();
  await theirs.awake();
  await mine.box(THIRD).click();
  await mine.box(FIRST).focus();
  await theirs.box(FIRST).click();
  await theirs.box(SECOND).click();
  await page.locator("#bar-name").fill("電話");
  await theirs.press("まとめる");
  await theirs.says("まとめました。");

  await mine.says("2件が移りました。まとまりの名前が1件変わりました。");
  await expect(mine.loose.getByRole("checkbox"), "nothing has moved").toHaveCount(4);
  await expect(mine.box(FIRST)).toBeFocused();
  await expectNoAxeViolations(admin);
  await admin.getByRole("button", { name: "画面に出す" }).click();
  await expect(mine.group("電話").getByRole("checkbox")).toHaveCount(2);
  await expect(admin.locator("#news")).toHaveText("");
  await expect(mine.box(THIRD), "still chosen").toBeChecked();
  await expect(mine.box(FIRST), "the focus goes with its note").toBeFocused();

  // Both take the same note: who is later is told where it went, and keeps the rest.
  await theirs.box(THIRD).click();
  await page.locator("#bar-name").fill("場所");
  await theirs.press("まとめる");
  await theirs.says("まとめました。");
  await mine.box(FOURTH).click();
  await mine.box(FOURTH).focus();
  await admin.keyboard.press("g");
  await admin.keyboard.insertText("しくみ");
  await admin.keyboard.press("Enter");
  const alert = admin.getByRole("alert");
  await expect(alert).toContainText(`「${THIRD}」は、「場所」に移されていました。`);
  await expect(alert).toBeFocused();
  await expect(mine.group("しくみ").getByRole("checkbox"), "the rest is done").toHaveCount(1);
  await expect(mine.box(THIRD), "still chosen").toBeChecked();
  await expect(mine.group("場所").getByRole("checkbox")).toHaveCount(1);
});

test("the dialog has no barrier and fits", async ({ admin, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { ...NOTES, [`${"とても長い付箋".repeat(20)}です`]: 0 });
  const bench = new Bench(admin, board);
  await bench.awake();
  await bench.box("とても長い付箋").click();
  await bench.press("まとめる");
  await expect(admin.getByRole("article", { name: /^まとまり1：とても長い付箋/ })).toBeVisible();
  await bench.box(FIRST).focus();
  await admin.keyboard.press("g");
  await expect(admin.getByRole("dialog", { name: "選んだ1件をまとまりに入れる" })).toBeVisible();
  await admin.emulateMedia({ reducedMotion: "reduce" });
  for (const width of [320, 375, 1280]) {
    await admin.setViewportSize({ width, height: 640 });
    for (const colorScheme of ["light", "dark"] as const) {
      await admin.emulateMedia({ colorScheme });
      await expectNoAxeViolations(admin);
    }
    await expectToFit(admin);
    const box = await admin.getByRole("dialog").boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= 640).toBe(true);
  }
  await admin.getByRole("button", { name: "やめる", exact: true }).click();
  await expect(bench.box(FIRST)).toBeFocused();
});
