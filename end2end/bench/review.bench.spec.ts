// How long somebody waits at the review bench with 1,000 notes, and in the lists made of them, with a processor four times slower. Prints min,
// median and max; docs/performance.md has the figures.
import type { Page } from "@playwright/test";
import { App, test } from "../fixtures/app";
import { Desk, GOOD, type Theme } from "../fixtures/themes";
import { measure, slowPage } from "./slow";

const NOTES = 1000;
/** All but one page are in groups of ten: a page then has every note of the board. */
const LOOSE = 250;

/** Puts the notes into groups, by the forms of the page. */
export async function group(page: Page, board: Theme): Promise<void> {
  await page.goto(`${board.admin}/review`);
  await page.evaluate(
    async ([theme, all, loose]) => {
      const parse = (html: string) => new DOMParser().parseFromString(html, "text/html");
      for (let made = 0; made < (Number(all) - Number(loose)) / 10; made++) {
        const now = parse(await (await fetch(location.href)).text());
        const form = new URLSearchParams({ theme: String(theme), name: `まとまり その${made}` });
        form.set("key", now.querySelector<HTMLInputElement>("#bar [name=key]")!.value);
        form.set("seen", now.querySelector<HTMLInputElement>("#bar [name=seen]")!.value);
        for (const note of [...now.querySelectorAll<HTMLInputElement>(".loose .cards input")].slice(0, 10))
          form.append("notes[]", note.value);
        await fetch("/do/group_notes", { method: "POST", body: form, headers: { accept: "text/html" } });
      }
    },
    [board.id, NOTES, LOOSE],
  );
}

async function atBench(page: Page): Promise<void> {
  const press = (key: string) => page.keyboard.press(key);
  const first = () => page.locator(".loose .cards input").first().focus();
  await first();
  await measure(page, "arrow to the next note", () => press("ArrowRight"));
  await measure(page, "arrow down", () => press("ArrowDown"));
  await measure(page, "to the last note, and back", (i) => press(i % 2 ? "Home" : "End"));
  await press("Home");
  await measure(page, "choose a note", () => press("Space"));
  await measure(page, "choose on the way", () => press("Shift+ArrowRight"));
  await measure(page, "choose all of the page, or none", () => press("Control+a"));
  await measure(page, "open the dialog", () => press("g"), { after: () => press("Escape") });
  await press("g");
  await measure(page, "type in it", (i) => page.keyboard.type(String(i)), { after: () => press("Backspace") });
  await measure(page, "leave it", () => press("Escape"), { before: () => press("g") });
  await page.locator("#clear").click();
  await first();
  const name = async (i: number) => {
    await press("g");
    await page.waitForTimeout(400);
    await page.keyboard.insertText(`新しい${i}`);
  };
  const answer = { wait: 1800 };
  await measure(page, "a note to a new group, and the answer", () => press("Enter"), { before: name, ...answer });
  await measure(page, "undo, and the answer", () => press("Control+z"), answer);
  await first();
  const all = async (i: number) => {
    await press("Control+a");
    await name(i + 20);
  };
  await measure(page, "250 notes to a new group, and the answer", () => press("Enter"), {
    before: all,
    after: async () => {
      await press("Control+z");
      await page.waitForTimeout(1800);
      await first();
    },
    ...answer,
  });
  const find = page.locator("#find");
  const search = (word: string) => async () => {
    await find.fill(word);
    await press("Enter");
    await page.waitForTimeout(1500);
  };
  const [some, none] = [search("その9"), search("")];
  await measure(page, "search, and the answer", () => press("Enter"), {
    before: () => find.fill("その9"),
    after: none,
    ...answer,
  });
  const ends = async () => {
    await some();
    await find.fill("");
  };
  await measure(page, "end the search, and the answer", () => press("Enter"), { before: ends, ...answer });
}

async function atShortlist(page: Page): Promise<void> {
  const rows = page.locator("#shortlist .listed > li");
  console.log(`  ${await rows.count()} rows`);
  await rows.nth(3).locator("form.move button:enabled").first().focus();
  await measure(page, "move a row down, and the answer", () => page.keyboard.press("Alt+ArrowDown"), { wait: 1800 });
  await measure(page, "type a number", () => page.keyboard.type("1"), {
    before: () => rows.nth(5).locator("[name=place]").focus(),
  });
  await measure(page, "choose an item to add", () => page.keyboard.press("Space"), {
    before: (i) => page.locator("#shortlist [type=checkbox]").nth(i).focus(),
  });
}

async function atEnquiries(page: Page): Promise<void> {
  await measure(page, "choose an item to ask about", () => page.keyboard.press("Space"), {
    before: (i) => page.locator("main [type=checkbox]").nth(i).focus(),
  });
  await measure(page, "type into the covering letter", () => page.keyboard.type("x"), {
    before: () => page.locator("main textarea").first().focus(),
  });
}

test("the bench and its lists with 1,000 notes", async ({ browser }) => {
  test.setTimeout(900_000);
  const app = await App.start();
  const desk = await Desk.open(app);
  const board = await desk.theme({ maxNotes: 20 });
  const texts = Array.from({ length: NOTES }, (_, i) => `会議が長い。資料を前の日までに配る。その${i}。`);
  await board.pinned(GOOD, Object.fromEntries(texts.map((text) => [text, 0])));
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 1280, height: 900 } });
  await desk.signIn(context);
  const quick = await context.newPage();
  await group(quick, board);
  await quick.close();
  const review = await slowPage(context, `${board.admin}/review`);
  await atBench(review);
  await review.close();
  const lists = await slowPage(context, `${board.admin}/shortlist`);
  await lists.evaluate(async (theme) => {
    const form = new URLSearchParams({ theme: String(theme), top: "50" });
    await fetch("/do/shortlist_top", { method: "POST", body: form, headers: { accept: "text/html" } });
    const items = [...document.querySelectorAll<HTMLInputElement>('[name="items[]"]')].map((item) => item.value);
    const add = new URLSearchParams({ theme: String(theme), page: location.pathname });
    for (const item of items.slice(0, 300)) add.append("items[]", item);
    await fetch("/do/shortlist_items", { method: "POST", body: add, headers: { accept: "text/html" } });
  }, board.id);
  await lists.close();
  const listed = await slowPage(context, `${board.admin}/shortlist`);
  await atShortlist(listed);
  await listed.close();
  await board.move("review");
  await atEnquiries(await slowPage(context, `${board.admin}/enquiries`));
  await context.close();
  await app.stop();
});
