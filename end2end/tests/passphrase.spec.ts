// Reading behind the shared passphrase: asked once, led on, and everything works behind it, the browser's second program too.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { App } from "../fixtures/app";
import { expectToFit } from "../fixtures/layout";
import { Staff } from "../fixtures/staff";
import { expect, test as base } from "../fixtures/test";
import { Desk, GOOD } from "../fixtures/themes";

const PHRASE = "さくらの咲く丘 2020";
/** As typed on a keyboard that is in full width. */
const WIDE = "さくらの咲く丘　２０２０";

/** One server for the tests of this file, with a passphrase; it logs all that it can. */
const test = base.extend<object, { closed: Desk }>({
  closed: [
    async ({}, use) => {
      const app = await App.start(undefined, { KIZUKI_PASSPHRASE: PHRASE, KIZUKI_LOG: "trace" });
      await use(await Desk.open(app));
      await app.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

const field = (page: Page) => page.getByLabel("合言葉", { exact: true });

async function enter(page: Page, phrase: string): Promise<void> {
  await field(page).fill(phrase);
  await page.getByRole("button", { name: "ボードを読む" }).click();
}

test("the passphrase is asked for once and leads on to where one wanted to go", async ({
  closed,
  person,
  javaScriptEnabled,
}) => {
  const board = await closed.theme();
  const page = await person({ baseURL: closed.app.url, javaScriptEnabled });
  const way = `${board.path}?sort=stickers`;
  const asked = await page.goto(way);
  expect(asked?.status()).toBe(401);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("合言葉を入れてください");
  await expect(page.getByText(board.title)).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeViolations(page);
  }
  await expectToFit(page);

  await enter(page, "さくらの散る丘 2020");
  await expect(field(page)).toHaveAccessibleDescription(/合言葉が違います/);
  await expect(field(page)).toHaveValue("");
  expect(await page.content()).not.toContain("散る丘");
  await expectNoAxeViolations(page);
  await expectToFit(page);

  // Another language on the way does not lose the way.
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Please enter the passphrase");
  await expectNoAxeViolations(page);
  await expectToFit(page);
  await page.getByRole("link", { name: "日本語", exact: true }).click();

  await enter(page, WIDE);
  await expect(page).toHaveURL(closed.app.url + way);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(board.title);
  await page.goto("/trust");
  await expect(page.getByText(/合言葉がいります/)).toBeVisible();
});

test("all readers have one cookie, and no log holds it @any-width", async ({ closed, person }) => {
  const cookies = [];
  for (const phrase of [PHRASE, WIDE]) {
    const page = await person({ baseURL: closed.app.url });
    await page.goto("/");
    await enter(page, phrase);
    await expect(page).toHaveURL(`${closed.app.url}/`);
    const all = (await page.context().cookies()).sort((one, two) => one.name.localeCompare(two.name));
    const [cookie, before, ...more] = all;
    expect(more).toEqual([]);
    expect(cookie).toMatchObject({ name: "kizuki_reader", httpOnly: true, sameSite: "Lax", path: "/" });
    // Goes with the phrase only, and is the same for everybody too.
    expect(before).toMatchObject({
      name: "kizuki_reader_before",
      httpOnly: true,
      sameSite: "Strict",
      path: "/passphrase",
    });
    cookies.push(`${cookie!.value} ${before!.value}`);
  }
  expect(cookies[0]).toBe(cookies[1]);
  // At its most talkative the program says that it has begun, and of requests nothing at all.
  expect(closed.app.log).toContain("気づきボード  http");
  for (const secret of [...cookies[0]!.split(" "), PHRASE, WIDE, encodeURIComponent(PHRASE), "さくら"])
    expect(closed.app.log).not.toContain(secret);
});

test("behind it one writes, and the browser checks its receipts without a cookie @any-width", async ({
  closed,
  person,
  javaScriptEnabled,
}) => {
  const js = javaScriptEnabled !== false;
  const board = await closed.theme();
  const page = await person({ baseURL: closed.app.url, javaScriptEnabled });
  await page.goto(board.path);
  await enter(page, PHRASE);
  const staff = new Staff(page, board, js);
  await staff.awake();
  await staff.write(GOOD, "通勤がなくなった。");
  await staff.expectInTheBox();
  await board.openBox();
  await page.goto(board.mine);
  await expect(page.getByRole("article").filter({ hasText: "通勤がなくなった。" })).toBeVisible();
  if (!js) return;
  // Behind a passphrase the worker for times without a network keeps no page.
  await staff.open();
  const pages = await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return (await (await caches.open("pages-2")).keys()).length;
  });
  expect(pages).toBe(0);
  await page.goto(board.mine);

  const fetched: Record<string, string>[] = [];
  await page.route("**/log.json", async (route) => {
    fetched.push(await route.request().allHeaders());
    await route.continue();
  });
  await page.getByRole("button", { name: "確かめる" }).click();
  await expect(page.locator("#receipts")).toHaveAttribute("data-state", "done");
  expect(fetched).toHaveLength(1);
  expect(fetched[0]).not.toHaveProperty("cookie");
  expect(fetched[0]).toHaveProperty("x-kizuki-log-pass");
});
