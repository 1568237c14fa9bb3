// The working group's whole way, as one story: sixty notes, groups, the shortlist, the meeting, a department's reply, answers, a question to the author, a deep-dive, and what
// everybody and the author see of it. By clicks, with JavaScript and without, and by keys.
import type { Locator, Page } from "@playwright/test";
import { Bench } from "../fixtures/bench";
import { Staff } from "../fixtures/staff";
import { change } from "../fixtures/plan";
import { expect, test } from "../fixtures/test";
import { BAD, day, GOOD } from "../fixtures/themes";

/** Each is in the text of five notes, and in no other. */
const WORDS = ["電話", "会議", "決裁", "残業", "端末", "資料", "座席", "研修", "空調", "休暇", "出張", "清掃"];
const EACH = 5;
const ASKED = "昼休みの何時ごろですか。";
const OWN = "電話当番が昼休みにも回ってきて、食事がとれない。";

/** Somebody's hand, on the mouse or on the keyboard; never on both. */
class Hand {
  constructor(
    private readonly page: Page,
    private readonly keys: boolean,
  ) {}

  async press(what: Locator): Promise<void> {
    if (!this.keys) return what.click();
    await what.focus();
    const box = ["checkbox", "radio"].includes((await what.getAttribute("type")) ?? "");
    await this.page.keyboard.press(box ? "Space" : "Enter");
  }

  async link(name: string | RegExp): Promise<void> {
    await this.press(this.page.getByRole("link", { name, exact: typeof name === "string" }).first());
  }

  async button(name: string | RegExp): Promise<void> {
    await this.press(this.page.getByRole("button", { name, exact: typeof name === "string" }).first());
  }
}

for (const [how, keys] of [
  ["clicks", false],
  ["keys", true],
] as const) {
  test(`from sixty notes to what came of them, by ${how} alone @any-width`, async ({
    admin,
    page,
    person,
    theme,
    js,
  }) => {
    test.skip(keys && !js, "plain forms are worked by keys in the specs of their pages");
    test.setTimeout(240_000);
    const board = await theme();
    const author = new Staff(page, board, js);
    await author.open();
    await author.write(GOOD, OWN);
    await author.expectInTheBox();
    await board.openBox();
    const others = Array.from({ length: WORDS.length * EACH - 1 }, (_, i) => i + 1);
    const text = (i: number) => `${WORDS[i % WORDS.length]}のことで困っています。そのわけは${i}番の紙に書きました。`;
    await board.pinned(BAD, Object.fromEntries(others.map((i) => [text(i), i === WORDS.length ? 3 : 0])));
    await board.move("review");
    const hand = new Hand(admin, keys);

    const bench = new Bench(admin, board);
    await bench.open();
    await expect(bench.loose.getByRole("checkbox")).toHaveCount(WORDS.length * EACH);
    for (const word of WORDS.slice(0, 3)) {
      const boxes = bench.loose.getByRole("checkbox", { name: new RegExp(word) });
      await expect(boxes).toHaveCount(EACH);
      for (const box of await boxes.all()) await hand.press(box);
      await admin.getByRole("textbox", { name: "まとまりの名前" }).last().fill(`${word}のこと`);
      await hand.button("まとめる");
      await bench.says("まとめました。");
    }

    await admin.goto(board.admin);
    await hand.link("検討リスト");
    await admin.getByLabel("いいねシールの多い順に、何件").fill("3");
    await hand.button("上位を入れる");
    await expect(admin.locator(".listed .name").first()).toHaveText("電話のこと");
    await hand.link("次第");
    await hand.link("会議を始める");
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("電話のこと");
    if (js) await expect(admin.locator("#keys"), "awake").toBeVisible();
    await hand.press(admin.getByRole("radio", { name: "実施の方向" }));
    await admin.getByLabel("記録の内容").fill("総務課に費用をたずねる。");
    await hand.button("保存する");
    await expect(admin.locator("#state")).toHaveText("保存しました。");

    await bench.open();
    await hand.press(bench.group("電話のこと").getByRole("link", { name: "答える" }));
    await expect(admin.getByRole("region", { name: "会議の記録" })).toContainText("総務課に費用をたずねる。");
    await hand.link("照会する");
    await admin.getByLabel("部署", { exact: true }).fill("総務課");
    await admin.getByLabel("回答の期限").fill(day(14));
    await hand.button("照会を作る");
    await hand.button("リンクを作る");
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("回答用のリンクを作りました");
    const link = new URL((await admin.locator("code").textContent())!).pathname;
    const department = await person();
    await department.goto(link);
    await department.getByLabel("現在の対応").fill("当番表で回している。");
    await department.getByLabel("今後の予定").fill("留守番電話を入れる。");
    await new Hand(department, keys).button("回答を保存する");
    await expect(department.getByRole("status")).toContainText("回答を保存しました");

    await bench.open();
    await hand.press(bench.group("電話のこと").getByRole("link", { name: "答える" }));
    await expect(admin.getByRole("region", { name: "照会への回答" })).toContainText("留守番電話を入れる。");
    await hand.press(admin.getByRole("radio", { name: "実施する", exact: true }));
    await admin.getByLabel("回答の文", { exact: true }).fill("昼休みは留守番電話にします。");
    await hand.button("下書きを保存する");
    await expect(admin.getByRole("status")).toContainText("下書きを保存しました");
    await hand.link("回答を公開する");
    await hand.button("選んだものを公開する");
    await expect(admin.getByRole("status")).toHaveText("公開しました。");

    await bench.open();
    await hand.press(bench.group("電話のこと").getByRole("link", { name: "答える" }));
    await admin.getByLabel("どの付箋に聞きますか").selectOption({ label: OWN });
    await admin.getByRole("textbox", { name: "質問", exact: true }).fill(ASKED);
    await hand.button("質問を公開する");
    await expect(admin.getByRole("status").first()).toContainText("質問を公開しました");
    await page.goto(board.path);
    if (js) await expect(page.locator("#said"), "awake").toBeAttached();
    const question = page.getByRole("article", { name: ASKED });
    const own = new Hand(page, keys);
    await own.press(question.locator("summary"));
    await question.getByRole("textbox", { name: "返事" }).fill("十二時半ごろです。");
    await own.press(question.getByRole("checkbox", { name: "自分だと示す" }));
    await own.press(question.getByRole("button", { name: "箱に入れる" }));
    await expect(page.getByText("返事が箱に入りました").filter({ visible: true }).first()).toBeVisible();

    await bench.open();
    await hand.press(bench.group("電話のこと").getByRole("link", { name: "答える" }));
    await hand.link("深掘りのテーマを始める");
    const slug = `dive-${keys ? "k" : "c"}-${board.id.slice(0, 8)}`;
    await change(admin, "アドレス");
    await admin.locator("#slug").fill(slug);
    await admin.locator("#opens-on").fill(day(0));
    await admin.locator("#closes-on").fill(day(30));
    await admin.locator("#answers-on").fill(day(40));
    await admin.getByLabel("切り口 1", { exact: true }).fill("困ること");
    await hand.button("保存する");
    await expect(admin).toHaveURL(/done=saved/);

    const reader = await person();
    await reader.goto("/progress");
    await expect(reader.getByRole("article", { name: "電話のこと" }).first()).toContainText(
      "昼休みは留守番電話にします。",
    );
    await page.goto("/");
    const mark = page.locator(`a[href="${board.mine}"]`);
    if (js) await new Hand(page, keys).press(mark);
    else await page.goto(board.mine);
    await expect(page.getByRole("link", { name: /実施する/ })).toBeVisible();

    // The last box of all opens when the theme is archived.
    await board.move("answered");
    await board.move("archived");
    await reader.goto(board.path);
    const answered = reader.getByRole("article", { name: ASKED }).getByRole("listitem");
    await expect(answered).toHaveText(/付箋を書いた人.*十二時半ごろです。/);
  });
}
