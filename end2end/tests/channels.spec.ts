// The board tells a chat what happened: a channel is added, looked at, tried, given up and taken up again, against a chat of the test's own. By
// plain forms, so alike with and without JavaScript.
import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { App } from "../fixtures/app";
import { expectToFit } from "../fixtures/layout";
import { expect, test } from "../fixtures/test";
import { Desk } from "../fixtures/themes";

interface Got {
  path: string;
  signature: string;
  body: string;
}

/** A chat that writes down what it is sent, and answers as it is told. */
class Chat {
  readonly got: Got[] = [];
  status = 200;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Chat> {
    const server = createServer();
    const chat = new Chat(server);
    server.on("request", (request, answer) => {
      void read(request).then((body) => {
        const signature = String(request.headers["x-kizuki-signature"]);
        chat.got.push({ path: request.url ?? "", signature, body });
        answer.writeHead(chat.status).end("ok");
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return chat;
  }

  get host(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<unknown> {
    return new Promise((done) => this.server.close(done));
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** A time zone in which it is noon now: at night nothing is sent. */
function noon(): string {
  const offset = 12 - new Date().getUTCHours();
  return offset === 0 ? "Etc/GMT" : `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
}

async function looksWell(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await expectToFit(page);
}

const TITLE = "窓口で困ること";

test("a chat is told what happened, and an administrator sees how that goes", async ({ person, js }) => {
  const chat = await Chat.open();
  const app = await App.start(undefined, { KIZUKI_OUTBOUND_HOSTS: chat.host, KIZUKI_TZ: noon() });
  try {
    const desk = await Desk.open(app);
    const page = await person({ baseURL: app.url, javaScriptEnabled: js });
    await desk.signIn(page.context());
    await page.goto("/admin");
    await page.getByRole("link", { name: "チャットに知らせる" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("チャットに知らせる");
    await looksWell(page);

    // A host that is not on the list is refused at its field, and what was typed stays.
    const address = page.getByLabel("アドレス（URL）");
    await page.getByLabel("名前", { exact: true }).fill("全庁チャット");
    await page.getByRole("radio", { name: /^Mattermost/ }).check();
    await address.fill("https://elsewhere.example/hooks/x");
    await page.getByRole("button", { name: "保存する", exact: true }).click();
    await expect(address).toHaveAccessibleDescription(/KIZUKI_OUTBOUND_HOSTS/);
    await expect(address).toHaveValue("https://elsewhere.example/hooks/x");
    await expect(page.getByLabel("名前", { exact: true })).toHaveValue("全庁チャット");
    await looksWell(page);

    // Looked at before it is saved: exactly what would be sent.
    await address.fill(`${chat.host}/hooks/secret-key`);
    await page.getByRole("button", { name: "保存せずに見本を見る" }).press("Enter");
    await expect(page.getByRole("status")).toContainText("まだ保存していません");
    await expect(page.getByRole("region", { name: "送るものの見本" })).toContainText("在宅勤務で気づいたこと");
    await looksWell(page);
    const signing = await page.getByLabel("署名の秘密", { exact: true }).first().inputValue();
    await page.getByRole("button", { name: "保存する", exact: true }).click();
    await expect(page.getByRole("status")).toHaveText("知らせ先を保存しました。");
    expect(await page.content()).not.toContain("secret-key");
    expect(await page.content()).not.toContain(signing);
    await looksWell(page);

    // A test, well and badly.
    const card = page.getByRole("listitem").filter({ hasText: "全庁チャット" });
    await card.getByRole("button", { name: /^試しに送る/ }).click();
    await expect(card.getByRole("status")).toContainText("届きました（応答 200）");
    expect(chat.got).toHaveLength(1);
    expect(chat.got[0]?.path).toBe("/hooks/secret-key");
    expect(chat.got[0]?.body).toContain("【試し】");
    const hmac = createHmac("sha256", signing)
      .update(chat.got[0]?.body ?? "")
      .digest("hex");
    expect(chat.got[0]?.signature).toBe(`sha256=${hmac}`);
    await looksWell(page);
    chat.status = 404;
    await card.getByRole("button", { name: /^試しに送る/ }).click();
    await expect(card.getByRole("status")).toContainText("もうありません（応答 404）");
    chat.status = 200;

    // A theme opens: the chat hears of it after a tick, once.
    chat.got.length = 0;
    const theme = await desk.theme({ title: TITLE, state: "open" });
    await app.tick();
    await expect.poll(() => chat.got.length).toBe(1);
    expect(chat.got[0]?.body).toContain(`「${TITLE}」を始めました`);
    expect(chat.got[0]?.body).toContain(`${app.url}${theme.path}`);
    await app.tick();
    await app.tick();
    expect(chat.got).toHaveLength(1);
    await page.goto("/admin/channels");
    await expect(card).toContainText("最後に送れたのは");

    // Its form again: the address is not shown, and stays; another secret, another product.
    await card.getByRole("link", { name: /^書き直す/ }).click();
    await expect(page.getByLabel("アドレス（URL）")).toHaveValue("");
    await page.getByRole("radio", { name: /^そのほか/ }).check();
    await page.locator("#template > summary").click();
    await page.getByLabel("本文", { exact: true }).fill('{"said": "{{note}}"}');
    await page.getByRole("button", { name: "保存する", exact: true }).click();
    await expect(page.getByLabel("本文", { exact: true })).toHaveAccessibleDescription(/使えるのは/);
    await looksWell(page);
    await page.getByLabel("本文", { exact: true }).fill('{"said": "{{text}} {{url}}"}');
    await page.getByRole("button", { name: "保存する", exact: true }).click();
    await expect(page.getByRole("status")).toHaveText("知らせ先を保存しました。");
    chat.got.length = 0;
    await card.getByRole("button", { name: /^試しに送る/ }).click();
    await expect(card.getByRole("status")).toContainText("届きました");
    expect((JSON.parse(chat.got[0]?.body ?? "{}") as { said: string }).said).toContain("【試し】");
    await card.getByRole("link", { name: /^書き直す/ }).click();
    await page.locator("#renew > summary").click();
    await page.getByRole("button", { name: "この秘密にする" }).click();
    await expect(page.getByRole("status")).toHaveText("署名の秘密を新しくしました。");

    await page.emulateMedia({ colorScheme: "dark" });
    await expectNoAxeViolations(page, ["color-contrast", "link-in-text-block"]);
    await page.emulateMedia({ colorScheme: "light" });
    await card.getByRole("button", { name: /^消す/ }).click();
    await expect(page.getByRole("status")).toContainText("知らせ先を消しました");
    await expect(card).toHaveCount(0);
  } finally {
    await app.stop();
    await chat.close();
  }
});

test("where nothing may leave, the page says so and leads to texts to copy", async ({ admin, theme }) => {
  await theme();
  await admin.goto("/admin/channels");
  await expect(admin.getByRole("heading", { name: "このサーバーからは、何も外へ出ません。" })).toBeVisible();
  await expect(admin.getByText("KIZUKI_OUTBOUND_HOSTS")).toBeVisible();
  await expect(admin.getByRole("button", { name: "保存する" })).toHaveCount(0);
  await looksWell(admin);
  // Of the themes that staff were told of, the newest few.
  await admin.getByRole("region", { name: "文を写して知らせる" }).getByRole("link").first().click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("職員に知らせる");
});
