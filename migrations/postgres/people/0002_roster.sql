-- Who may pick up a ticket of a Sealed theme, and whether they have: names, never content. No times anywhere; keys are random.

-- Somebody who is, or was, on the roster. Who was taken off (`listed`) stays while a ticket of theirs is out, so that being put back gives no
-- second one.
CREATE TABLE person (
    id UUID NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    listed BOOLEAN NOT NULL
);

-- One row per person and theme, made for the whole roster at once when the theme leaves draft. Picking up flips a bit in a row that is there
-- already and never adds one: the order of rows is that of random ids and says nothing.
CREATE TABLE eligibility (
    theme_id UUID NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id),
    issued BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (theme_id, person_id)
);

-- Personal links: the SHA-256 of a link's 100 random bits, at most one link per person. A used one stays, so that a list of links for those
-- who have none does not tell who has picked up.
CREATE TABLE link (
    token_hash BYTEA NOT NULL PRIMARY KEY,
    person_id UUID NOT NULL UNIQUE REFERENCES person (id),
    used BOOLEAN NOT NULL DEFAULT FALSE
);

-- Pick-ups of the present tick. UNLOGGED: the write-ahead log then shows no row of them and no person, only a bare commit; the tick writes
-- all bits of its ten seconds together and empties this (docs/anonymity.md, L6). A crash of the server empties it too: whoever picked up in
-- the tick before it can do so once more, and the count of tickets used can then exceed that of tickets out, which everybody sees.
CREATE UNLOGGED TABLE issue_pending (
    theme_id UUID NOT NULL,
    person_id UUID NOT NULL,
    PRIMARY KEY (theme_id, person_id)
);

CREATE INDEX eligibility_of_person ON eligibility (person_id);
