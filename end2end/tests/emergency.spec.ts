// The emergency theme: two clicks from the list of themes to a board that everybody can use.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";

test("two clicks to an open board, marked everywhere; a double click makes one", async ({
  admin,
  person,
  js,
  theme,
}) => {
  await theme();
  await admin.goto("/admin");
  await expectNoAxeViolations(admin);
  await admin.getByRole("link", { name: "緊急テーマ" }).click();
  await expect(admin).toHaveURL("/admin/emergency");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("緊急テーマ");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  const shelter = admin.getByRole("article", { name: "避難所" });
  await expect(shelter).toContainText("119番");
  await shelter.getByRole("button", { name: "この内容で、いますぐ始める" }).dblclick();
  await expect(admin.getByRole("status").filter({ hasText: "緊急テーマを始めました" })).toBeVisible();
  await expect(admin.getByRole("link", { name: "ボード", exact: true })).toBeVisible();
  await expectNoAxeViolations(admin);
  const path = (await admin.getByRole("link", { name: "ボード", exact: true }).getAttribute("href"))!;
  expect(path).toMatch(/^\/t\/kinkyu-\d{8}(-\d+)?$/);
  const id = new URL(admin.url()).pathname;

  await admin.goto("/admin");
  const row = admin.getByRole("row").filter({ has: admin.locator(`a[href="${id}"]`) });
  await expect(row).toHaveCount(1);
  await expect(row.getByRole("rowheader")).toContainText("緊急");

  const staff = await person();
  await staff.goto("/");
  await expect(staff.locator("main section").first()).toContainText("緊急");
  await expectNoAxeViolations(staff);
  await expectToFit(staff);
  for (const page of [path, `${path}/screen`]) {
    await staff.goto(page);
    await expect(staff.locator(".urgent")).toHaveText("緊急");
    await expect(staff).toHaveTitle(/^【緊急】/);
    await staff.emulateMedia({ colorScheme: "dark" });
    await expectNoAxeViolations(staff, ["color-contrast"]);
    await staff.emulateMedia({ colorScheme: "light" });
    await expectNoAxeViolations(staff, undefined, js ? [] : ["meta-refresh"]);
  }
});

test("a template that is not offered is said beside the templates, and nothing is made @any-width", async ({
  admin,
  js,
}) => {
  test.skip(!js, "without scripts nobody can change a hidden field");
  await admin.goto("/admin/emergency");
  const field = admin.locator("input[name=template]").first();
  await field.evaluate((input: HTMLInputElement) => (input.value = "volcano"));
  await admin.getByRole("button", { name: "この内容で、いますぐ始める" }).first().click();
  await expect(admin.getByRole("alert")).toBeVisible();
  await expect(admin.locator("#template-err")).toBeVisible();
  await expectNoAxeViolations(admin);
});

test("pictures", async ({ admin, person }, { project }) => {
  test.skip(!process.env.SHOTS, "only on request");
  for (const colorScheme of ["light", "dark"] as const) {
    const shot = (name: string) => ({
      path: `shots/emergency-${name}-${project.name}-${colorScheme}.png`,
      fullPage: true,
    });
    await admin.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await admin.goto("/admin/emergency");
    await admin.screenshot(shot("templates"));
    if (colorScheme === "light") await admin.getByRole("button", { name: "いますぐ始める" }).first().click();
    await admin.goto("/admin");
    await admin.screenshot(shot("admin"));
    const path = (await admin.locator("td a[href^='/t/kinkyu']").first().getAttribute("href"))!;
    const page = await person({ colorScheme, reducedMotion: "reduce", viewport: admin.viewportSize() });
    await page.goto("/");
    await page.screenshot(shot("home"));
    await page.goto(path);
    await page.screenshot(shot("board"));
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.goto(`${path}/screen`);
    await page.screenshot(shot("screen"));
  }
});
