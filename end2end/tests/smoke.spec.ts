// The frame holds: the real server answers the real browser.
import { expect, test } from "../fixtures/app";

test("the home page answers, in Japanese", async ({ page }) => {
  const answer = await page.goto("/");
  expect(answer?.status()).toBe(200);
  await expect(page.locator("html")).toHaveAttribute("lang", "ja");
});
