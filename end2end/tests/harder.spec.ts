// When many new tickets come at once the server asks for more work: the browser does it, and the reader need not know.
import type { Page, Route } from "@playwright/test";
import { Staff } from "../fixtures/staff";
import { expect, isCover, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

const SAYS = "いま新しい券がたくさん作られています。";

/** Refuses acts as the server does; returns the proofs that came, and what decides about the next. */
async function refuse(page: Page, bits: (act: number) => number | undefined): Promise<number[]> {
  const proofs: number[] = [];
  await page.route("**/anon", (route: Route) => {
    if (isCover(route.request())) return route.continue();
    const { work }: { work: number } = route.request().postDataJSON();
    const asked = bits(proofs.push(work));
    if (asked === undefined) return route.continue();
    const refused = { refused: { why: { more_work: { bits: asked } }, message: SAYS } };
    return route.fulfill({ status: 429, contentType: "application/json", body: JSON.stringify(refused).padEnd(4096) });
  });
  return proofs;
}

test("more work is done, and the note is in the box once", async ({ page, theme, js }) => {
  test.skip(!js, "without JavaScript no work is asked for");
  const board = await theme();
  const proofs = await refuse(page, (act) => (act === 1 ? 20 : undefined));
  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.write(GOOD, "混んでいても書ける");
  await staff.expectInTheBox();
  expect(proofs).toHaveLength(2);
  // A number with twenty zero bits has eighteen too, so the first such number is no smaller.
  expect(proofs[1]).toBeGreaterThanOrEqual(proofs[0]!);
  await expect(page.getByText(SAYS)).toHaveCount(0);
  await board.openBox();
  await expect(staff.note("混んでいても書ける")).toHaveCount(1);
});

test("asked for more again and again, the browser says so and keeps the text", async ({ page, theme, js }) => {
  test.skip(!js, "without JavaScript no work is asked for");
  const board = await theme();
  const proofs = await refuse(page, () => 18);
  const staff = new Staff(page, board, true);
  await staff.open();
  await staff.write(GOOD, "まだ書けない");
  await expect(staff.field(GOOD)).toHaveAccessibleDescription(new RegExp(SAYS));
  await expect(staff.field(GOOD)).toHaveValue("まだ書けない");
  expect(proofs).toHaveLength(4);
});
