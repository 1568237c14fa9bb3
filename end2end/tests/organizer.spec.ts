// The journey of the organizer: set up, plan, open, keep civil, close, report.
import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { change, changeAll, rule } from "../fixtures/plan";
import { stickers } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD, type Theme, day, organizer } from "../fixtures/themes";

const SEAL = "決裁が紙のまま。";
const PHONE = "電話が鳴らない。";

test("the link of the first start makes one administrator, once", async ({ fresh, person }) => {
  const page = await person({ baseURL: fresh.url });
  await page.goto(fresh.setupLink);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("最初の管理者を決める");
  const [email, password, again] = ["メールアドレス", "パスワード", "パスワード（もう一度）"].map((label) =>
    page.getByLabel(label, { exact: true }),
  );
  const submit = page.getByRole("button", { name: "管理者になる" });

  await email!.fill("hr@city.example.jp");
  await password!.fill("short");
  await again!.fill("short");
  await submit.click();
  await expect(password!).toHaveAccessibleDescription(/短すぎます。15文字以上にしてください。/);
  await expect(email!).toHaveValue("hr@city.example.jp");
  await expect(password!).toHaveValue("");
  await expectNoAxeViolations(page);

  await password!.fill(organizer.password);
  await again!.fill(`${organizer.password}!`);
  await submit.click();
  await expect(again!).toHaveAccessibleDescription(/二つのパスワードが違います。/);
  await expect(email!).toHaveValue("hr@city.example.jp");

  await password!.fill(organizer.password);
  await again!.fill(organizer.password);
  await submit.click();
  await expect(page).toHaveURL("/admin/setup");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("はじめの設定");
  await page.goto("/admin");
  await expect(page.getByText("最初のテーマをつくりましょう")).toBeVisible();
  await expect(page.getByRole("link", { name: "はじめの設定へ" })).toBeVisible();

  const late = await person({ baseURL: fresh.url });
  expect((await late.goto(fresh.setupLink))?.status()).toBe(410);
  await expect(late.getByText("最初の管理者を決めるリンクは一度だけ")).toBeVisible();
  await expect(late.getByLabel("パスワード", { exact: true })).toHaveCount(0);
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("メールアドレス").fill(email);
  await page.getByLabel("パスワード").fill(password);
  await page.getByRole("button", { name: "サインイン" }).click();
}

test("signing in, and out again", async ({ page, desk, context }) => {
  expect(desk).toBeDefined(); // there is an account
  await page.goto("/admin/themes/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("管理者サインイン");
  await signIn(page, organizer.email, "correct horse battery");
  await expect(page.getByRole("alert")).toContainText("サインインできませんでした");
  await expect(page.getByRole("alert")).toContainText("メールアドレスかパスワードが違います。");
  await expect(page.getByLabel("メールアドレス")).toHaveValue(organizer.email);
  await expect(page.getByLabel("パスワード")).toHaveValue("");
  await expectNoAxeViolations(page);
  await signIn(page, "nobody@example.jp", organizer.password);
  await expect(page.getByRole("alert")).toContainText("メールアドレスかパスワードが違います。");

  // The way leads to where it began.
  await signIn(page, organizer.email, organizer.password);
  await expect(page).toHaveURL("/admin/themes/new");
  const session = (await context.cookies()).find((cookie) => cookie.name === "kizuki_session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  const leaving = page.waitForResponse((answer) => answer.url().endsWith("/do/sign_out"));
  await page.getByRole("button", { name: "サインアウト" }).click();
  expect(await (await leaving).headerValue("clear-site-data")).toBe('"cache"');
  await expect(page).toHaveURL("/");
  await page.goto("/admin");
  await expect(page).toHaveURL("/login?next=%2Fadmin");
  // What somebody kept of the session opens nothing.
  await context.addCookies([session!]);
  await page.goto("/admin");
  await expect(page).toHaveURL("/login?next=%2Fadmin");
});

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const colour = (page: Page, row: number, name: string) =>
  page.getByRole("group", { name: `切り口 ${row} の付箋の色` }).getByRole("radio", { name });

test("a session that is about to end says so, and one button keeps it", async ({ admin, js, theme }) => {
  const board = await theme();
  if (!js) {
    await admin.goto("/login");
    await expect(admin.getByText("30分のあいだ何もしないと、サインアウトします。")).toBeVisible();
    return;
  }
  await admin.clock.install();
  await admin.goto(`${board.admin}/edit`);
  const said = admin.getByRole("alert");
  const asked: string[] = [];
  admin.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await admin.clock.runFor("20:00");
  await expect(said).toBeHidden();
  await admin.clock.runFor("05:20");
  await expect(said).toContainText("5分以内にサインアウトします。");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  expect(asked).toEqual([]);
  await admin.getByRole("button", { name: "サインインしたままにする" }).click();
  await expect(said).toBeHidden();
  expect(asked).toEqual(["/admin"]);

  // Whoever writes for a long time stays signed in without being asked.
  for (let i = 0; i < 6; i++) {
    await admin.getByRole("textbox", { name: "説明" }).pressSequentially("か");
    const kept = admin.waitForResponse((answer) => answer.url().endsWith("/admin"));
    await admin.clock.runFor("06:00");
    expect((await kept).status()).toBe(200);
    await expect(said).toBeHidden();
  }

  await admin.context().clearCookies();
  await admin.clock.runFor("31:00");
  await expect(said).toContainText("サインアウトしました。書きかけの文は、この画面に残っています。");
  await expect(admin.getByRole("textbox", { name: "説明" })).toHaveValue(/かかかかかか/);
});

test("a theme from the plan to the opening", async ({ admin, person }) => {
  const slug = `plan-${Date.now().toString(36)}`;
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "新しいテーマ" }).click();
  await field(admin, "テーマ名").fill("窓口の待ち時間");
  await change(admin, "アドレス");
  await field(admin, "URLの短い名前").fill(slug);
  await field(admin, "説明").fill("どこで待ちますか。");
  await field(admin, "切り口 1").fill("困ったところ");
  await colour(admin, 1, "藤").check();
  await admin.getByText("切り口をもっと足す").click();
  await field(admin, "切り口 4").fill("こうしたらどうか");
  await colour(admin, 4, "ミント").check();
  await field(admin, "始まりの日").fill(day(2));
  await field(admin, "終わりの日").fill(day(16));
  await field(admin, "回答する日").fill(day(30));
  await change(admin, "だれが書けるか");
  await field(admin, "1枚の券で書ける枚数").fill("3");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("status")).toHaveText("保存しました。");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("窓口の待ち時間");
  await expect(admin.getByText("1枚の券で3枚まで")).toBeVisible();
  const current = admin.getByRole("list").locator("[aria-current=step]");
  await expect(current).toHaveText("下書き");

  const reader = await person();
  expect((await reader.goto(`/t/${slug}`))?.status()).toBe(404);

  await admin.getByRole("button", { name: "公開して予告する" }).click();
  await expect(admin.getByRole("status")).toHaveText("状態を変えました。");
  await expect(current).toHaveText("予告");
  await reader.goto("/");
  await reader.getByRole("region", { name: "予告" }).getByRole("link", { name: "窓口の待ち時間" }).click();
  await expect(reader.getByText("このテーマは、まだ始まっていません。")).toBeVisible();
  await expect(reader.getByText("ここに付箋を貼る")).toHaveCount(0);

  await admin.getByRole("button", { name: "いま開く" }).click();
  await expect(current).toHaveText("受付中");
  await reader.reload();
  await expect(reader.getByText("ここに付箋を貼る")).toHaveCount(2);
  await expect(reader.getByRole("region", { name: "困ったところ" })).toHaveClass(/lilac/);
  await expect(reader.getByRole("region", { name: "こうしたらどうか" })).toHaveClass(/mint/);
});

test("a plan that does not hold together keeps everything that was typed", async ({ admin }) => {
  await admin.goto("/admin/themes/new");
  const typed: Record<string, string> = {
    テーマ名: "あ".repeat(61),
    URLの短い名前: "Not a slug!",
    説明: "一行目\n二行目 <b>太字</b>",
    "切り口 2": "い".repeat(31),
    始まりの日: day(10),
    終わりの日: day(3),
    投稿の終わりの日: day(20),
    "1枚の券で書ける枚数": "21",
  };
  await changeAll(admin);
  for (const [label, value] of Object.entries(typed)) await field(admin, label).fill(value);
  await colour(admin, 1, "空").check();
  await colour(admin, 2, "藤").check();
  await admin.getByRole("switch", { name: "シールを受け付ける" }).uncheck();
  await admin.getByRole("radio", { name: "締切まで非表示にする" }).check();
  await admin.getByRole("button", { name: "保存する" }).click();

  const banner = admin.getByRole("alert");
  await expect(banner).toContainText("か所を直してください");
  await expect(field(admin, "テーマ名")).toHaveAccessibleDescription(/1文字多すぎます。60文字までにしてください。/);
  await expect(field(admin, "URLの短い名前")).toHaveAccessibleDescription(/この形では受け取れません。/);
  await expect(field(admin, "切り口 2")).toHaveAccessibleDescription(/1文字多すぎます。30文字までにしてください。/);
  await expect(field(admin, "終わりの日")).toHaveAccessibleDescription(/始まりの日より前です。/);
  await expect(field(admin, "1枚の券で書ける枚数")).toHaveAccessibleDescription(/1から20までの数を入れてください。/);
  for (const [label, value] of Object.entries(typed)) await expect(field(admin, label)).toHaveValue(value);
  await expect(colour(admin, 1, "空")).toBeChecked();
  await expect(colour(admin, 2, "藤")).toBeChecked();
  // Where something is wrong, the fields are unfolded.
  for (const about of ["だれが書けるか", "アドレス"] as const) await expect(rule(admin, about)).toHaveAttribute("open");
  await change(admin, "受付の終わり");
  await change(admin, "いいねの数");
  await expect(admin.getByRole("switch", { name: "シールを受け付ける" })).not.toBeChecked();
  await expect(admin.getByRole("switch", { name: "投稿を受け付ける" })).toBeChecked();
  await expect(admin.getByRole("radio", { name: "締切まで非表示にする" })).toBeChecked();
  await expectNoAxeViolations(admin);

  // Each problem in the banner leads to its field.
  await banner.getByRole("link", { name: "1から20までの数を入れてください。" }).click();
  await expect(field(admin, "1枚の券で書ける枚数")).toBeInViewport();

  await admin.goto("/admin");
  await expect(admin.getByText("あ".repeat(61))).toHaveCount(0);
});

test("the short name of another theme is refused @any-width", async ({ admin, theme }) => {
  const other = await theme({ state: "draft" });
  await admin.goto("/admin/themes/new");
  await field(admin, "テーマ名").fill("もう一つ");
  await change(admin, "アドレス");
  await field(admin, "URLの短い名前").fill(other.path.replace("/t/", ""));
  await field(admin, "切り口 1").fill("アイデア");
  await field(admin, "始まりの日").fill(day(0));
  await field(admin, "終わりの日").fill(day(5));
  await field(admin, "回答する日").fill("");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(field(admin, "URLの短い名前")).toHaveAccessibleDescription(/すでに使われています。/);
  await expect(field(admin, "切り口 1")).toHaveValue("アイデア");
});

test("a note is hidden with a reason, and shown again", async ({ admin, person, theme }) => {
  const board = await theme();
  await board.pinned(BAD, { [SEAL]: 1, [PHONE]: 0 });
  const reader = await person();
  await reader.goto(board.path);
  await expect(reader.getByText(SEAL)).toBeVisible();

  await admin.goto(board.admin);
  const row = admin.getByRole("region", { name: "付箋" }).getByRole("listitem").filter({ hasText: SEAL });
  await row.getByText("非表示にする", { exact: true }).click();
  await row.getByLabel("理由（ボードに出ます）").selectOption({ label: "個人が特定される" });
  await row.getByRole("button", { name: "この付箋を非表示にする" }).click();
  await expect(admin.getByRole("status")).toHaveText("付箋を非表示にしました。");
  await expect(row).toContainText("非表示：個人が特定される");
  await expectNoAxeViolations(admin);

  const answer = await reader.reload();
  await expect(reader.getByText("主催者が非表示にしました：個人が特定される")).toBeVisible();
  await expect(reader.getByRole("region", { name: BAD }).getByText("1枚")).toBeVisible();
  expect(await answer?.text()).not.toContain(SEAL);
  await reader.goto(`${board.path}?q=${encodeURIComponent("決裁")}`);
  await expect(reader.getByRole("article")).toHaveCount(0);

  await row.getByRole("button", { name: "ボードに戻す" }).click();
  await expect(admin.getByRole("status")).toHaveText("付箋をボードに戻しました。");
  await reader.goto(board.path);
  await expect(reader.getByText(SEAL)).toBeVisible();
  await expect(stickers(reader.getByRole("article").filter({ hasText: SEAL }))).toHaveText("いいね 1");
});

test("counts stay hidden until the theme closes @any-width", async ({ admin, page, theme }) => {
  const board = await theme({ tally: "hidden" });
  await board.pinned(GOOD, { [SEAL]: 0, [PHONE]: 3 });
  for (const path of [board.path, `${board.path}?sort=stickers`, "/"]) {
    await page.goto(path);
    const main = page.getByRole("main");
    await expect(main.getByText("数は締切後に公開します").first()).toBeVisible();
    if (path === "/") continue; // there other themes show theirs
    await expect(main.getByText(/いいね \d/)).toHaveCount(0);
    await expect(page.getByRole("navigation", { name: "並べかえ" })).toHaveCount(0);
  }
  // A published report would tell them.
  await admin.goto(board.admin);
  await admin.getByRole("button", { name: "まとめを公開する" }).click();
  await expect(admin.getByRole("status")).toHaveText("保存しました。");
  await page.goto(board.report);
  await expect(page).toHaveURL(/\/login/);
  expect((await page.request.get(`${board.report}/csv`)).status()).toBe(404);

  await board.move("review");
  await page.goto(`${board.path}?sort=stickers`);
  await expect(page.getByText("付箋2枚、いいね3枚。")).toBeVisible();
  await expect(page.getByRole("region", { name: GOOD }).getByRole("article").locator("p")).toHaveText([PHONE, SEAL]);
  await page.getByRole("link", { name: "まとめを読む" }).click();
  await expect(page).toHaveURL(board.report);
});

test("two organizers edit one theme: the second is told, nothing is overwritten", async ({
  admin,
  app,
  person,
  theme,
}) => {
  const board = await theme({ title: "もとの題" });
  const email = `second-${Date.now().toString(36)}@example.jp`;
  await app.kizuki(
    ["admin", "create", "--email", email, "--role", "organizer", "--password-stdin"],
    `${organizer.password}\n`,
  );
  const second = await person();
  await second.goto(`/login?next=${board.admin}/edit`);
  await signIn(second, email, organizer.password);
  await expect(field(second, "テーマ名")).toHaveValue("もとの題");

  await admin.goto(`${board.admin}/edit`);
  await field(admin, "テーマ名").fill("先の人の題");
  await field(admin, "切り口 1").fill("先の人の切り口");
  await admin.getByRole("button", { name: "保存する" }).click();
  await expect(admin.getByRole("status")).toHaveText("保存しました。");

  await field(second, "テーマ名").fill("後の人の題");
  await field(second, "説明").fill("後の人の説明");
  await colour(second, 2, "空").check();
  await change(second, "受付の終わり");
  await second.getByRole("switch", { name: "シールを受け付ける" }).uncheck();
  await second.getByLabel("日を変える理由").fill("シールは出そろったため。");
  await second.getByRole("button", { name: "保存する" }).click();
  // Both changed the title alone: that is asked. What only one of them changed is as they have it.
  const told = second.getByRole("alert");
  await expect(told).toContainText("ほかの人が先に、同じところを変えました");
  await expect(told.getByRole("listitem")).toHaveCount(1);
  await expect(told.getByRole("listitem")).toContainText("先の人の題");
  await told.getByRole("link", { name: "テーマ名" }).click();
  await expect(field(second, "テーマ名")).toBeFocused();
  await expect(field(second, "テーマ名")).toHaveAccessibleDescription(/先の人の題/);
  await expect(field(second, "テーマ名")).toHaveValue("後の人の題");
  await expect(field(second, "切り口 1")).toHaveValue("先の人の切り口");
  await expect(field(second, "説明")).toHaveValue("後の人の説明");
  await expect(colour(second, 2, "空")).toBeChecked();
  await change(second, "受付の終わり");
  await expect(second.getByRole("switch", { name: "シールを受け付ける" })).not.toBeChecked();
  await expectNoAxeViolations(second);

  await admin.goto(board.admin);
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("先の人の題");

  await second.getByRole("button", { name: "この内容で保存する" }).click();
  await expect(second.getByRole("status")).toHaveText("保存しました。");
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("後の人の題");
  await admin.goto(board.path);
  await expect(admin.getByText("後の人の説明")).toBeVisible();
  await expect(admin.getByRole("region", { name: "先の人の切り口" })).toBeVisible();
  await expect(admin.getByText("シールの受付は終わりました。")).toBeVisible();
  await expect(admin.getByText("理由：シールは出そろったため。")).toBeVisible();
});

async function bytes(download: Download): Promise<string> {
  return (await readFile(await download.path())).toString("utf8");
}

async function downloads(page: Page, label: string): Promise<Download> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: label }).click();
  return waiting;
}

async function expectReport(page: Page, board: Theme): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(board.title);
  const all = page.getByRole("region", { name: "全体" });
  await expect(all).toContainText("4枚");
  await expect(all).toContainText("8枚");
  await expect(all.getByText("4枚のうち3枚")).toBeVisible();
}

test("from the last day to the report @any-width", async ({ admin, person, theme }) => {
  const board = await theme();
  await board.pinned(GOOD, { [PHONE]: 3, [`=1+1 "引用"、読点`]: 3 });
  await board.pinned(BAD, { [SEAL]: 2, "だれも貼らない。": 0 });

  await admin.goto(board.admin);
  await admin.getByText("締め切る", { exact: true }).first().click();
  await expect(admin.getByText("付箋4枚のボードを締め切ります。")).toBeVisible();
  // Before its last day not without a word to staff.
  await admin.getByRole("button", { name: "締め切る" }).click();
  await expect(admin.getByLabel("予定より早く締め切る理由")).toHaveAccessibleDescription(/理由がいります/);
  await expectNoAxeViolations(admin);
  await admin.getByLabel("予定より早く締め切る理由").fill("声が出そろったため。");
  await admin.getByRole("button", { name: "締め切る" }).click();
  await expect(admin.getByRole("status")).toHaveText("状態を変えました。");
  await admin.getByRole("link", { name: "まとめを読む" }).click();
  await expect(admin).toHaveURL(board.report);
  await expect(admin.getByText("非公開", { exact: true })).toBeVisible();
  await expectReport(admin, board);

  const perPrompt = admin.getByRole("region", { name: "切り口ごと" });
  await expect(perPrompt.getByRole("row", { name: GOOD })).toContainText("263.0");
  await expect(perPrompt.getByRole("row", { name: "合計" })).toContainText("482.0");
  const ranking = admin.getByRole("region", { name: "順位" });
  await expect(ranking.getByRole("row", { name: PHONE })).toContainText("1（同順位）");
  await expect(ranking.getByRole("row", { name: "=1+1" })).toContainText("1（同順位）");
  await expect(ranking.getByRole("row", { name: SEAL })).toContainText("3");
  await expect(ranking.getByText("だれも貼らない。")).toHaveCount(0);
  await expect(admin.getByRole("region", { name: "付録：すべての付箋" }).getByText("だれも貼らない。")).toBeVisible();

  const chart = admin.getByRole("img", { name: /いいねの多い付箋、上から10枚/ });
  await expect(chart).toBeVisible();
  await expect(chart.locator("title")).toHaveText("いいねの多い付箋、上から10枚");
  await expect(chart.locator("desc")).toHaveText(/いちばん多い付箋が3枚。上から3枚を示す。/);
  await expect(chart.locator("rect")).toHaveCount(3);
  await expect(admin.getByRole("img", { name: /いいねの枚数ごとの付箋の数/ })).toBeVisible();

  const csv = await downloads(admin, "CSVでもらう");
  expect(csv.suggestedFilename()).toBe(`kizuki-${board.path.replace("/t/", "")}.csv`);
  const lines = (await bytes(csv)).split("\r\n");
  expect(lines[0]).toBe("\ufeff順位,切り口,付箋,いいね,まとまり,区分,回答の文,番号");
  // Which of two with as many likes comes first is left to their ids.
  const first = lines.slice(1, 3).map((line) => line.replace(/,A-[12]$/, ""));
  expect(first.sort()).toEqual([`1,${GOOD},"'=1+1 ""引用""、読点",3,,,`, `1,${GOOD},${PHONE},3,,,`].sort());
  expect(lines.slice(3, 5)).toEqual([`3,${BAD},${SEAL},2,,,,B-1`, `4,${BAD},だれも貼らない。,0,,,,B-2`]);
  expect(lines[5]).toMatch(/^,記録の合い言葉,/);
  expect(lines.slice(6)).toEqual([""]);
  const markdown = await bytes(await downloads(admin, "Markdownでもらう"));
  expect(markdown).toMatch(new RegExp(`^# .*${board.title}`, "m"));
  for (const text of [PHONE, SEAL, "だれも貼らない。"]) expect(markdown).toContain(text);

  const reader = await person();
  await reader.goto(board.report);
  await expect(reader).toHaveURL(/\/login\?next=/);
  await admin.goto(board.admin);
  await admin.getByRole("button", { name: "まとめを公開する" }).click();
  await expect(admin.getByText("公開しています。ボードを読める人ならだれでも読めます。")).toBeVisible();
  await reader.goto(board.path);
  await reader.getByRole("link", { name: "まとめを読む" }).click();
  await expectReport(reader, board);
  expect(await bytes(await downloads(reader, "CSVでもらう"))).toBe(await bytes(csv));

  await admin.getByRole("button", { name: "非公開に戻す" }).click();
  await expect(admin.getByText("非公開です。主催者と検討メンバーだけが読めます。")).toBeVisible();
  await reader.goto(board.report);
  await expect(reader).toHaveURL(/\/login\?next=/);
});
