// Staff choose: a theme whose notes are proposals, from its form through notes, stickers and its end to the drafts of the next themes, in one
// press. By plain forms, so alike with and without JavaScript.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { looksWell } from "../fixtures/looks";
import { change } from "../fixtures/plan";
import { expect, test } from "../fixtures/test";

test("an organizer says in the form that notes are proposals", async ({ admin }) => {
  await admin.goto("/admin/themes/new");
  await admin.getByLabel("テーマ名").fill("春に話したいこと");
  await admin.getByLabel("切り口 1", { exact: true }).fill("聞いてみたいこと");
  await change(admin, "付箋に書くこと");
  await admin.getByLabel(/^次のテーマの案/).check();
  await change(admin, "アドレス");
  await admin.getByLabel("URLの短い名前").fill(`haru-${crypto.randomUUID().slice(0, 8)}`);
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  await admin.getByRole("button", { name: "見本を見る" }).click();
  await expect(admin.locator("#preview")).toContainText("次のテーマの案を書きます。");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("春に話したいこと");
  await admin.getByRole("link", { name: "直す", exact: true }).click();
  await expect(admin.locator("#says-kind")).toContainText("次のテーマの案を書きます。");
});

test("what staff proposed becomes the next themes in one press, and is made once", async ({ admin, theme, page }) => {
  const prompt = "聞いてみたいこと";
  const board = await theme({ title: "次のテーマ", choosing: true, prompts: { [prompt]: "sky" } });
  const long =
    "会議が長くなるのはどんなときかを聞いてみたいです。うちの課では、資料を読む時間がいちばん長い気がします。ほかの課ではどうしているのか、うまくいっている会議のことも知りたいです。";
  await board.pinned(prompt, { [long]: 3, 窓口の混む日: 2, 昼休みの電話当番: 1, 古い椅子: 0 });

  await page.goto(board.path);
  await expect(
    page.getByText("次のテーマの案を書きます。シールの多い案から、主催者が次のテーマを作ります。"),
  ).toBeVisible();
  await expectToFit(page);

  // Not before stickers have ended.
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "案から下書きを作る" }).click();
  await expect(admin.getByText("シールの受付は")).toBeVisible();
  await expect(admin.getByRole("checkbox")).toHaveCount(0);
  await looksWell(admin);

  await board.move("review");
  await admin.goto("/admin");
  await admin.goto(board.admin);
  await admin.getByRole("link", { name: "案から下書きを作る" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("次のテーマを選ぶ");
  await expect(admin.getByRole("checkbox")).toHaveCount(4);
  await expect(admin.getByRole("checkbox", { checked: true })).toHaveCount(3);
  const first = admin.locator(".proposed-one").first();
  await expect(first.getByLabel("テーマ名")).toHaveValue(/どんなときかを聞いてみたいです。うちの課では.*気がします。$/);
  await expect(first.getByLabel("始める月")).toHaveValue(/^20\d\d-\d\d$/);
  await looksWell(admin);

  // Somebody else has the same form open.
  const second = await admin.context().newPage();
  await second.goto(`${board.admin}/choose`);

  // What is wrong is told beside its proposal.
  await first.getByLabel("テーマ名").fill("");
  await admin.getByRole("button", { name: "選んだ案を下書きにする" }).click();
  await expect(admin.getByRole("alert")).toBeVisible();
  await expect(first.getByLabel("テーマ名")).toHaveAttribute("aria-invalid", "true");
  await looksWell(admin);
  await first.getByLabel("テーマ名").fill("会議が長くなるとき");
  await admin.getByRole("button", { name: "選んだ案を下書きにする" }).click();
  await expect(admin.getByText("下書きを3件作りました。")).toBeVisible();
  const begun = admin.getByRole("region", { name: "もうテーマになった案" });
  await expect(begun.getByRole("link")).toHaveCount(3);
  await expect(admin.getByRole("checkbox")).toHaveCount(1);
  await looksWell(admin);

  // Theirs is pressed after that: nothing is made twice.
  await second.getByRole("button", { name: "選んだ案を下書きにする" }).click();
  await expect(second.getByText("選んだ3件は、もうテーマになっています。新しく作ったものはありません。")).toBeVisible();
  await expect(second.getByRole("region", { name: "もうテーマになった案" }).getByRole("link")).toHaveCount(3);

  // The draft has all of what was written, and staff see where it came from once it is announced.
  await begun.getByRole("link", { name: "会議が長くなるとき" }).click();
  await admin.getByRole("link", { name: "直す", exact: true }).click();
  await expect(admin.getByLabel("説明")).toHaveValue(long);
  await admin.getByRole("link", { name: "保存しないで戻る" }).click();
  await admin.getByRole("button", { name: "公開して予告する" }).click();
  await page.goto(board.path);
  await page.getByRole("link", { name: "会議が長くなるとき" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("会議が長くなるとき");
  await expect(page.getByRole("blockquote")).toContainText("会議が長くなるのはどんなとき");
  await expectToFit(page);
});
