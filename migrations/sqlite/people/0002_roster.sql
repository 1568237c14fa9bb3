-- Who may pick up a ticket of a Sealed theme, and whether they have: names, never content. No times anywhere; keys are random.

-- Somebody who is, or was, on the roster. Who was taken off (`listed`) stays while a ticket of theirs is out, so that being put back gives no
-- second one.
CREATE TABLE person (
    id BLOB NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    listed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per person and theme, made for the whole roster at once when the theme leaves draft. Picking up flips a bit in a row that is there
-- already and never adds one: the order of rows is that of random ids and says nothing.
CREATE TABLE eligibility (
    theme_id BLOB NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    issued INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (theme_id, person_id)
) STRICT, WITHOUT ROWID;

-- Personal links: the SHA-256 of a link's 100 random bits, at most one link per person. A used one stays, so that a list of links for those
-- who have none does not tell who has picked up.
CREATE TABLE link (
    token_hash BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL UNIQUE REFERENCES person (id),
    used INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Pick-ups of the present tick. Empty here, always: SQLite's write-ahead log is emptied with every commit, so the bit is flipped at once.
CREATE TABLE issue_pending (
    theme_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    PRIMARY KEY (theme_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX eligibility_of_person ON eligibility (person_id);
