-- Flags: HMAC(k, "flag" || note). The key makes it one per ticket and note. WITHOUT ROWID under a tag that is random to whoever has no
-- ticket, so that nothing tells in which order they came.
CREATE TABLE flag (
    note_id BLOB NOT NULL REFERENCES note (id),
    tag BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (note_id, tag)
) STRICT, WITHOUT ROWID;

-- How many, as of the last count: what organizers see.
CREATE TABLE flag_count (
    note_id BLOB NOT NULL REFERENCES note (id),
    reason TEXT NOT NULL,
    flags INTEGER NOT NULL,
    PRIMARY KEY (note_id, reason)
) STRICT, WITHOUT ROWID;

-- What organizers decided about a note, for each reason for which it was flagged; `flags` is how many had said so. Of a note that they hid
-- by themselves, the reason that they gave, with 0. `stale`: the note has another text since.
CREATE TABLE verdict (
    note_id BLOB NOT NULL REFERENCES note (id),
    reason TEXT NOT NULL,
    outcome TEXT NOT NULL,
    flags INTEGER NOT NULL,
    month TEXT NOT NULL,
    stale INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (note_id, reason)
) STRICT, WITHOUT ROWID;

-- Notes that were hidden at once, and by when the reason that stays is to be given.
CREATE TABLE checking (
    note_id BLOB NOT NULL PRIMARY KEY REFERENCES note (id),
    due_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What organizers note about a note while they decide, for organizers alone.
CREATE TABLE memo (
    note_id BLOB NOT NULL PRIMARY KEY REFERENCES note (id),
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
