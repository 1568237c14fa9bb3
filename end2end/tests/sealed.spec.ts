// Sealed tickets from the roster to a note: picked up on one's own device and on a shared one, and every way in which the
// server, the line or the log can be wrong.
import type { Page, Route } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { BAD, GOOD, type Theme } from "../fixtures/themes";

const ROSTER = Array.from({ length: 8 }, (_, i) => `A${1001 + i}`);

/** Enters the roster and prints everybody's links, as an organizer does. */
async function links(admin: Page): Promise<string[]> {
  await admin.goto("/admin/roster");
  await admin.getByLabel("または、ここに貼り付ける").fill(ROSTER.join("\n"));
  await admin.getByRole("button", { name: "この名簿に入れ替える" }).click();
  await expect(admin.getByText("名簿には8人います。")).toBeVisible();
  await admin.getByLabel(/全員に作る/).check();
  await admin.getByRole("button", { name: "リンクの一覧を出す" }).click();
  const shown = await admin.locator(".where").allTextContents();
  expect(shown).toHaveLength(ROSTER.length);
  return shown.map((link) => new URL(link).pathname);
}

/** The page's row for a theme. */
const row = (page: Page, board: Theme) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: board.title }) });

async function begin(page: Page, link: string, own: boolean): Promise<void> {
  await page.goto(link);
  if (own) await page.getByLabel("この端末は自分だけが使う").check();
  await page.getByRole("button", { name: "券を受け取る" }).click();
}

async function pickUp(page: Page, link: string, board: Theme, own: boolean): Promise<string> {
  await begin(page, link, own);
  await expect(row(page, board).getByText("受け取りました。")).toBeVisible();
  return codeOf(page, board);
}

/** The ticket's number as it is shown, in one line. */
async function codeOf(page: Page, board: Theme): Promise<string> {
  return (await row(page, board).locator(".code").textContent())!.replaceAll("\n", "");
}

/** Everything that the browser keeps under our names, in its storage and its cookies. */
async function kept(page: Page): Promise<string> {
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  return stored + JSON.stringify(await page.context().cookies());
}

test.describe("sealed tickets", () => {
  test.describe.configure({ mode: "serial" });

  test("from the roster to a note, on one's own device and on others", async ({ admin, page, person, js, theme }) => {
    test.skip(!js, "a sealed ticket is made inside the browser");
    const board = await theme({ tier: "sealed", quorum: 5, maxNotes: 3, draft: true });
    const all = await links(admin);
    await board.move("open");

    await page.goto(all[0]!);
    await expectNoAxeViolations(page);
    await expectToFit(page);
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const code = await pickUp(page, all[0]!, board, true);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/);
    await expectNoAxeViolations(page);
    await expectToFit(page);
    await expect(row(page, board).locator("svg.qr path")).toHaveAttribute("d", /^M/);
    await expect
      .poll(() => sent.filter((one) => one.startsWith("POST")))
      .toEqual(["POST /pick", "POST /issue", "POST /pick/end"]);
    expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: "kz_issue" }));
    const words = (await row(page, board).locator(".words strong").textContent())!;
    // The page behind the link is as before; whoever asks again is refused, and told what that can mean.
    await begin(page, all[0]!, true);
    await expect(row(page, board).getByText(/もう受け取られています.*受け取った覚えがなければ/)).toBeVisible();
    expect(await kept(page)).toContain(code);

    const staff = new Staff(page, board, js);
    await staff.open();
    await expect(page.getByText("この端末には、このテーマの券があります。")).toBeVisible();
    await expect(page.getByText(words)).toBeVisible();
    await staff.write(GOOD, "まだ早い。");
    await expect(staff.field(GOOD)).toHaveAccessibleDescription(/券が5枚出るまで待つ決まりです/);

    for (const link of all.slice(1, 4)) await pickUp(await person(), link, board, false);
    const shared = await person();
    const theirs = await pickUp(shared, all[4]!, board, false);
    expect(await kept(shared)).not.toContain(theirs.slice(0, 9));
    await shared.getByRole("link", { name: "この画面で使う" }).click();
    await expect(shared.getByText("券は残しません。")).toBeVisible();
    const colleague = new Staff(shared, board, js);
    await colleague.write(BAD, "共用のPCから。");
    await colleague.expectInTheBox("daily");
    await shared.reload();
    await expect(shared.getByText("券は残しません。")).toBeVisible();
    expect(await shared.evaluate(() => JSON.stringify({ ...localStorage })), "the tab alone knows it").toBe("{}");
    await shared.getByRole("button", { name: "いますぐ消す" }).click();
    await expect(shared.getByText("この端末から券を消しました。")).toBeVisible();
    expect(await kept(shared)).not.toContain(theirs.slice(0, 9));
    await expect(shared.getByLabel("券の番号")).toBeVisible();

    await staff.open();
    await staff.write(GOOD, "封かん券で書いた。");
    await staff.expectInTheBox("daily");
    // On a phone, by the code behind the number sign; and typed where there is no JavaScript.
    const phone = await person();
    await phone.goto(`${board.path}#${code}`);
    const offer = phone.getByRole("form", { name: "アドレスに券が付いています" });
    await offer.getByRole("button", { name: "この券を使う" }).click();
    await expect(offer.getByText("この券の最後の4文字と違います。")).toBeVisible();
    await expect(offer.getByLabel("番号の最後の4文字")).toBeFocused();
    await expectNoAxeViolations(phone);
    await expectToFit(phone);
    expect(await kept(phone)).not.toContain(code.slice(0, 9));
    // As the page with the QR code shows them, typed as people type.
    await offer.getByLabel("番号の最後の4文字").fill(code.slice(-4).toLowerCase());
    await phone.keyboard.press("Enter");
    await expect(phone.getByText("この端末には、このテーマの券があります。")).toBeVisible();
    await phone.goto(board.mine);
    await expect(phone.getByRole("article").filter({ hasText: "封かん券で書いた。" })).toBeVisible();
    const plain = await person({ javaScriptEnabled: false });
    await plain.goto(board.path);
    await plain.getByLabel("券の番号").fill(theirs.toLowerCase());
    await plain.getByRole("button", { name: "この券を使う" }).click();
    await plain.goto(board.mine);
    await expect(plain.getByRole("article").filter({ hasText: "共用のPCから。" })).toBeVisible();
    const [cookie] = await plain.context().cookies();
    expect(cookie).toMatchObject({ name: "kizuki_ticket", expires: -1 });

    await board.openBox();
    await staff.open();
    await expect(staff.note("封かん券で書いた。")).toBeVisible();
    await expect(staff.note("共用のPCから。")).toBeVisible();
  });

  test("L17: another key is refused, and the ticket is not used up @any-width", async ({
    admin,
    person,
    js,
    theme,
  }) => {
    test.skip(!js, "a sealed ticket is made inside the browser");
    const board = await theme({ tier: "sealed", quorum: 5, draft: true });
    const all = await links(admin);
    await board.move("announced");

    // A key of one's own for this person, which the log does not hold.
    const marked = await person();
    const asked: string[] = [];
    marked.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await marked.route("**/key", (route) => change(route, /"pk":"[0-9a-f]{2}/, '"pk":"e2'));
    await begin(marked, all[0]!, true);
    await expect(row(marked, board).getByText(/印のかぎが、公開の記録にあるものと違います/)).toBeVisible();
    await expectNoAxeViolations(marked);
    expect(asked).not.toContain("/issue");
    expect(await kept(marked)).not.toContain("-");

    // The published key is shown, and another one stamps: the proof gives it away.
    const cheated = await person();
    // Of other themes the tickets were picked up before, and are refused.
    await cheated.route("**/issue", (route) =>
      route.request().postData()?.includes(board.id)
        ? change(route, /"proof":"[0-9a-f]{2}/, '"proof":"00')
        : route.continue(),
    );
    await begin(cheated, all[1]!, true);
    await expect(row(cheated, board).getByText(/この券は使わないでください/)).toBeVisible();
    await expect(row(cheated, board).locator(".code")).toBeEmpty();

    // A log that is not the one this browser saw.
    const before = await person();
    await before.goto("/");
    await before.evaluate(() => localStorage.setItem("kizuki.log", "7".repeat(64)));
    await begin(before, all[2]!, true);
    await expect(row(before, board).getByText(/公開の記録が書きかえられている/)).toBeVisible();
    await before.evaluate(() => localStorage.removeItem("kizuki.log"));
    expect(await pickUp(before, all[2]!, board, true)).toHaveLength(44);
  });

  test("a lost answer can be asked for again; an untouched shared screen forgets @any-width", async ({
    admin,
    person,
    js,
    theme,
  }) => {
    test.skip(!js, "a sealed ticket is made inside the browser");
    const board = await theme({ tier: "sealed", quorum: 5, draft: true });
    const all = await links(admin);
    await board.move("announced");
    const page = await person();
    await page.clock.install();
    let lost = 0;
    await page.route("**/issue", async (route) => {
      // The server stamps, and the answer is lost on the way; other themes' tickets are not meant.
      if (!route.request().postData()?.includes(board.id) || lost++ > 0) return route.continue();
      await route.fetch();
      return route.fulfill({ status: 408, body: "" });
    });
    await begin(page, all[0]!, false);
    await expect(row(page, board).getByText("サーバーにつながりませんでした。", { exact: false })).toBeVisible();
    await row(page, board).getByRole("button", { name: "もう一度ためす" }).click();
    await expect(row(page, board).getByText("受け取りました。")).toBeVisible();
    const code = await codeOf(page, board);

    await page.clock.runFor(100_000);
    await expect(page.getByText("まもなく、この画面から券を消します。", { exact: false })).toBeVisible();
    await page.keyboard.press("Shift");
    await page.clock.runFor(2_000);
    await expect(page.getByText("まもなく、この画面から券を消します。", { exact: false })).toBeHidden();
    await page.clock.runFor(125_000);
    await expect(page.getByText("この画面から券を消しました。")).toBeVisible();
    expect(await page.content()).not.toContain(code.slice(0, 9));
  });

  test("without JavaScript the page says what to do", async ({ admin, page, js, theme }) => {
    test.skip(js, "with JavaScript it is picked up");
    const board = await theme({ tier: "sealed", quorum: 5, draft: true });
    const all = await links(admin);
    await board.move("announced");
    await page.goto(all[0]!);
    await expect(page.getByText(/くじ引き券を主催者に頼んでください/)).toBeVisible();
    await expectToFit(page);
  });
});

async function change(route: Route, from: RegExp, to: string): Promise<void> {
  const answer = await route.fetch();
  const body = await answer.text();
  expect(body).toMatch(from);
  await route.fulfill({ response: answer, body: body.replace(from, to) });
}
