// Debian's Chromium, with and without JavaScript, on a desk and on a phone. The server under test is
// started by fixtures/app.ts, one per worker, each on an empty board of its own.
import { defineConfig } from "@playwright/test";

const desk = { viewport: { width: 1280, height: 900 } };
const phone = {
  viewport: { width: 375, height: 812 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

// They open browsers of both kinds themselves, or depend on neither width nor scripts.
const ONCE = [
  "**/both-ways.spec.ts",
  "**/demo.spec.ts",
  "**/anonymity.spec.ts",
  "**/forger.spec.ts",
  "**/cover.spec.ts",
];
// No width changes what they look at: the server, what a browser keeps and sends, what a script does. Nor what a single test with the tag
// @any-width looks at. They are not run again on a phone.
const ANY_WIDTH = [
  "**/drafts.spec.ts",
  "**/harder.spec.ts",
  "**/nameless.spec.ts",
  "**/storage.spec.ts",
  "**/toggles.spec.ts",
  "**/translated.spec.ts",
  "**/worker.spec.ts",
];
// On pages of plain forms alone, which no script of ours changes: with scripts on a desk and without them on a phone both are tried, and both
// widths looked at.
const PLAIN = [
  "**/channels.spec.ts",
  "**/choose.spec.ts",
  "**/copy.spec.ts",
  "**/disclosure.spec.ts",
  "**/enquiry.spec.ts",
  "**/exchange.spec.ts",
  "**/first-day.spec.ts",
  "**/help.spec.ts",
  "**/letterhead.spec.ts",
  "**/library.spec.ts",
  "**/new-theme.spec.ts",
  "**/oidc.spec.ts",
  "**/paper.spec.ts",
  "**/photo.spec.ts",
  "**/proposal.spec.ts",
  "**/team.spec.ts",
  "**/today.spec.ts",
  "**/year.spec.ts",
];
// They look at pages with means that are JavaScript themselves.
const SCRIPTED = ["**/pages.spec.ts", "**/shots.spec.ts"];

export default defineConfig({
  testDir: "tests",
  // One more than the processors of a usual machine: each test waits now and then, for a press to be another press or for a line to be lost.
  workers: 3,
  // The tests of one file share nothing but the server; spread them over the workers.
  fullyParallel: true,
  // Patient: CI's machine may be several times slower than a desk's, and what passes waits for nothing.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // CI's machine may be busy; a test that needs another try is reported as flaky.
  retries: process.env.CI ? 2 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    // As many people set it; what moves costs a browser as much as all that it shows. toggles.spec.ts has it move.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: {
      // The browser without its windows: the same engine for a quarter less processor.
      executablePath: "/usr/bin/chromium-headless-shell",
      // As root Chromium has no sandbox; the rest keeps it from calling its maker's hosts.
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "js-1280", use: desk },
    { name: "js-375", use: phone, testIgnore: [...ONCE, ...ANY_WIDTH, ...PLAIN], grepInvert: /@any-width/ },
    { name: "nojs-1280", use: { ...desk, javaScriptEnabled: false }, testIgnore: [...ONCE, ...PLAIN, ...SCRIPTED] },
    {
      name: "nojs-375",
      use: { ...phone, javaScriptEnabled: false },
      testIgnore: [...ONCE, ...ANY_WIDTH, ...SCRIPTED],
      grepInvert: /@any-width/,
    },
  ],
});
