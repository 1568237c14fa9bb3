-- The bench: a theme's trail of steps, by which reviewers put notes into groups. The groups are the fold over it; a step can be inverted.
-- `reviewer` is a digest of theme and account: one's own steps can be told from those of others, and no value stands in both databases.
-- `taken_at` is when a reviewer acted, in seconds since 1970; what staff do has no time.
CREATE TABLE step (
    theme_id UUID NOT NULL REFERENCES theme (id),
    number BIGINT NOT NULL,
    reviewer BYTEA NOT NULL,
    verb TEXT NOT NULL,
    undid BIGINT,
    redid BIGINT,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (theme_id, number)
);

-- Notes that came to another place in a step; without a group a note lies by itself. A note that is taken back takes its rows along.
CREATE TABLE placement (
    note_id UUID NOT NULL REFERENCES note (id),
    theme_id UUID NOT NULL,
    number BIGINT NOT NULL,
    from_group UUID,
    to_group UUID,
    PRIMARY KEY (note_id, number)
);
CREATE INDEX placement_of_theme ON placement (theme_id);

-- Groups that were called otherwise in a step.
CREATE TABLE relabelling (
    theme_id UUID NOT NULL,
    number BIGINT NOT NULL,
    group_id UUID NOT NULL,
    from_name TEXT NOT NULL,
    from_reason TEXT NOT NULL,
    to_name TEXT NOT NULL,
    to_reason TEXT NOT NULL,
    PRIMARY KEY (theme_id, number, group_id),
    FOREIGN KEY (theme_id, number) REFERENCES step (theme_id, number)
);
