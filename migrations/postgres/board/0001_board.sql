-- The board: content, never names. The same tables as on SQLite (a test compares them). PostgreSQL has no table without row order:
-- what that weakens is told in docs/anonymity.md and on the pages. Anonymous rows carry no time, no sequence and no author column.

CREATE TABLE theme (
    id UUID NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    tier TEXT NOT NULL,
    box_rule TEXT NOT NULL,
    state TEXT NOT NULL,
    opens_on DATE NOT NULL,
    closes_on DATE NOT NULL,
    posting BOOLEAN NOT NULL,
    posting_until DATE,
    stickers BOOLEAN NOT NULL,
    stickers_until DATE,
    max_notes BIGINT NOT NULL,
    tally TEXT NOT NULL,
    report_public BOOLEAN NOT NULL,
    example BOOLEAN NOT NULL,
    openings BIGINT NOT NULL DEFAULT 0,
    version BIGINT NOT NULL DEFAULT 1,
    revision BIGINT NOT NULL DEFAULT 1
);

CREATE TABLE prompt (
    id UUID NOT NULL PRIMARY KEY,
    theme_id UUID NOT NULL REFERENCES theme (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL
);

-- Tickets that have been used in a theme: SHA-256 of theme and secret.
CREATE TABLE credential (
    theme_id UUID NOT NULL REFERENCES theme (id),
    c BYTEA NOT NULL,
    PRIMARY KEY (theme_id, c)
);

-- Spent places for notes: HMAC(k, "slot" || i).
CREATE TABLE slot (
    theme_id UUID NOT NULL REFERENCES theme (id),
    tag BYTEA NOT NULL,
    PRIMARY KEY (theme_id, tag)
);

-- Notes that wait for the next opening of the box.
CREATE TABLE inbox (
    id UUID NOT NULL PRIMARY KEY,
    theme_id UUID NOT NULL REFERENCES theme (id),
    prompt_id UUID NOT NULL REFERENCES prompt (id),
    body TEXT NOT NULL,
    author_tag BYTEA NOT NULL
);

-- Notes on the board. `opening` counts the theme's openings; `stickers` is the count as of the last tick.
CREATE TABLE note (
    id UUID NOT NULL PRIMARY KEY,
    theme_id UUID NOT NULL REFERENCES theme (id),
    prompt_id UUID NOT NULL REFERENCES prompt (id),
    body TEXT NOT NULL,
    author_tag BYTEA,
    opening BIGINT NOT NULL,
    hidden TEXT,
    stickers BIGINT NOT NULL DEFAULT 0
);

-- What an author asked for and the next tick carries out: a new text, or (NULL) the withdrawal.
CREATE TABLE pending (
    note_id UUID NOT NULL PRIMARY KEY REFERENCES note (id),
    body TEXT
);

-- Stickers: HMAC(k, "like" || note). The key makes it one per ticket and note.
CREATE TABLE sticker (
    note_id UUID NOT NULL REFERENCES note (id),
    tag BYTEA NOT NULL,
    PRIMARY KEY (note_id, tag)
);

CREATE INDEX prompt_of_theme ON prompt (theme_id);
CREATE INDEX note_of_theme ON note (theme_id);
CREATE INDEX inbox_of_theme ON inbox (theme_id);
