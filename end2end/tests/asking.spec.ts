// Asking back: a reviewer asks under a note, its author and others reply in a theme that has closed.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { expect, isCover, test } from "../fixtures/test";
import { BAD, GOOD, type Theme } from "../fixtures/themes";

const PHONE = "電話当番が昼休みにも回ってくる";
const PAPER = "決裁が紙のままなので出勤する日ができる";
const ASKED = "どの時間の電話が多いですか";

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

/** Asks a question about a note, on the note's page. */
async function ask(admin: Page, board: Theme, note: string, asked: string): Promise<void> {
  await admin.goto(`${board.admin}/answers`);
  await admin.getByRole("link", { name: note }).click();
  await admin.getByRole("textbox", { name: "質問", exact: true }).fill(asked);
  await admin.getByRole("button", { name: "質問を公開する" }).click();
  await expect(admin.getByRole("status").first()).toContainText("質問を公開しました");
}

/** The board of somebody at a question, once the island listens. */
async function at(page: Page, board: Theme, js: boolean): Promise<ReturnType<Page["getByRole"]>> {
  await page.goto(board.path);
  if (js) await expect(page.locator("#said")).toBeAttached();
  const question = page.getByRole("article", { name: ASKED });
  await question.getByText("返事を書く").click();
  return question;
}

test("the author of a note is asked, replies as its author, and others add to it", async ({
  admin,
  page,
  person,
  theme,
  js,
}) => {
  const board = await theme({ prompts: { [GOOD]: "lemon", [BAD]: "peach" } });
  const author = new Staff(page, board, js);
  await author.open();
  await author.write(BAD, PHONE);
  await author.expectInTheBox();
  const other = new Staff(await person(), board, js);
  await other.open();
  await other.write(BAD, PAPER);
  await other.expectInTheBox();
  await board.openBox();
  await board.move("review");
  await ask(admin, board, PHONE, ASKED);
  await looksWell(admin);

  await page.goto(board.mine);
  await expect(page.getByRole("link", { name: `この付箋に質問があります:「${ASKED}」` })).toBeVisible();
  const mine = await at(page, board, js);
  await looksWell(page);
  const field = mine.getByRole("textbox", { name: "返事" });
  await field.fill("長".repeat(201));
  await mine.getByRole("checkbox", { name: "自分だと示す" }).check();
  await mine.getByRole("button", { name: "箱に入れる" }).click();
  await expect(mine.getByRole("alert")).toBeVisible();
  await expect(field, "what was typed is not lost").toHaveValue("長".repeat(201));
  await expect(mine.getByRole("checkbox")).toBeChecked();
  await field.fill("朝九時ごろです");
  await mine.getByRole("button", { name: "箱に入れる" }).click();
  await expect(page.getByText("返事が箱に入りました").filter({ visible: true }).first()).toBeVisible();

  // Somebody else cannot say that they wrote it, and can add to it.
  const theirs = await at(other.page, board, js);
  await theirs.getByRole("textbox", { name: "返事" }).fill("電話は朝が多いです");
  await theirs.getByRole("checkbox").check();
  await theirs.getByRole("button", { name: "箱に入れる" }).click();
  await expect(other.page.getByRole("alert").filter({ hasText: "この付箋を書いた券ではありません" })).toBeVisible();
  await theirs.getByRole("checkbox").uncheck();
  await theirs.getByRole("button", { name: "箱に入れる" }).click();
  await expect(other.page.getByText("返事が箱に入りました").filter({ visible: true }).first()).toBeVisible();

  await board.openBox();
  await page.goto(board.path);
  await expect(page.getByText("朝九時ごろです"), "not before the next morning").toBeHidden();
  await page.goto(board.mine);
  const reply = page.getByRole("region", { name: "質問への返事" });
  await expect(reply.getByText("朝九時ごろです")).toBeVisible();
  await expect(reply.getByText("翌日の朝に貼り出されます")).toBeVisible();

  // The last box of all opens when the theme is archived.
  await board.move("answered");
  await board.move("archived");
  for (const reader of [page, other.page, admin]) {
    await reader.goto(board.path);
    const question = reader.getByRole("article", { name: ASKED });
    await expect(question.getByRole("listitem")).toHaveCount(2);
    await expect(question.getByRole("listitem").filter({ hasText: "付箋を書いた人" })).toHaveText(/朝九時ごろです/);
    await expect(question.getByText("返事を書く")).toHaveCount(0);
  }
  await looksWell(page);
});

test("who replies and who reads send the same @any-width", async ({ admin, page, person, theme, js }) => {
  test.skip(!js, "without scripts no cover is sent, as the limits say");
  const board = await theme();
  const author = new Staff(page, board, true);
  await author.open();
  await author.write(GOOD, PHONE);
  await author.expectInTheBox();
  await board.openBox();
  await board.move("review");
  const reader = await person();
  const quiet: string[] = [];
  reader.on("request", (request) => quiet.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await reader.goto(board.path, { waitUntil: "networkidle" });
  expect(
    quiet.filter((one) => one.endsWith("/anon")),
    "nothing to cover yet",
  ).toEqual([]);

  await ask(admin, board, PHONE, ASKED);
  const sent = new Map<Page, { size: number; path: string }[]>();
  for (const who of [page, reader]) {
    const of: { size: number; path: string }[] = [];
    sent.set(who, of);
    who.on("request", (request) => {
      if (request.method() !== "POST") return;
      of.push({ size: request.postDataBuffer()?.length ?? 0, path: new URL(request.url()).pathname });
    });
    await who.goto(board.path);
  }
  const covered = () => sent.get(reader)!.length;
  await expect.poll(covered, "a closed board with a question covers").toBeGreaterThan(3);
  const mine = page.getByRole("article", { name: ASKED });
  await mine.getByText("返事を書く").click();
  await mine.getByRole("textbox", { name: "返事" }).fill("朝九時ごろです");
  const before = sent.get(page)!.length;
  const replied = page.waitForRequest((request) => request.method() === "POST" && !isCover(request));
  await mine.getByRole("button", { name: "箱に入れる" }).click();
  await replied;
  await expect(page.getByText("返事が箱に入りました").filter({ visible: true }).first()).toBeVisible();
  await expect.poll(() => sent.get(page)!.length).toBeGreaterThan(before);
  for (const of of sent.values()) {
    expect(new Set(of.map((one) => `${one.path} ${one.size}`)), "one address and one length").toEqual(
      new Set(["/anon 4096"]),
    );
  }
});
