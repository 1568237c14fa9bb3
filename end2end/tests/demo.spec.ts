// `kizuki demo` and `kizuki export`: the figures of the first board of 2020, on screen and in the file.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { App } from "../fixtures/app";
import { expect, test as base } from "../fixtures/test";

const test = base.extend<{ demo: App }>({
  demo: async ({}, use) => {
    const app = await App.start(["demo"]);
    await use(app);
    await app.stop();
  },
});

test("the example shows 16 notes and 57 stickers everywhere", async ({ demo, person }) => {
  // A second time changes nothing.
  expect(await demo.kizuki(["demo"])).toContain("/t/zaitaku-kinmu  is there already");

  for (const [format, ext] of [
    ["csv", "csv"],
    ["md", "md"],
    ["html", "html"],
    ["poster", "html"],
    ["json", "json"],
    ["xlsx", "xlsx"],
    ["docx", "docx"],
    ["pdf", "pdf"],
  ] as const) {
    const out = join(demo.data, `report.${ext}`);
    await demo.kizuki(["export", "--theme", "zaitaku-kinmu", "--format", format, "--out", out]);
    const served = await fetch(`${demo.url}/t/zaitaku-kinmu/report/${format}`, {
      headers: { "accept-language": "ja" },
    });
    expect(served.status).toBe(200);
    expect(Buffer.from(await served.arrayBuffer()).equals(await readFile(out)), `${format}: same bytes`).toBe(true);
  }
  const csv = await readFile(join(demo.data, "report.csv"), "utf8");
  const rows = csv
    .trimEnd()
    .split("\r\n")
    .slice(1, -1)
    .map((row) => row.split(","));
  expect(csv.trimEnd().split("\r\n").at(-1), "the log's six words").toMatch(/^,記録の合い言葉,/);
  expect(rows).toHaveLength(16);
  expect(rows.reduce((sum, row) => sum + Number(row[3]), 0)).toBe(57);

  const page = await person({ baseURL: demo.url });
  await page.goto("/");
  await page
    .getByRole("region", { name: "これまでのテーマ" })
    .getByRole("link", { name: "在宅勤務、やってみてどうでしたか" })
    .click();
  await expect(page.locator("#wall").getByRole("article")).toHaveCount(16);
  const answers = page.getByRole("region", { name: "回答", exact: true });
  await expect(answers.getByRole("article"), "four groups, and a note that is answered by itself").toHaveCount(5);
  await expect(answers.getByRole("article", { name: "だれがどこで働いているか" })).toContainText("実施済み");
  await expect(answers.getByRole("article", { name: /^集中したいとき/ })).toContainText("予算がない");
  await expect(page.getByText("これは例です。")).toBeVisible();
  await page.getByRole("region", { name: "ここから始まった深掘りのテーマ" }).getByRole("link").click();
  await expect(page.getByRole("region", { name: "このテーマのはじまり" })).toContainText(
    "窓口の課は在宅の日がほとんどなく",
  );
  await page.goBack();
  await page.goto("/t/zaitaku-kinmu/report");
  const all = page.getByRole("region", { name: "全体" });
  await expect(all.getByText("16枚", { exact: true })).toBeVisible();
  await expect(all.getByText("57枚", { exact: true })).toBeVisible();
  await expect(page.getByText("実際の声ではありません。")).toBeVisible();
  await expect(page.getByRole("region", { name: "順位" }).getByRole("row").nth(1)).toContainText(
    "決裁が紙のままなので",
  );
  await expect(page.getByRole("region", { name: "付録：すべての付箋" }).getByRole("listitem")).toHaveCount(16);
});

test("it loads also while the server is running", async ({ fresh, person }) => {
  // Ticks come meanwhile, and with them the calendar: the theme's last day was in 2020.
  let isLoaded = false;
  const loading = fresh.kizuki(["demo"]).finally(() => (isLoaded = true));
  do await fresh.tick();
  while (!isLoaded);
  await loading;
  const page = await person({ baseURL: fresh.url });
  await page.goto("/t/zaitaku-kinmu/report");
  const all = page.getByRole("region", { name: "全体" });
  await expect(all.getByText("16枚", { exact: true })).toBeVisible();
  await expect(all.getByText("57枚", { exact: true })).toBeVisible();
});

test("a file that cannot be written, a theme that is not there: one sentence", async ({ app }) => {
  await expect(app.kizuki(["export", "--theme", "nowhere", "--format", "csv", "--out", "/tmp/x.csv"])).rejects.toThrow(
    /there is no theme nowhere/,
  );
  await expect(app.kizuki(["export", "--theme", "nowhere", "--format", "odt", "--out", "/tmp/x.odt"])).rejects.toThrow(
    /--format: pdf or xlsx or docx or csv or md or html or poster or json/,
  );
});
