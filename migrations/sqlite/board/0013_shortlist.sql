-- The shortlist: what the working group will discuss, when, and in which order. `item` is the id of a group or a note; `note_id` is there where it is a note, and a note that is taken back takes its rows along.
-- `version` rises with each change; `starts_at` is in minutes after midnight.
CREATE TABLE shortlist (
    theme_id BLOB NOT NULL PRIMARY KEY REFERENCES theme (id),
    version INTEGER NOT NULL,
    meets_on TEXT,
    starts_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE shortlisted (
    theme_id BLOB NOT NULL REFERENCES theme (id),
    item BLOB NOT NULL,
    note_id BLOB REFERENCES note (id),
    place INTEGER NOT NULL,
    minutes_planned INTEGER,
    PRIMARY KEY (theme_id, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX shortlisted_of_note ON shortlisted (note_id);

-- What a meeting decided about an item and what was said, a row for each day. `version` rises with each save.
CREATE TABLE minutes (
    theme_id BLOB NOT NULL REFERENCES theme (id),
    item BLOB NOT NULL,
    note_id BLOB REFERENCES note (id),
    held_on TEXT NOT NULL,
    decision TEXT,
    body TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (theme_id, item, held_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX minutes_of_note ON minutes (note_id);
