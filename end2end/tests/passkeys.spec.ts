// A passkey instead of a password: registered on the page of one's own account, used at the sign-in, removed. The device is Chromium's own
// (the WebAuthn domain of its protocol); the server is called by a name, for a passkey belongs to one.
import type { CDPSession, Page } from "@playwright/test";
import { expectNoAxeViolations } from "../fixtures/a11y";
import { App } from "../fixtures/app";
import { expectToFit } from "../fixtures/layout";
import { expect, test as base } from "../fixtures/test";

const EMAIL = "hr@example.jp";
const PASSWORD = "つなげた言葉は長くて覚えやすい";

const test = base.extend<object, { named: App }>({
  named: [
    async ({}, use) => {
      const app = await App.start(undefined, {}, "localhost");
      await app.kizuki(["admin", "create", "--email", EMAIL, "--password-stdin"], `${PASSWORD}\n`);
      await use(app);
      await app.stop();
    },
    { scope: "worker" },
  ],
});

/** A device that asks for a PIN and is given it. */
async function device(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id: authenticatorId };
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/login?next=%2Fadmin%2Fme");
  await page.getByLabel("メールアドレス").fill(EMAIL);
  await page.getByLabel("パスワード").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "サインイン", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("自分のアカウント");
}

test("somebody registers a passkey, signs in with it, and removes it", async ({ named, person, js }) => {
  test.skip(!js, "a device can be asked by scripts alone");
  const page = await person({ baseURL: named.url });
  const { cdp, id } = await device(page);
  await signIn(page);
  const keys = page.getByRole("region", { name: "パスキー" });
  await expect(keys.getByText("まだありません")).toBeVisible();
  await expect(keys.getByText("いまのブラウザーでは登録できません")).toBeHidden();

  // A wrong password is said at the form, and what was typed stays.
  await keys.getByLabel("呼び名").fill("総務課のノートPC");
  await keys.getByLabel("いまのパスワード").fill("ちがうパスワードを打ち込んだ");
  await keys.getByRole("button", { name: "パスキーを登録" }).click();
  await expect(keys.getByRole("alert")).toContainText("パスワード");
  await expect(keys.getByLabel("いまのパスワード")).toBeFocused();
  await expect(keys.getByLabel("呼び名")).toHaveValue("総務課のノートPC");
  await expectNoAxeViolations(page);
  await expectToFit(page);
  await keys.getByLabel("いまのパスワード").fill(PASSWORD);
  await keys.getByRole("button", { name: "パスキーを登録" }).click();
  await expect(page.getByText("パスキーを登録しました")).toBeVisible();
  await expect(keys.getByRole("listitem")).toContainText("総務課のノートPC");
  await expectNoAxeViolations(page);
  await expectToFit(page);

  // Signed out, one button leads back to where somebody wanted to be.
  await page.context().clearCookies();
  await page.goto("/login?next=%2Fadmin%2Fme");
  await expectNoAxeViolations(page);
  await expectToFit(page);
  // A device that does not confirm who is there says so, and the button can be pressed again.
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: false });
  await page.getByRole("button", { name: "パスキーでサインイン" }).click();
  await expect(page.getByRole("alert")).toContainText("もう一度おためしください");
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: true });
  await page.getByRole("button", { name: "パスキーでサインイン" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("自分のアカウント");
  await expect(keys.getByRole("listitem")).toContainText("最後に使ったのは");

  await keys.getByRole("button", { name: "消す" }).click();
  await expect(page.getByText("パスキーを消しました")).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/login");
  await page.getByRole("button", { name: "パスキーでサインイン" }).click();
  await expect(page.getByRole("alert")).toContainText("パスワードでサインイン");
});

test("without scripts no passkey is offered, and the password works", async ({ named, person, js }) => {
  test.skip(js, "scripts are there");
  const page = await person({ baseURL: named.url });
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "パスキーでサインイン" })).toBeHidden();
  await signIn(page);
  const keys = page.getByRole("region", { name: "パスキー" });
  await expect(keys.getByText("いまのブラウザーでは登録できません")).toBeVisible();
  await expect(keys.getByRole("button", { name: "パスキーを登録" })).toBeHidden();
  await expectNoAxeViolations(page);
  await expectToFit(page);
});
