// How long somebody on an old phone waits: Fast 3G and a processor four times slower, nothing in the browser's cache. Prints min, median and
// max of several first visits; the budgets are DESIGN's.
import { App, test } from "../fixtures/app";
import { Desk, GOOD } from "../fixtures/themes";

const VISITS = 9;
const NOTES = 100;
/** What the browsers' own tools and Lighthouse call so; the first counts each round trip 3.75 times. Bytes a second, and ms. */
const LINES = {
  "Fast 3G as in DevTools": { latency: 562.5, downloadThroughput: 184_320, uploadThroughput: 86_400 },
  "Fast 3G as in Lighthouse": { latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 },
};

interface Times {
  visible: number;
  awake: number;
}

test("page in a slow browser", async ({ browser }) => {
  const app = await App.start();
  const board = await (await Desk.open(app)).theme({ maxNotes: 20 });
  const texts = Array.from({ length: NOTES }, (_, i) => [`会議が長い。資料を前の日までに配る。その${i}。`, i % 4]);
  await board.pinned(GOOD, Object.fromEntries(texts));
  for (const [name, line] of Object.entries(LINES)) {
    const all: Times[] = [];
    let bytes = 0;
    let requests = 0;
    for (let visit = 0; visit < VISITS; visit++) {
      const context = await browser.newContext({
        baseURL: app.url,
        viewport: { width: 375, height: 812 },
        isMobile: true,
        hasTouch: true,
      });
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await devtools.send("Network.enable");
      await devtools.send("Network.emulateNetworkConditions", { offline: false, ...line });
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      [bytes, requests] = [0, 0];
      devtools.on("Network.loadingFinished", (done) => {
        bytes += done.encodedDataLength;
        requests += 1;
      });
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.querySelector(".tick .num")) return;
          observer.disconnect();
          performance.mark("awake");
        }).observe(document, { childList: true, subtree: true });
      });
      await page.goto(board.path, { waitUntil: "commit" });
      await page.waitForFunction(
        () =>
          performance.getEntriesByName("awake").length && performance.getEntriesByName("first-contentful-paint").length,
      );
      all.push(
        await page.evaluate(() => ({
          visible: performance.getEntriesByName("first-contentful-paint")[0]!.startTime,
          awake: performance.getEntriesByName("awake")[0]!.startTime,
        })),
      );
      await context.close();
    }
    const line_of = (pick: (times: Times) => number) => {
      const sorted = all.map(pick).sort((a, b) => a - b);
      return [sorted[0], sorted[Math.floor(VISITS / 2)], sorted[VISITS - 1]]
        .map((ms) => (ms! / 1000).toFixed(2))
        .join(" – ");
    };
    console.log(`${name}, 4x slower processor, ${NOTES} notes: ${requests} requests, ${bytes} bytes`);
    console.log(`  notes visible, s (budget 1.2):  ${line_of((times) => times.visible)}`);
    console.log(`  sticker works, s (budget 2.5):  ${line_of((times) => times.awake)}`);
  }
  await app.stop();
});
