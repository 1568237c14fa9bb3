// What is typed and not sent: on one's own device it is there again after Back; where a ticket was forgotten, and on a device that others use
// too, nobody finds it, on whichever page of the window.
import type { Page } from "@playwright/test";
import { enter, entry, print } from "../fixtures/slips";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

const DRAFT = "送らなかった、ほかの人に見られたくない文";

async function fields(page: Page): Promise<string[]> {
  return page.locator("textarea").evaluateAll((areas: HTMLTextAreaElement[]) => areas.map((area) => area.value));
}

async function nowhere(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  // All at once: news may take one of them away while they are gone through.
  await page.locator("details").evaluateAll((all: HTMLDetailsElement[]) => all.forEach((one) => (one.open = true)));
  expect((await fields(page)).join()).not.toContain("送らなかった");
  expect(await page.evaluate(() => document.body.innerText)).not.toContain("送らなかった");
}

test("a draft comes back on one's own device, and from no page once the ticket was forgotten", async ({
  page,
  theme,
  js,
}) => {
  test.skip(!js, "without JavaScript a window that others use has to be closed, as the page says");
  const board = await theme();
  await board.pinned(GOOD, { "通勤がなくなった。": 0 });
  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.write(GOOD, "貼った付箋。");
  await staff.expectInTheBox();
  await board.openBox();
  await expect(staff.note("貼った付箋。")).toBeVisible();
  await (await staff.startNote(GOOD)).fill(DRAFT);
  await page.goto("/trust");
  await page.goBack();
  expect(await fields(page)).toContain(DRAFT);
  // Another page of the theme with a draft on it.
  await page.goto(board.mine);
  await page.getByText("書き直す", { exact: true }).click();
  await page.getByRole("textbox", { name: "新しい文" }).or(page.locator("form.form textarea")).first().fill(DRAFT);
  const other = await page.context().newPage();
  const there = new Staff(other, board, true);
  await there.open();
  await (await there.startNote(GOOD)).fill(DRAFT);
  const ticket = page.locator("details", { hasText: "この端末の券を忘れる" }).last();
  await page.getByText("この端末の券を忘れる").first().click();
  await ticket.getByRole("button", { name: "この端末の券を忘れる" }).click();
  await expect(page).toHaveURL(/done=forgotten/);
  await nowhere(other);
  for (const step of ["goBack", "goBack", "goBack", "goForward", "goForward", "reload"] as const) {
    await page[step]();
    if (page.url() !== "about:blank") await nowhere(page);
  }
  const twin = await page.context().newPage();
  await twin.goto(board.path);
  await nowhere(twin);
});

test("a device that others use too brings nothing back", async ({ admin, page, theme, js }) => {
  test.skip(!js, "without JavaScript a window that others use has to be closed, as the page says");
  const board = await theme({ tier: "drawn", quorum: 5 });
  const [code] = await print(admin, board, 5);
  const staff = new Staff(page, board, true);
  await staff.open();
  await enter(page, code!);
  await expect(entry(page).getByText("券は残しません。")).toBeVisible();
  await (await staff.startNote(GOOD)).fill(DRAFT);
  expect(await fields(page)).toContain(DRAFT);
  await page.goto("/trust");
  for (const step of ["goBack", "goForward", "goBack", "reload"] as const) {
    await page[step]();
    await nowhere(page);
  }
});
