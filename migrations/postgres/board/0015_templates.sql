-- Templates of answers, from which reviewers begin. The office's own; `version` rises with each save.
CREATE TABLE template (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    body TEXT NOT NULL,
    department TEXT NOT NULL,
    version BIGINT NOT NULL
);

-- Deep-dives: a theme that began with an item of another one. `item` as in an address: `g-` or `n-` and the id; it
-- stays when a note is taken back, and then leads to nothing.
CREATE TABLE origin (
    theme_id UUID NOT NULL PRIMARY KEY REFERENCES theme (id),
    parent_id UUID NOT NULL REFERENCES theme (id),
    item TEXT NOT NULL
);
CREATE INDEX origin_of_parent ON origin (parent_id);
