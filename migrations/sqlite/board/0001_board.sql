-- The board: content, never names. Anonymous rows (inbox, note, pending, sticker, slot, credential) are WITHOUT ROWID under random
-- keys, so they have no row order; they carry no time, no sequence and no author column (docs/anonymity.md, L1 and L7).

CREATE TABLE theme (
    id BLOB NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    tier TEXT NOT NULL,
    box_rule TEXT NOT NULL,
    state TEXT NOT NULL,
    opens_on TEXT NOT NULL,
    closes_on TEXT NOT NULL,
    posting INTEGER NOT NULL,
    posting_until TEXT,
    stickers INTEGER NOT NULL,
    stickers_until TEXT,
    max_notes INTEGER NOT NULL,
    tally TEXT NOT NULL,
    report_public INTEGER NOT NULL,
    example INTEGER NOT NULL,
    openings INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    revision INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE prompt (
    id BLOB NOT NULL PRIMARY KEY,
    theme_id BLOB NOT NULL REFERENCES theme (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Tickets that have been used in a theme: SHA-256 of theme and secret.
CREATE TABLE credential (
    theme_id BLOB NOT NULL REFERENCES theme (id),
    c BLOB NOT NULL,
    PRIMARY KEY (theme_id, c)
) STRICT, WITHOUT ROWID;

-- Spent places for notes: HMAC(k, "slot" || i).
CREATE TABLE slot (
    theme_id BLOB NOT NULL REFERENCES theme (id),
    tag BLOB NOT NULL,
    PRIMARY KEY (theme_id, tag)
) STRICT, WITHOUT ROWID;

-- Notes that wait for the next opening of the box.
CREATE TABLE inbox (
    id BLOB NOT NULL PRIMARY KEY,
    theme_id BLOB NOT NULL REFERENCES theme (id),
    prompt_id BLOB NOT NULL REFERENCES prompt (id),
    body TEXT NOT NULL,
    author_tag BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Notes on the board. `opening` counts the theme's openings; `stickers` is the count as of the last tick.
CREATE TABLE note (
    id BLOB NOT NULL PRIMARY KEY,
    theme_id BLOB NOT NULL REFERENCES theme (id),
    prompt_id BLOB NOT NULL REFERENCES prompt (id),
    body TEXT NOT NULL,
    author_tag BLOB,
    opening INTEGER NOT NULL,
    hidden TEXT,
    stickers INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What an author asked for and the next tick carries out: a new text, or (NULL) the withdrawal.
CREATE TABLE pending (
    note_id BLOB NOT NULL PRIMARY KEY REFERENCES note (id),
    body TEXT
) STRICT, WITHOUT ROWID;

-- Stickers: HMAC(k, "like" || note). The key makes it one per ticket and note.
CREATE TABLE sticker (
    note_id BLOB NOT NULL REFERENCES note (id),
    tag BLOB NOT NULL,
    PRIMARY KEY (note_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX prompt_of_theme ON prompt (theme_id);
CREATE INDEX note_of_theme ON note (theme_id);
CREATE INDEX inbox_of_theme ON inbox (theme_id);
