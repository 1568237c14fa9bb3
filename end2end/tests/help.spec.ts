// The "?" of a page for people with accounts, and the guide that it leads to: by keys alone, on paper, on a phone. Plain HTML, so alike with and
// without JavaScript.
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";

const ALONE = [
  "/admin",
  "/admin/year",
  "/admin/library",
  "/admin/presets",
  "/admin/queue",
  "/admin/emergency",
  "/admin/me",
];

test("a page tells what goes wrong there, and leads to its place in the guide", async ({ admin }) => {
  await admin.goto("/admin/queue");
  const help = admin.locator("details.page-help");
  const button = help.locator("summary");
  await expect(button).toHaveText("?このページの手引き");
  await expect(help.getByRole("term")).toHaveCount(0);
  // By keys alone: the skip link leads into the page, and the first stop there is the button.
  await admin.keyboard.press("Tab");
  await expect(admin.getByRole("link", { name: "本文へ進む" })).toBeFocused();
  await admin.keyboard.press("Enter");
  await admin.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await admin.keyboard.press("Enter");
  await expect(help.getByRole("term")).toHaveCount(3);
  await expect(help.getByRole("term").first()).toHaveText("知らせの数が多いので隠す");
  await expect(help.getByRole("definition")).toHaveCount(3);
  await expectNoAxeViolations(admin);
  await admin.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(admin, ["color-contrast", "link-in-text-block"]);
  await admin.emulateMedia({ colorScheme: "light" });
  await expectToFit(admin);
  await admin.keyboard.press("Enter");
  await expect(help.getByRole("term")).toHaveCount(0);
  await admin.keyboard.press("Enter");
  await admin.keyboard.press("Tab");
  await expect(help.getByRole("link", { name: "手引きの全体を読む" })).toBeFocused();
  await admin.keyboard.press("Enter");
  await expect(admin).toHaveURL(/\/admin\/guide#queue$/);
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("主催者の手引き");
  await expect(admin.getByRole("heading", { level: 3, name: "読む付箋" })).toBeInViewport();
  await admin.getByRole("link", { name: /^このページを開く.*読む付箋$/ }).click();
  await expect(admin).toHaveURL(/\/admin\/queue$/);
});

test("the button takes one line, and leaves what a page is for where it was", async ({ admin }) => {
  for (const path of ALONE) {
    await admin.goto(path);
    const [button, heading] = [admin.locator(".page-help summary"), admin.getByRole("heading", { level: 1 })];
    const [above, below] = [(await button.boundingBox())!, (await heading.boundingBox())!];
    expect(above.height, path).toBeGreaterThanOrEqual(24);
    expect(above.y + above.height, path).toBeLessThanOrEqual(below.y);
    await expectToFit(admin);
    // Without it the heading would stand not a line higher: the button takes most of the room that the page keeps there.
    const without = await admin.evaluate(() => {
      document.querySelector(".page-help")!.remove();
      return document.querySelector("h1")!.getBoundingClientRect().y;
    });
    expect(below.y - without, path).toBeLessThanOrEqual(30);
  }
});

test("on paper there is none of it", async ({ admin }) => {
  await admin.goto("/admin/year");
  await admin.locator(".page-help summary").click();
  await expect(admin.getByText("自分用の購読アドレスを、課のみんなに配る")).toBeVisible();
  await admin.emulateMedia({ media: "print" });
  await expect(admin.locator(".page-help")).toBeHidden();
  await admin.emulateMedia({ media: null });
});

test("the guide is read from its contents", async ({ admin }) => {
  await admin.goto("/admin");
  await admin.getByRole("link", { name: "主催者の手引き" }).click();
  await expect(admin).toHaveURL(/\/admin\/guide$/);
  await expect(admin.locator("details.page-help")).toHaveCount(0);
  await expectNoAxeViolations(admin);
  await admin.emulateMedia({ colorScheme: "dark" });
  await expectNoAxeViolations(admin, ["color-contrast", "link-in-text-block"]);
  await admin.emulateMedia({ colorScheme: "light" });
  await expectToFit(admin);
  const contents = admin.getByRole("navigation", { name: "目次" });
  await contents.getByRole("link", { name: "してはいけないこと" }).click();
  const never = admin.getByRole("region", { name: "してはいけないこと" });
  await expect(never.getByRole("heading")).toBeInViewport();
  await expect(never).toContainText("2026年12月1日に施行された改正公益通報者保護法");
  await contents.getByRole("link", { name: "会議", exact: true }).click();
  await expect(admin.getByRole("heading", { level: 3, name: "会議", exact: true })).toBeInViewport();
});
