// A page in a browser with a slow processor: how long somebody waits from a key or a click to the next paint, as the browser itself measures it
// (Event Timing, in steps of 8 ms), and the longest task of its one thread meanwhile.
import type { BrowserContext, Page } from "@playwright/test";

export const TIMES = 9;
const SLOWER = 4;

interface Seen {
  keys: number[];
  tasks: number[];
}

/** Opens an address with the processor slowed, and prints how heavy the page is and how long its longest task was. */
export async function slowPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await devtools.send("Network.enable");
  let [asked, sent] = ["", 0];
  devtools.on("Network.responseReceived", (come) => (asked = come.type === "Document" ? come.requestId : asked));
  devtools.on("Network.loadingFinished", (done) => (sent = done.requestId === asked ? done.encodedDataLength : sent));
  await page.addInitScript(() => {
    const seen: Seen = { keys: [], tasks: [] };
    Object.assign(window, { seen });
    // A key comes as several events; what somebody waits for is the longest of them.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.keys.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
    }).observe({ type: "longtask" });
  });
  const answer = (await page.goto(address))!;
  await page.waitForTimeout(3000);
  const [, longest] = await taken(page);
  const html = (await answer.body()).length;
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  console.log(
    `${address}: ${html} bytes, ${sent} as sent, ${elements} elements, longest task while it loads ${longest} ms`,
  );
  return page;
}

async function taken(page: Page): Promise<[number, number]> {
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: Seen };
    const most: [number, number] = [Math.max(0, ...seen.keys), Math.max(0, ...seen.tasks)];
    seen.keys.length = 0;
    seen.tasks.length = 0;
    return most;
  });
}

/** Does something several times, and prints how long it took: min, median and max. */
export async function measure(
  page: Page,
  name: string,
  act: (i: number) => Promise<void>,
  {
    before,
    after,
    wait = 700,
  }: { before?: (i: number) => Promise<void>; after?: () => Promise<void>; wait?: number } = {},
): Promise<void> {
  const all: number[][] = [];
  for (let i = 0; i < TIMES; i++) {
    await before?.(i);
    await page.waitForTimeout(400);
    await taken(page);
    await act(i);
    await page.waitForTimeout(wait);
    all.push(await taken(page));
    await after?.();
  }
  const of = (which: number) => {
    const sorted = all.map((one) => one[which]!).sort((a, b) => a - b);
    return [sorted[0], sorted[Math.floor(TIMES / 2)], sorted[TIMES - 1]].map((ms) => ms!.toFixed(0)).join(" – ");
  };
  console.log(`${name}: key to paint ${of(0)} ms (0: under 16), longest task ${of(1)} ms (0: under 50)`);
}
