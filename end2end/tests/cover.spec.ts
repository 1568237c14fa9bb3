// Whoever watches the line, or reads a proxy's log, cannot tell who writes from who reads.
import type { Browser } from "@playwright/test";
import { App } from "../fixtures/app";
import { accuracy, type Row } from "../fixtures/guesser";
import { Recorder, type Sent } from "../fixtures/recorder";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { Desk, GOOD, newTicket, type Theme } from "../fixtures/themes";

/** Of each kind. The figure of docs/anonymity.md is that of 200: `COVER_PEOPLE=200 scripts/e2e.sh --project=js-1280 tests/cover`. */
const PEOPLE = Number(process.env.COVER_PEOPLE ?? 60);
/** At the same time. */
const AT_ONCE = 10;
/** Seconds between two posts on average: sixteen times as often as usual, for visits that are as much shorter. */
const MEAN = 0.25;
/** How long a visit is, in milliseconds, whoever comes; longer on a machine on which it takes more than `BRISK` to begin to write. */
const VISIT = [1200, 2800] as const;
const BRISK = 2_000;

const NOTES = ["会議が減った。", "通勤がなくなった。", "集中できる。", "家族と食べられる。"];
/** What all say who write a note. */
const WRITTEN = "の付箋";

interface Visit {
  name: string;
  writer: boolean;
}

function between(from: number, to: number): number {
  return from + Math.random() * (to - from);
}

/** A board before which somebody writes down what passes. */
class Watched {
  /** Notes that somebody was about to send so far, and those of them that were sent before their writer left. */
  begun = 0;
  written = 0;
  /** Notes that their writer's browser keeps, to send them another time. */
  kept = 0;
  /** How many times longer than usual everybody stays. */
  private slowness = 1;

  private constructor(
    readonly app: App,
    readonly desk: Desk,
    readonly theme: Theme,
    readonly recorder: Recorder,
    private readonly cover: number,
  ) {}

  static async start(cover: number): Promise<Watched> {
    const app = await App.start(undefined, { KIZUKI_COVER: String(cover) });
    const desk = await Desk.open(app);
    const theme = await desk.theme();
    await theme.pinned(GOOD, Object.fromEntries(NOTES.map((text) => [text, 0])));
    return new Watched(app, desk, theme, await Recorder.before(app.url), cover);
  }

  /** How slow this machine is with as many visitors at once: on a busy one they would be gone before anybody wrote. */
  private async measure(browser: Browser): Promise<void> {
    const begin = async () => {
      const context = await browser.newContext({ baseURL: this.app.url, serviceWorkers: "block" });
      const staff = new Staff(await context.newPage(), this.theme, true);
      await staff.open();
      const began = Date.now();
      await (await staff.startNote(GOOD)).fill(WRITTEN);
      const took = Date.now() - began;
      await context.close();
      return took;
    };
    const took = await Promise.all(Array.from({ length: AT_ONCE }, begin));
    const usual = took.sort((a, b) => a - b)[AT_ONCE / 2]!;
    this.slowness = Math.max(1, usual / BRISK);
    console.log(`cover: ${usual} ms to begin to write, visits ${this.slowness.toFixed(1)} times as long`);
  }

  /** So many visits of people who have a ticket each; half of them act. */
  async visits(browser: Browser, people: number): Promise<Visit[]> {
    await this.measure(browser);
    this.recorder.sent.length = 0;
    const note = await this.theme.noteId(NOTES[0]!);
    const waiting = Array.from({ length: people * 2 }, (_, i) => ({ name: `visitor-${i}`, writer: i % 2 === 0 }));
    const queue = waiting.map((visit) => visit).sort(() => Math.random() - 0.5);
    const worker = async () => {
      for (let visit = queue.pop(); visit; visit = queue.pop()) await this.visit(browser, visit, note);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return waiting;
  }

  private async visit(browser: Browser, visit: Visit, used: string): Promise<void> {
    const ticket = newTicket();
    // It has been used before, so that nobody has work to prove while others are measured.
    const headers = { origin: this.app.url, cookie: `kizuki_ticket=${ticket}` };
    await fetch(`${this.app.url}${this.theme.mine}/like`, {
      method: "POST",
      redirect: "manual",
      headers,
      body: new URLSearchParams({ note: used }),
    });
    const context = await browser.newContext({
      baseURL: this.recorder.url,
      userAgent: visit.name,
      serviceWorkers: "block",
    });
    const kept = [`kizuki.${this.theme.id}`, `${ticket}\nknown\n${used} \n\n`];
    await context.addInitScript(([key, value]) => localStorage.setItem(key!, value!), kept);
    const page = await context.newPage();
    const staff = new Staff(page, this.theme, true);
    await staff.open();
    const stay = between(...VISIT) * this.slowness;
    const over = page.waitForTimeout(stay);
    const acted = this.act(staff, visit, stay);
    // However long it takes, nobody stays for it, where it goes by itself.
    if (this.cover) void acted.catch(() => {});
    else await acted;
    const posts = () => this.of(visit.name).filter(({ method }) => method === "POST");
    if (!this.cover && visit.writer) await expect.poll(posts).not.toEqual([]);
    await over;
    await page.goto("about:blank");
    await expect.poll(() => posts().every(({ took }) => took !== undefined)).toBe(true);
    const { origins } = await context.storageState();
    if (
      origins.some(({ localStorage }) => localStorage.some(({ value }) => value.includes(encodeURIComponent(WRITTEN))))
    )
      this.kept++;
    await context.close();
  }

  private async act(staff: Staff, visit: Visit, stay: number): Promise<void> {
    await staff.page.waitForTimeout(between(0, stay * 0.7));
    // Somebody who only reads may begin to write as well: what is done on the page without being sent keeps the page's timers waiting alike.
    const note = Math.random() < 0.6;
    if (note) await (await staff.startNote(GOOD)).fill(`${visit.name}${WRITTEN}`);
    if (!visit.writer) return;
    if (!note) {
      for (const text of NOTES.slice(1, Math.random() < 0.7 ? 2 : 3)) await staff.likeButton(text).click();
      return;
    }
    this.begun++;
    await staff.paste(GOOD);
    this.written++;
  }

  of(name: string): Sent[] {
    return this.recorder.sent.filter(({ headers }) => headers["user-agent"] === name);
  }

  async stop(): Promise<void> {
    await this.recorder.stop();
    await this.app.stop();
  }
}

/** What a log tells of one visitor, in numbers. */
function features(sent: Sent[]): number[] {
  const began = sent[0]!.at;
  const posts = sent.filter(({ method }) => method === "POST");
  const others = sent.filter(({ method }) => method !== "POST");
  const gaps = posts.slice(1).map((post, i) => post.at - posts[i]!.at);
  const took = posts.map(({ took }) => took ?? 0);
  const of = (numbers: number[]) => {
    const mean = numbers.reduce((sum, n) => sum + n, 0) / Math.max(numbers.length, 1);
    const spread = Math.sqrt(numbers.reduce((sum, n) => sum + (n - mean) ** 2, 0) / Math.max(numbers.length, 1));
    return [mean, spread, Math.min(...numbers, 1e6), Math.max(...numbers, 0)];
  };
  return [
    posts.length,
    others.length,
    (posts[0]?.at ?? began) - began,
    ...of(gaps),
    gaps.at(-1) ?? 0,
    ...of(took),
    took.at(-1) ?? 0,
    ...of(posts.map(({ length }) => length)),
    ...of(posts.map(({ answered }) => answered)),
    ...of(posts.map(({ status }) => status ?? 0)),
    ...of(others.map(({ answered }) => answered)),
    posts.length / ((sent.at(-1)!.at - began) / 1000),
  ];
}

function rows(watched: Watched, visits: Visit[]): Row[] {
  return visits.map(({ name, writer }) => ({ writer, features: features(watched.of(name)) }));
}

test("writers cannot be told from readers by number, size or time", async ({ browser }) => {
  test.setTimeout(900_000);
  const watched = await Watched.start(MEAN);
  let visits: Visit[] = [];
  const seen: Row[] = [];
  const right: number[] = [];
  // No better than 55 %, as far as so many people can tell: two standard deviations of guesses at random, which few people have large ones of.
  const unlikely = () => 0.55 + 1 / Math.sqrt(seen.length);
  // A leak is beyond that each time, chance once in twenty: then more people are looked at.
  do {
    visits = await watched.visits(browser, PEOPLE);
    seen.push(...rows(watched, visits));
    right.push(accuracy(seen));
  } while (right.at(-1)! > unlikely() && right.length < 3);
  const posts = (writers: boolean) => {
    const counts = visits
      .filter(({ writer }) => writer === writers)
      .map(({ name }) => watched.of(name).filter(({ method }) => method === "POST").length);
    return (counts.reduce((sum, n) => sum + n, 0) / counts.length).toFixed(2);
  };
  console.log(
    `cover: ${right.map((share) => `${(share * 100).toFixed(1)} %`).join(", ")} of ${seen.length} told rightly; posts a visit: readers ${posts(false)}, writers ${posts(true)}`,
  );
  expect(right.at(-1), `told rightly: ${right}`).toBeLessThanOrEqual(unlikely());

  // Nothing is lost of what waited when its writer left: it is there, or it goes out the next time.
  await watched.theme.openBox();
  const board = await watched.desk.get(`${watched.theme.path}?q=${encodeURIComponent(WRITTEN)}`);
  const says = /class="found".*?<\/div>/s.exec(board)?.[0].replace(/<[^>]*>/g, "");
  const found = Number(/(\d+)枚/.exec(says ?? "")?.[1]);
  expect(watched.written).toBeGreaterThan(0);
  expect(found + watched.kept).toBeGreaterThanOrEqual(watched.written);
  expect(found).toBeLessThanOrEqual(watched.begun);

  // The guesser is no fool: three posts beside the beat, from each writer, and it sees who they are.
  const beside = visits.map(({ name, writer }) => {
    const sent = watched.of(name);
    const post = sent.find(({ method }) => method === "POST")!;
    const extra = [1, 2, 3].map(() => ({ ...post, at: between(sent[0]!.at, sent.at(-1)!.at) }));
    return { writer, features: features(writer ? [...sent, ...extra].sort((a, b) => a.at - b.at) : sent) };
  });
  const betrayed = accuracy(beside);
  console.log(`cover: with three posts more from each writer, ${(betrayed * 100).toFixed(1)} % told rightly`);
  expect(betrayed).toBeGreaterThan(0.6);
  await watched.stop();
});

test("without cover they can", async ({ browser }) => {
  const watched = await Watched.start(0);
  const visits = await watched.visits(browser, 20);
  const right = accuracy(rows(watched, visits));
  console.log(`no cover: ${(right * 100).toFixed(1)} % told rightly`);
  expect(right).toBeGreaterThan(0.9);
  await watched.stop();
});

test("a board that nobody looks at sends nothing, and neither does a closed one", async ({ person, app, theme }) => {
  const recorder = await Recorder.before(app.url);
  const page = await person({ baseURL: recorder.url });
  const open = await theme();
  const posts = () => recorder.to("/anon").length;
  await page.goto(open.path);
  await expect.poll(posts).toBeGreaterThan(3);
  // What the browser says when somebody looks at another window.
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    window.dispatchEvent(new Event("visibilitychange"));
  });
  await page.waitForTimeout(300);
  const before = posts();
  await page.waitForTimeout(1_000);
  expect(posts()).toBe(before);
  await open.move("review");
  await page.goto(open.path);
  await page.waitForTimeout(1_000);
  expect(posts()).toBeLessThanOrEqual(before + 1);
  await recorder.stop();
});
