// Organizers keep the board civil without ever seeing an author: they read first, and stop somebody by two.
import { expect, test } from "../fixtures/test";
import { BAD, GOOD } from "../fixtures/themes";
import { Staff } from "../fixtures/staff";

test("a note is read before it is shown", async ({ page, theme, js, admin }) => {
  const board = await theme({ premoderated: true });
  const staff = new Staff(page, board, js);
  await staff.open();
  const form = await staff.startNote(GOOD);
  await expect(staff.column(GOOD).getByText("主催者が読んで確かめてから貼り出されます")).toBeVisible();
  await form.fill("通勤の往復がなくなった");
  await staff.paste(GOOD);
  await expect(
    page.getByText("箱に入りました。主催者が確かめてから貼り出されます").filter({ visible: true }).first(),
  ).toBeVisible({ timeout: 20_000 });
  await staff.seesAfterTick(async () => {
    await expect(staff.column(GOOD).getByText("確認待ち 1枚")).toBeVisible({ timeout: 1_000 });
  });
  await expect(page.getByText("通勤の往復がなくなった").filter({ visible: true })).toHaveCount(0);
  // The slip that said it is in the box goes when the note comes out, although its text is not shown.
  await expect(page.locator(".note-pending")).toHaveCount(0);

  await admin.goto(board.admin);
  const queue = admin.getByRole("region", { name: "確認待ちの付箋" });
  await expect(queue.getByText("通勤の往復がなくなった")).toBeVisible();
  await queue.getByRole("button", { name: "ボードに出す" }).click();
  await expect(admin.getByText("付箋をボードに出しました。")).toBeVisible();
  await staff.open();
  await expect(staff.note("通勤の往復がなくなった")).toBeVisible();
  await expect(staff.column(GOOD).getByText("確認待ち")).toHaveCount(0);
});

test("a second organizer is needed to stop an author, who then must wait @any-width", async ({
  page,
  theme,
  js,
  app,
  admin,
  person,
}) => {
  const board = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.write(BAD, "ひどい付箋");
  await staff.expectInTheBox();
  await staff.seesAfterTick(async () => {
    await expect(staff.note("ひどい付箋")).toBeVisible({ timeout: 1_000 });
  });

  await admin.goto(board.admin);
  await admin.getByText("この付箋を書いた券の投稿を止める").click();
  await admin.getByRole("button", { name: "投稿を止めるよう提案する" }).click();
  await expect(admin.getByText("ほかの主催者の確認を待っています")).toBeVisible();

  const email = `second-${test.info().project.name}-${test.info().workerIndex}-${Date.now()}@example.jp`;
  const password = "another correct horse battery";
  await app.kizuki(["admin", "create", "--email", email, "--role", "organizer", "--password-stdin"], `${password}\n`);
  const second = await person();
  await second.goto(`/login?next=${board.admin}`);
  await second.getByLabel("メールアドレス").fill(email);
  await second.getByLabel("パスワード").fill(password);
  await second.getByRole("button", { name: "サインイン" }).click();
  await second.getByRole("button", { name: "確認して投稿を止める" }).click();
  await expect(second.getByText("この付箋を書いた券の投稿を止めました。")).toBeVisible();

  await staff.open();
  await staff.write(BAD, "また書く");
  await expect(page.getByText("この券での操作が短い時間に続きすぎました").first()).toBeVisible();
  await page.goto(board.mine);
  await expect(page.getByText("あと4枚書けます")).toBeVisible();
  await page.goto("/log");
  await expect(page.getByText("それを書いた券の投稿を止めました").first()).toBeVisible();
});

test("what a flood brought is hidden in one step, and comes back note by note @any-width", async ({
  page,
  theme,
  js,
  admin,
}) => {
  const board = await theme();
  await board.pinned(GOOD, { 先に出ていた付箋: 0 });
  await board.pinned(BAD, { あらし一: 0, あらし二: 0, あらし三: 0 });
  await admin.goto(board.admin);
  await admin.getByText("同じ回に箱から出た付箋を、まとめて隠す").click();
  // One note is no flood.
  await expect(admin.getByLabel("箱を開けた回").locator("option")).toHaveText([/（3枚）$/]);
  const form = admin.locator(".hide-all");
  await form.getByLabel("この回の付箋を、すべて隠します").check();
  await form.locator("form").evaluate((form: HTMLFormElement) => (form.noValidate = true));
  await form.getByRole("button", { name: "まとめて隠す" }).click();
  await expect(admin.getByRole("alert").first(), "a reason is missing").toBeVisible();
  await admin.goto(board.admin);
  await admin.getByText("同じ回に箱から出た付箋を、まとめて隠す").click();
  await form.locator("#opening-why").selectOption({ index: 1 });
  await form.getByLabel("この回の付箋を、すべて隠します").check();
  await form.getByRole("button", { name: "まとめて隠す" }).click();
  await expect(admin.getByText("この回の付箋を、すべて隠しました。")).toBeVisible();
  await expect(admin.getByText("同じ回に箱から出た付箋を、まとめて隠す")).toHaveCount(0);

  const staff = new Staff(page, board, js);
  await staff.open();
  await expect(staff.note("先に出ていた付箋")).toBeVisible();
  await expect(page.getByText("あらし")).toHaveCount(0);
  await expect(staff.column(BAD).getByText("主催者が非表示にしました")).toHaveCount(3);
  await admin.getByRole("button", { name: "ボードに戻す" }).first().click();
  await staff.open();
  await expect(page.getByText("あらし")).toHaveCount(1);
});
