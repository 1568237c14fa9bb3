// Not a test: times of a page in a slow browser, for docs/performance.md. Run by scripts/bench.sh page.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

export default defineConfig({
  ...tests,
  testDir: "bench",
  workers: 1,
  retries: 0,
  projects: [{ name: "phone", use: tests.projects![1]!.use }],
});
