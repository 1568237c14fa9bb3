// Whoever owns the database forges the log in every way we know; `kizuki verify` and the author's own browser refuse each of them and say why.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expectNoAxeViolations } from "../fixtures/a11y";
import {
  append,
  chain,
  change,
  entryHash,
  event,
  type Log,
  type Opening,
  OwnKey,
  type ShownNote,
  textHash,
} from "../fixtures/log";
import { Staff } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";
import { GOOD } from "../fixtures/themes";

const MINE = "書いた人の文";
const BETTER = "書いた人が書き直した文";
const FORGED = "辞めます。社長におわびします。";

/** What a forger knows: the log, the author's note as it hangs, a withdrawn note with its event, a theme that is not the note's. */
interface Scene {
  log: Log;
  note: ShownNote;
  key: string;
  own: OwnKey;
  gone: { note: string; signed: string };
  elsewhere: string;
}

interface Forgery {
  name: string;
  /** The sentence's kind in the browser, and its words from the command line. */
  flaw: string;
  says: RegExp;
  /** Seen only by whoever kept an earlier head: the log is consistent. */
  keptOnly?: boolean;
  /** Leaves the chain as it is. */
  unchained?: boolean;
  forge: (scene: Scene) => void;
}

const opened = (log: Log) => log.entries.filter((entry) => entry.kind === "box-opened");
const revised = (log: Log) => log.entries.find((entry) => entry.kind === "revised")!;
const drop = (log: Log, kind: string) => (log.entries = log.entries.filter((entry) => entry.kind !== kind));
const unpin = ({ log, note }: Scene) => (log.notes = log.notes.filter((shown) => shown !== note));
const opening = (log: Log, of: string, pinned: Opening["pinned"]) => {
  const last = opened(log)
    .map((entry) => event(entry, "box-opened"))
    .filter((told) => told.theme === of)
    .at(-1);
  append(log, { kind: "box-opened", theme: of, opening: (last?.opening ?? 0) + 1, pinned });
};

const forgeries: Forgery[] = [
  {
    name: "a text swapped on the board",
    flaw: "text",
    says: /text is not the one/,
    unchained: true,
    forge: ({ note }) => (note.text = FORGED),
  },
  {
    name: "a text swapped with an entry and no signature",
    flaw: "revision",
    says: /gave it a new text is false/,
    forge: ({ log, note, key }) => {
      note.text = FORGED;
      append(log, { kind: "revised", theme: note.theme, notes: [{ note: note.note, text: textHash(note, key) }] });
    },
  },
  {
    name: "a text swapped and signed with a key of the forger's",
    flaw: "revision",
    says: /gave it a new text is false/,
    forge: ({ log, note, key, own }) => {
      note.text = FORGED;
      const text = textHash(note, key);
      append(log, {
        kind: "revised",
        theme: note.theme,
        notes: [{ note: note.note, text, signed: own.revise(note, 2, text) }],
      });
    },
  },
  {
    name: "the author's own revision replayed",
    flaw: "revision",
    says: /gave it a new text is false/,
    forge: ({ log }) => append(log, event(revised(log), "revised")),
  },
  {
    name: "the author's revision with another text under its signature",
    flaw: "revision",
    says: /gave it a new text is false/,
    forge: ({ log, note, key }) => {
      note.text = FORGED;
      change(revised(log), "revised", (told) => (told.notes[0]!.text = textHash(note, key)));
    },
  },
  {
    name: "a withdrawal without a signature",
    flaw: "withdrawal",
    says: /withdrew it is false/,
    forge: (scene) => {
      unpin(scene);
      append(scene.log, { kind: "withdrawn", theme: scene.note.theme, notes: [{ note: scene.note.note }] });
    },
  },
  {
    name: "a withdrawal signed with a key of the forger's",
    flaw: "withdrawal",
    says: /withdrew it is false/,
    forge: (scene) => {
      unpin(scene);
      const { note, own } = scene;
      append(scene.log, {
        kind: "withdrawn",
        theme: note.theme,
        notes: [{ note: note.note, signed: own.withdraw(note) }],
      });
    },
  },
  {
    name: "a withdrawal with the proof of another note's",
    flaw: "withdrawal",
    says: /withdrew it is false/,
    forge: (scene) => {
      unpin(scene);
      append(scene.log, {
        kind: "withdrawn",
        theme: scene.note.theme,
        notes: [{ note: scene.note.note, signed: scene.gone.signed }],
      });
    },
  },
  {
    name: "the note told a second time with the forger's key, then withdrawn with it",
    flaw: "again",
    says: /a second time/,
    forge: (scene) => {
      unpin(scene);
      const { log, note, own } = scene;
      opening(log, note.theme, [{ note: note.note, text: textHash(note, own.key), key: own.key }]);
      append(log, { kind: "withdrawn", theme: note.theme, notes: [{ note: note.note, signed: own.withdraw(note) }] });
    },
  },
  {
    name: "the note told a second time with another text",
    flaw: "again",
    says: /a second time/,
    forge: ({ log, note, key }) => {
      note.text = FORGED;
      opening(log, note.theme, [{ note: note.note, text: textHash(note, key), key }]);
    },
  },
  {
    name: "a withdrawn note brought back with an entry",
    flaw: "again",
    says: /a second time/,
    forge: ({ log, note, own, gone }) => {
      const back = { ...note, note: gone.note, text: FORGED };
      log.notes.push(back);
      opening(log, note.theme, [{ note: back.note, text: textHash(back, own.key), key: own.key }]);
    },
  },
  {
    name: "a withdrawn note brought back without one",
    flaw: "gone",
    says: /after its author had withdrawn it/,
    unchained: true,
    forge: ({ log, note, gone }) => log.notes.push({ ...note, note: gone.note }),
  },
  {
    name: "a note hung in another theme",
    flaw: "theme",
    says: /another theme/,
    unchained: true,
    forge: ({ note, elsewhere }) => (note.theme = elsewhere),
  },
  {
    name: "a note moved to another theme in the log as well",
    flaw: "theme",
    says: /another theme/,
    forge: ({ log, note, elsewhere }) => {
      change(
        opened(log).find((entry) => entry.payload.includes(note.note))!,
        "box-opened",
        (told) => (told.theme = elsewhere),
      );
      note.theme = elsewhere;
    },
  },
  {
    name: "an opening renumbered",
    flaw: "opening",
    says: /not counted one by one/,
    forge: ({ log, note }) =>
      change(
        opened(log).findLast((entry) => event(entry, "box-opened").theme === note.theme)!,
        "box-opened",
        (told) => (told.opening += 1),
      ),
  },
  {
    name: "a note of the forger's without a key",
    flaw: "keyless",
    says: /without the key of its author/,
    forge: ({ log, note }) => {
      const new_ = { ...note, note: "01234567-89ab-4cde-8f01-23456789abcd", text: FORGED };
      log.notes.push(new_);
      opening(log, note.theme, [{ note: new_.note, text: textHash(new_) }]);
    },
  },
  {
    name: "a note deleted",
    flaw: "missing",
    says: /is gone; nobody withdrew or hid it/,
    unchained: true,
    forge: unpin,
  },
  {
    name: "a note hung that never came out",
    flaw: "unannounced",
    says: /never came out of the box/,
    unchained: true,
    forge: ({ log, note }) => log.notes.push({ ...note, note: "01234567-89ab-4cde-8f01-23456789abcd" }),
  },
  {
    name: "a note hidden without an entry",
    flaw: "hiding",
    says: /otherwise whether it is hidden/,
    unchained: true,
    forge: (scene) => {
      unpin(scene);
      scene.log.hidden.push(scene.note.note);
    },
  },
  {
    name: "the entry of a hiding dropped",
    flaw: "hiding",
    says: /otherwise whether it is hidden/,
    forge: ({ log }) => drop(log, "hidden"),
  },
  {
    name: "the entries of the openings dropped",
    flaw: "unannounced",
    says: /never came out of the box/,
    forge: ({ log }) => drop(log, "box-opened"),
  },
  {
    name: "an entry dropped from the middle as it is",
    flaw: "sequence",
    says: /entry before it is missing/,
    unchained: true,
    forge: ({ log }) => log.entries.splice(3, 1),
  },
  {
    name: "an entry with another day, hashed anew",
    flaw: "day",
    says: /day is before/,
    forge: ({ log }) => (log.entries.at(-1)!.day = "2020-08-10"),
  },
  {
    name: "an entry changed and hashed anew, the chain left",
    flaw: "chain",
    says: /does not follow from the entry before/,
    unchained: true,
    forge: ({ log }) => {
      const entry = log.entries[2]!;
      entry.day = log.entries[1]!.day;
      entry.payload += " ";
      entry.hash = entryHash(entry);
    },
  },
  {
    name: "an entry changed",
    flaw: "hash",
    says: /content was changed/,
    unchained: true,
    forge: ({ log }) => (log.entries[2]!.payload += " "),
  },
  {
    name: "two keys for one theme",
    flaw: "second-key",
    says: /second key/,
    forge: ({ log, note, own }) => {
      append(log, { kind: "theme-key", theme: note.theme, key: own.key });
      append(log, { kind: "theme-key", theme: note.theme, key: new OwnKey().key });
    },
  },
  {
    name: "a count of a closing changed",
    flaw: "count",
    says: /numbers are not what/,
    forge: ({ log }) =>
      change(
        log.entries.findLast((entry) => entry.kind === "moved")!,
        "moved",
        (told) => (told.notes += 1),
      ),
  },
  {
    name: "a note hidden after the theme's end",
    flaw: "archived",
    says: /archived before/,
    forge: (scene) => {
      const { log, note } = scene;
      const destroyed = { tickets: 0, slots: 0, stickers: 0, author_tags: 0, slips: 0 };
      append(log, { kind: "archived", theme: note.theme, destroyed });
      append(log, { kind: "hidden", theme: note.theme, note: note.note, reason: "other", role: "organizer" });
      unpin(scene);
      log.hidden.push(note.note);
    },
  },
  {
    name: "the tail cut off, and the board with it",
    flaw: "head",
    says: /words that you kept belong to no entry/,
    keptOnly: true,
    forge: ({ log }) => {
      log.entries = log.entries.slice(0, 2);
      Object.assign(log, { notes: [], hidden: [], questions: [] });
    },
  },
  {
    name: "everything written anew as version 1",
    flaw: "head",
    says: /words that you kept belong to no entry/,
    keptOnly: true,
    forge: ({ log, note }) => {
      note.text = FORGED;
      Object.assign(log, { version: 1, hidden: [], notes: [note], questions: [] });
      log.entries = log.entries.filter((entry) => entry.kind === "opened");
      opening(log, note.theme, [{ note: note.note, text: textHash(note) }]);
    },
  },
];

test("every forged log is refused on the command line and in the author's browser", async ({
  page,
  js,
  theme,
  app,
  desk,
}, info) => {
  test.slow();
  const board = await theme();
  const elsewhere = await theme();
  const staff = new Staff(page, board, js);
  await staff.open();
  await staff.write(GOOD, MINE);
  await staff.expectInTheBox();
  await staff.write(GOOD, "取り下げる文");
  await staff.expectInTheBox();
  await board.pinned(GOOD, { だれかの文: 0, 隠れる文: 0 });
  const hidden = await board.noteId("隠れる文");
  await desk.post("/do/hide_note", { page: board.admin, theme: board.id, note: hidden, reason: "other" });
  await page.goto(board.mine);
  const own = (text: string) => page.getByRole("article").filter({ hasText: text });
  await own(MINE).getByText("書き直す").first().click();
  await own(MINE).getByRole("textbox").fill(BETTER);
  await own(MINE).getByRole("button", { name: "この文で貼り直す" }).click();
  await expect(own(BETTER)).toBeVisible();
  await own("取り下げる文").getByText("取り下げる", { exact: true }).first().click();
  await own("取り下げる文").getByRole("button", { name: "付箋を取り下げる" }).click();
  await expect(own("取り下げる文").getByText("取り下げ中")).toBeVisible();
  await board.openBox();
  // A closing, with its counts, is in the log as well.
  await board.move("review");
  await board.move("open");

  const honest: Log = await (await fetch(`${app.url}/log.json`)).json();
  await mkdir(info.outputDir, { recursive: true });
  const file = join(info.outputDir, "log.json");
  const verify = async (log: Log, args: string[] = []) => {
    await writeFile(file, JSON.stringify(log));
    return app.kizuki(["verify", file, ...args]);
  };
  expect(await verify(honest)).toContain("Everything holds");
  const check = async () => {
    await page.goto(board.mine);
    await page.locator("#check").click();
    await expect(page.locator("#receipts")).toHaveAttribute("data-state", /done|lost|bad-log/);
  };
  await check();
  await expect(page.locator("#receipts")).toHaveAttribute("data-state", "done");
  await expect(page.locator("article[data-fate=shown]")).toHaveCount(1);
  const words = (await page.locator(".base .log-words span").textContent())!.trim();

  let forged = honest;
  await page.route("**/log.json", (route) => route.fulfill({ json: forged }));
  const refused: string[] = [];
  for (const { name, flaw, says, keptOnly, unchained, forge } of forgeries) {
    await test.step(name, async () => {
      forged = structuredClone(honest);
      const note = forged.notes.find((shown) => shown.text === BETTER)!;
      const pinned = opened(forged).flatMap((entry) => event(entry, "box-opened").pinned);
      const key = pinned.find((pinned) => pinned.note === note.note)!.key!;
      const withdrawals = forged.entries.filter((entry) => entry.kind === "withdrawn");
      const gone = withdrawals.flatMap((entry) => event(entry, "withdrawn").notes)[0]!;
      const signed = gone.signed!;
      forge({ log: forged, note, key, own: new OwnKey(), gone: { ...gone, signed }, elsewhere: elsewhere.id });
      if (!unchained) chain(forged);
      if (keptOnly) expect(await verify(forged), name).toContain("Everything holds");
      await expect(verify(forged, keptOnly ? ["--words", words] : []), name).rejects.toThrow(says);
      await check();
      await expect(page.locator("#receipts"), name).toHaveAttribute("data-state", "bad-log");
      await expect(page.locator(`#receipts [data-flaw=${flaw}]`), name).toBeVisible();
      refused.push(name);
    });
  }
  expect(refused).toHaveLength(forgeries.length);
  await expectNoAxeViolations(page);
  if (process.env.KIZUKI_SHOTS) await page.screenshot({ path: info.outputPath("forged.png"), fullPage: true });

  // The author's own: a text that came from the same ticket elsewhere is named as such, with a log that holds.
  forged = honest;
  await page.evaluate((id) => {
    const kept = localStorage.getItem(`kizuki.${id}`)!.split("\n");
    kept[3] = kept[3]!.replace(/[0-9a-f]{64}/g, "0".repeat(64));
    localStorage.setItem(`kizuki.${id}`, kept.join("\n"));
  }, board.id);
  await check();
  await expect(page.locator("article[data-fate=changed]")).toHaveCount(1);
});
