-- Templates of answers, from which reviewers begin. The office's own; `version` rises with each save.
CREATE TABLE template (
    id BLOB NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    body TEXT NOT NULL,
    department TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Deep-dives: a theme that began with an item of another one. `item` as in an address: `g-` or `n-` and the id; it
-- stays when a note is taken back, and then leads to nothing.
CREATE TABLE origin (
    theme_id BLOB NOT NULL PRIMARY KEY REFERENCES theme (id),
    parent_id BLOB NOT NULL REFERENCES theme (id),
    item TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_of_parent ON origin (parent_id);
