// Pictures for the README and the documents: `SHOTS=1 npx playwright test shots` fills shots/.
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { App } from "../fixtures/app";
import { expect, test } from "../fixtures/test";

const FOLDER = resolve(import.meta.dirname, "../shots");

test("home, board, compose, report", async ({ person }, { project }) => {
  test.skip(!process.env.SHOTS, "only on request");
  const demo = await App.start(["demo"]);
  const page = await person({ baseURL: demo.url, colorScheme: "light", reducedMotion: "reduce" });
  const shot = (name: string) => save(page, `${name}-${project.name.replace("js-", "")}`);

  await page.goto("/");
  await shot("home");
  await page.goto("/t/hatarakiyasui-shokuba?sort=stickers");
  await expect(page.getByText("次の更新まで")).toBeVisible();
  for (const text of ["電話に出なくてよい時間。", "会議は45分までにして"]) {
    const like = page.getByRole("article").filter({ hasText: text }).locator("button.like");
    await like.click();
    await expect(like).toHaveText("貼りました");
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await shot("board");
  const column = page.getByRole("region", { name: "足りないもの" });
  await column.getByText("ここに付箋を貼る").click();
  await column.getByRole("textbox").fill("午後に少し暗くできる照明。");
  await shot("compose");
  await page.goto("/t/zaitaku-kinmu/report");
  await shot("report");
  await demo.stop();
});

/** What one sees first, and the whole page. */
async function save(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0); // nothing is pointed at
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await page.screenshot({ path: join(FOLDER, `${name}-whole.png`), fullPage: true });
}
