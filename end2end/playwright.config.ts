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

export default defineConfig({
  testDir: "tests",
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
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
    { name: "js-375", use: phone },
    { name: "nojs-1280", use: { ...desk, javaScriptEnabled: false } },
    { name: "nojs-375", use: { ...phone, javaScriptEnabled: false } },
  ],
});
