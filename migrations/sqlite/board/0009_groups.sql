-- The bench: a theme's trail of steps, by which reviewers put notes into groups. The groups are the fold over it; a step can be inverted.
-- `reviewer` is a digest of theme and account: one's own steps can be told from those of others, and no value stands in both databases.
-- `taken_at` is when a reviewer acted, in seconds since 1970; what staff do has no time.
CREATE TABLE step (
    theme_id BLOB NOT NULL REFERENCES theme (id),
    number INTEGER NOT NULL,
    reviewer BLOB NOT NULL,
    verb TEXT NOT NULL,
    undid INTEGER,
    redid INTEGER,
    taken_at INTEGER NOT NULL,
    PRIMARY KEY (theme_id, number)
) STRICT, WITHOUT ROWID;

-- Notes that came to another place in a step; without a group a note lies by itself. A note that is taken back takes its rows along.
CREATE TABLE placement (
    note_id BLOB NOT NULL REFERENCES note (id),
    theme_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    from_group BLOB,
    to_group BLOB,
    PRIMARY KEY (note_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_of_theme ON placement (theme_id);

-- Groups that were called otherwise in a step.
CREATE TABLE relabelling (
    theme_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    group_id BLOB NOT NULL,
    from_name TEXT NOT NULL,
    from_reason TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_reason TEXT NOT NULL,
    PRIMARY KEY (theme_id, number, group_id),
    FOREIGN KEY (theme_id, number) REFERENCES step (theme_id, number)
) STRICT, WITHOUT ROWID;
