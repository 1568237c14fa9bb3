// The cardboard is photographed: what the browser prints is filmed askew, with stickers on it, and read again. By plain forms, so alike with
// and without JavaScript.
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";

const GOOD = "良かったところ";
const BAD = "改善すべきところ";
const PROMPTS = { [GOOD]: "lemon", [BAD]: "peach" };
const STICKER = ["#c52d27", "#f7e463", "#2f6fc4", "#4aa357"];

/** Puts stickers on the first places of the sheet's slips, holds a camera askew over the first page of it, and takes the photo. */
async function photograph(page: Page, stickers: number[], tilt: string): Promise<Buffer> {
  await page.evaluate(
    ({ stickers, colours, tilt }) => {
      const sheet = document.querySelector<HTMLElement>(".note-slips")!;
      stickers.forEach((count, slip) => {
        const places = sheet.querySelectorAll(".strip")[slip]!.querySelectorAll("circle");
        for (let at = 0; at < count; at += 1) {
          const sticker = places[at]!.cloneNode() as SVGCircleElement;
          sticker.setAttribute("fill", colours[at % colours.length]!);
          sticker.setAttribute("stroke", "none");
          sticker.setAttribute("r", "4");
          places[at]!.after(sticker);
        }
      });
      [...sheet.children].slice(stickers.length).forEach((slip) => slip.remove());
      // As on paper, whatever this browser's width; twelve pixels a millimetre, on a wall of another colour. By zoom: what is scaled by a
      // transform may be drawn small first.
      for (const other of document.querySelectorAll<HTMLElement>("body > *:not(main), main > *"))
        other.hidden = other !== sheet;
      document
        .querySelectorAll<HTMLElement>("main > *")
        .forEach((other) => (other.style.display = other === sheet ? "grid" : "none"));
      document.documentElement.style.background = "#8a7358";
      document.body.style.background = "#8a7358";
      sheet.style.cssText = `zoom:3.4;width:190mm;max-width:none;margin:0;transform-origin:50% 50%;transform:${tilt};grid-template-columns:repeat(2,minmax(0,1fr))`;
      sheet.querySelectorAll<HTMLElement>(".note-slip").forEach((slip) => (slip.style.height = "69mm"));
      const main = document.querySelector<HTMLElement>("main")!;
      main.style.cssText =
        "display:block;box-sizing:border-box;width:2900px;height:2250px;max-width:none;padding:220px";
    },
    { stickers, colours: STICKER, tilt },
  );
  return page.screenshot({ fullPage: true, type: "jpeg", quality: 80, scale: "css" });
}

async function send(page: Page, photo: Buffer, name = "IMG_0001.JPG"): Promise<void> {
  await page.getByLabel("写真", { exact: true }).setInputFiles({ name, mimeType: "image/jpeg", buffer: photo });
  await page.getByRole("button", { name: "付箋に切り分ける" }).press("Enter");
}

const slip = (page: Page, n: number) => page.getByRole("group", { name: `${n}枚め`, exact: true });

test("a photo of printed slips is cut, its stickers proposed, and a person types and confirms by keys alone", async ({
  admin,
  theme,
}) => {
  const board = await theme({ prompts: PROMPTS });
  await admin.goto(`${board.admin}/paper`);
  await admin.getByRole("link", { name: "白紙の付箋" }).press("Enter");
  const stickers = [0, 3, 12, 7];
  const began = Date.now();
  const photo = await photograph(admin, stickers, "perspective(2400px) rotateX(9deg) rotateY(-7deg) rotate(5deg)");
  console.log(`photo: ${photo.length} bytes, taken in ${Date.now() - began} ms`);

  await admin.goto(`${board.admin}/paper`);
  await admin.getByRole("link", { name: "写真から入れる" }).press("Enter");
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  const sent = Date.now();
  await send(admin, photo);
  await expect(admin.getByRole("status")).toContainText("付箋を4枚見つけました");
  console.log(`read in ${Date.now() - sent} ms, as a debug build`);
  for (const [n, count] of stickers.entries()) {
    await expect(slip(admin, n + 1).getByLabel("紙のシールの数")).toHaveValue(String(count));
    await expect(slip(admin, n + 1).getByLabel("列の番号")).toHaveValue("1");
    await expect(slip(admin, n + 1).getByRole("img")).toBeVisible();
  }
  await expectNoAxeViolations(admin);
  await expectToFit(admin);

  await expect(slip(admin, 1).getByLabel("付箋の文"), "the first text has the focus").toBeFocused();
  await admin.keyboard.type("決裁が紙のまま");
  await admin.keyboard.press("Enter");
  await expect(slip(admin, 1).getByLabel("付箋の文"), "Enter sends nothing off too early").toHaveValue(
    "決裁が紙のまま",
  );
  await admin.keyboard.press("Tab");
  await admin.keyboard.press("Tab");
  await expect(slip(admin, 2).getByLabel("列の番号")).toBeFocused();
  await admin.keyboard.type("7");
  await admin.keyboard.press("Tab");
  await admin.keyboard.type("電話が多い");
  await admin.getByRole("button", { name: "打ったものを、まとめて入れる" }).press("Enter");
  await expect(slip(admin, 2).getByLabel("列の番号")).toBeFocused();
  await expect(slip(admin, 2).getByLabel("列の番号")).toHaveAccessibleDescription(/1から2/);
  await expect(slip(admin, 1).getByLabel("付箋の文")).toHaveValue("決裁が紙のまま");
  await expect(slip(admin, 1).getByRole("img"), "the picture is there still").toBeVisible();
  await expectNoAxeViolations(admin);
  await admin.keyboard.press("Control+a");
  await admin.keyboard.type("2");
  await admin.getByRole("button", { name: "打ったものを、まとめて入れる" }).press("Enter");
  await expect(admin.getByRole("status")).toContainText("付箋を2枚入れ");
  await expect(admin.getByText("紙の付箋2枚、紙のシール3枚")).toBeVisible();
});

test("the wall is printed, stickers are put on it and counted again from a photo", async ({ admin, theme }) => {
  const board = await theme({ prompts: PROMPTS });
  const long = "窓口の課は在宅の日がほとんどなく、不公平に感じる。".repeat(7);
  await board.pinned(GOOD, { 画面から書いた付箋: 1 });
  await board.pinned(BAD, { [long]: 0 });
  await admin.goto(`${board.admin}/paper`);
  await admin.getByRole("link", { name: "いまの付箋を紙に" }).press("Enter");
  await expect(admin.getByText(long), "all of a long note is on its slip").toBeVisible();
  const cut = await admin
    .locator(".note-slip .words")
    .evaluateAll((all) => all.filter((words) => words.scrollHeight > words.clientHeight + 1).length);
  expect(cut, "texts that do not fit on their slip").toBe(0);
  const photo = await photograph(admin, [4, 9], "rotate(-8deg)");
  await admin.goto(`${board.admin}/paper/photo`);
  await send(admin, photo);
  await expect(slip(admin, 1)).toContainText("画面から書いた付箋");
  await expect(slip(admin, 1).getByLabel("紙のシールの数")).toHaveValue("4");
  await expect(slip(admin, 2).getByLabel("紙のシールの数")).toHaveAccessibleDescription(
    /いまの記録は、紙0枚、画面0枚です。.*12個のうち9個/,
  );
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
  await slip(admin, 2).getByLabel("紙のシールの数").fill("10");
  await admin.getByRole("button", { name: "打ったものを、まとめて入れる" }).press("Enter");
  await expect(admin.getByRole("status")).toContainText("2枚のシールを数え直しました");
  await expect(admin.getByText("紙のシール14枚")).toBeVisible();
});

test("what is no photo of slips is told beside its field, and a HEIC by name", async ({ admin, theme }) => {
  const board = await theme({ prompts: PROMPTS });
  await admin.goto(`${board.admin}/paper/photo`);
  for (const [file, says] of [
    [Buffer.from("\0\0\0\x24ftypheic\0\0\0\0", "latin1"), /HEIC/],
    [Buffer.from("GIF89a"), /JPEGとPNG/],
    [await admin.screenshot({ type: "jpeg" }), /印刷した付箋が見つかりません/],
  ] as const) {
    await send(admin, file);
    await expect(admin.getByLabel("写真", { exact: true })).toHaveAccessibleDescription(says);
  }
  await expectNoAxeViolations(admin);
  await expectToFit(admin);
});
