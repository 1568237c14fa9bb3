-- Flags: HMAC(k, "flag" || note). The key makes it one per ticket and note. The tag is random to whoever has no
-- ticket, and rows are written anew, so that nothing tells in which order they came.
CREATE TABLE flag (
    note_id UUID NOT NULL REFERENCES note (id),
    tag BYTEA NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (note_id, tag)
);

-- How many, as of the last count: what organizers see.
CREATE TABLE flag_count (
    note_id UUID NOT NULL REFERENCES note (id),
    reason TEXT NOT NULL,
    flags BIGINT NOT NULL,
    PRIMARY KEY (note_id, reason)
);

-- What organizers decided about a note, for each reason for which it was flagged; `flags` is how many had said so. Of a note that they hid
-- by themselves, the reason that they gave, with 0. `stale`: the note has another text since.
CREATE TABLE verdict (
    note_id UUID NOT NULL REFERENCES note (id),
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    flags BIGINT NOT NULL,
    month TEXT NOT NULL,
    stale BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (note_id, reason)
);

-- Notes that were hidden at once, and by when the reason that stays is to be given.
CREATE TABLE checking (
    note_id UUID NOT NULL PRIMARY KEY REFERENCES note (id),
    due_on DATE NOT NULL
);

-- What organizers note about a note while they decide, for organizers alone.
CREATE TABLE memo (
    note_id UUID NOT NULL PRIMARY KEY REFERENCES note (id),
    body TEXT NOT NULL
);
